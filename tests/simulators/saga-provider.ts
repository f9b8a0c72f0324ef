import type { PaymentFact } from "#domain/payment/payment-fact";
import { type IntentPurpose, isSameIntent } from "#domain/payment/payment-intent";
import type { Dice } from "./dice";
import type { Seen } from "./saga-object";

export interface ProviderPayment extends IntentPurpose {
  readonly id: string;
  readonly reference: string;
  state: "created" | "authorised" | "captured" | "failed" | "voided";
  capturedMinor: number;
  refundedMinor: number;
  readonly refunds: Map<string, number>;
}

export interface Message {
  readonly fact: PaymentFact;
  readonly signature: "good" | "forged";
}

export type Provider = ReturnType<typeof makeProvider>;

/**
 * The payment provider: idempotent by reference and refund id; it delivers each message at least once, in any order.
 */
export function makeProvider(
  dice: Dice,
  capture: "manual" | "automatic",
  seen: Seen,
  /** `reuses` plants a fault: an intent is opened again for any request with its reference. */
  { reuses = false } = {},
) {
  const payments = new Map<string, ProviderPayment>();
  const messages: Message[] = [];
  let sent = 0;

  const factOf = (
    payment: ProviderPayment,
    state: PaymentFact["state"],
    now: number,
    refundId?: string,
  ): PaymentFact => ({
    provider: "sandbox",
    messageId: `m${++sent}`,
    eventId: payment.eventId,
    bookingId: refundId ? null : payment.bookingId,
    paymentId: payment.reference,
    intentId: payment.id,
    state,
    amountMinor: refundId ? (payment.refunds.get(refundId) ?? 0) : payment.amountMinor,
    currency: "INR",
    ...(refundId ? { refundId } : {}),
    at: now,
  });
  const send = (
    payment: ProviderPayment,
    state: PaymentFact["state"],
    now: number,
    refundId?: string,
  ): void => {
    messages.push({ fact: factOf(payment, state, now, refundId), signature: "good" });
  };

  const byIntent = (intentId: string): ProviderPayment | undefined =>
    [...payments.values()].find((payment) => payment.id === intentId);

  return {
    payments: (eventId: string) => [...payments.values()].filter((payment) => payment.eventId === eventId),
    find: (reference: string) => payments.get(reference),

    /** Null: the reference has an intent of another booking. */
    create(reference: string, purpose: IntentPurpose): ProviderPayment | null {
      const known = payments.get(reference);
      if (known) return reuses || isSameIntent(known, purpose) ? known : null;
      const payment: ProviderPayment = {
        id: `intent-${reference}`,
        reference,
        ...purpose,
        state: "created",
        capturedMinor: 0,
        refundedMinor: 0,
        refunds: new Map(),
      };
      payments.set(reference, payment);
      return payment;
    },

    /** The buyer pays or fails at the provider's page. */
    pay(reference: string, now: number): void {
      const payment = payments.get(reference);
      if (!payment || (payment.state !== "created" && payment.state !== "failed")) return;
      if (dice.chance(0.2)) {
        payment.state = "failed";
        send(payment, "failed", now);
        return;
      }
      if (payment.state === "failed") saw(seen, "a failed payment succeeds later");
      payment.state = "authorised";
      // Some providers send both messages, and the second may arrive first.
      if (capture === "manual" || dice.chance(0.3)) send(payment, "authorised", now);
      if (capture === "automatic") {
        payment.state = "captured";
        payment.capturedMinor = payment.amountMinor;
        send(payment, "captured", now);
      }
    },

    capture(intentId: string, now: number): void {
      const payment = byIntent(intentId);
      if (!payment) return;
      if (payment.state === "authorised") {
        if (dice.chance(0.1)) {
          saw(seen, "the bank refuses the capture");
          payment.state = "failed";
          send(payment, "failed", now);
          return;
        }
        payment.state = "captured";
        payment.capturedMinor = payment.amountMinor;
        send(payment, "captured", now);
      } else if (payment.state !== "created") send(payment, payment.state, now);
    },

    void(intentId: string, now: number): void {
      const payment = byIntent(intentId);
      if (!payment) return;
      if (payment.state === "authorised") payment.state = "voided";
      if (payment.state !== "created") send(payment, payment.state, now);
    },

    refund(intentId: string, refundId: string, amountMinor: number, now: number, calm: boolean): void {
      const payment = byIntent(intentId)!;
      if (payment.state !== "captured") throw new Error(`refund of a ${payment.state} payment ${intentId}`);
      if (!payment.refunds.has(refundId)) {
        if (!calm && dice.chance(0.4)) {
          saw(seen, "a refund fails first");
          send(payment, "refund_failed", now, refundId);
          return;
        }
        payment.refunds.set(refundId, amountMinor);
        payment.refundedMinor += amountMinor;
      }
      send(payment, "refunded", now, refundId);
    },

    /** The current state of a payment, for reconciliation. */
    facts(
      query: { eventId: string; paymentId: string; intentId: string | null },
      key: string,
      now: number,
    ): PaymentFact[] {
      const payment = query.intentId ? byIntent(query.intentId) : payments.get(query.paymentId);
      if (!payment || payment.state === "created") return [];
      if (query.intentId === null && !reuses && payment.eventId !== query.eventId) return [];
      const facts = [{ ...factOf(payment, payment.state, now), messageId: `${key}:${payment.state}` }];
      for (const refundId of payment.refunds.keys())
        facts.push({ ...factOf(payment, "refunded", now, refundId), messageId: `${key}:${refundId}` });
      return facts;
    },

    /** A webhook goes to the event of its intent. */
    takeMessage(eventId: string): Message | undefined {
      const own = messages.filter((message) => message.fact.eventId === eventId);
      if (own.length === 0) return undefined;
      const at = dice.below(own.length);
      if (at > 0) saw(seen, "webhooks out of order");
      return messages.splice(messages.indexOf(own[at]!), 1)[0];
    },
    again: (message: Message): void => void messages.push(message),
  };
}

function saw(seen: Seen, what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}
