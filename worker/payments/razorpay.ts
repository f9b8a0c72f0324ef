import { z } from "zod";
import { accept, refuse } from "#domain/core/outcome";
import type { PaymentFact } from "#domain/payment/payment-fact";
import { isSameIntent } from "#domain/payment/payment-intent";
import { type PaymentProvider, type ProviderMessage, ProviderProblem } from "./payments";
import {
  Order,
  Payment,
  type RazorpaySettings,
  Refund,
  notesOf,
  purposeOf,
  razorpayClient,
  receiptOf,
} from "./razorpay-client";
import { parseJson } from "../platform/json-body";
import { isHmacHex } from "../platform/hmac";

const Webhook = z.object({
  event: z.string(),
  created_at: z.number().int(),
  payload: z.object({
    payment: z.object({ entity: Payment }).optional(),
    refund: z.object({ entity: Refund }).optional(),
  }),
});

const FACT_OF: Record<string, PaymentFact["state"]> = {
  "payment.authorized": "authorised",
  "payment.captured": "captured",
  "payment.failed": "failed",
  "refund.processed": "refunded",
  "refund.failed": "refund_failed",
};

/**
 * Razorpay orders with our payment id as receipt and manual capture; `intentId` is the order's id. Which event and booking
 * an order is for is read from the order's notes, which only this server writes: a payment's notes come from a form in the
 * buyer's browser. Webhook signatures have no timestamp and retries last 24 hours, so replays are deduplicated by the
 * event's inbox only, under a key from the signed body.
 */
export function razorpayProvider(settings: RazorpaySettings): PaymentProvider {
  const { call, listOrders, findOrder, readOrder, findPayment, standing, listRefunds } =
    razorpayClient(settings);

  return {
    name: "razorpay",
    async createIntent(wanted) {
      const known = await listOrders(wanted.paymentId);
      const same = known.find((order) => isSameIntent(purposeOf(order), wanted));
      if (known.length > 0 && !same) throw new ProviderProblem("razorpay", 409, "order of another booking");
      const order =
        same ??
        Order.parse(
          await call("orders", {
            amount: wanted.amountMinor,
            currency: wanted.currency,
            receipt: receiptOf(wanted.paymentId),
            notes: { payment_id: wanted.paymentId, event_id: wanted.eventId, booking_id: wanted.bookingId },
            payment: {
              capture: "manual",
              capture_options: { manual_expiry_period: 1440, refund_speed: "normal" },
            },
          }),
        );
      const page = new URL(`/pay/razorpay/${order.id}`, wanted.returnUrl);
      page.searchParams.set("booking", wanted.bookingId);
      page.searchParams.set("event", wanted.eventId);
      page.searchParams.set("payment", wanted.paymentId);
      return { intentId: order.id, payUrl: page.href };
    },
    async verifyWebhook({ raw, headers }) {
      const signature = headers.get("x-razorpay-signature") ?? "";
      if (!(await isHmacHex(settings.webhookSecret, raw, signature))) return refuse("bad_signature");
      const parsed = Webhook.safeParse(parseJson(raw));
      if (!parsed.success) return refuse("malformed");
      const payment = parsed.data.payload.payment?.entity;
      const order = payment?.order_id ? await readOrder(payment.order_id) : null;
      return accept(
        payment && order ? readWebhook(parsed.data, payment, order) : { eventId: null, fact: null },
      );
    },
    async capture({ intentId, amountMinor, currency }) {
      const payment = await findPayment(intentId);
      if (payment?.status === "authorized")
        await call(`payments/${payment.id}/capture`, { amount: amountMinor, currency });
      return standing(intentId);
    },
    /** Razorpay has no call for it: uncaptured payments are refunded automatically. */
    async void({ intentId, amountMinor, currency }) {
      const now = await standing(intentId);
      if (now.state === "captured") return now;
      const order = await readOrder(intentId);
      if (!order) return { state: "nothing" };
      return { ...purposeOf(order), state: "voided", intentId, amountMinor, currency };
    },
    async refund({ intentId, amountMinor, refundId }) {
      const payment = await findPayment(intentId);
      if (!payment) return { state: "failed" };
      const before = await listRefunds(payment.id);
      const refund =
        before.find((each) => each.receipt === refundId) ??
        Refund.parse(
          await call(
            `payments/${payment.id}/refund`,
            { amount: amountMinor, receipt: refundId, notes: { refund_id: refundId } },
            { "x-refund-idempotency": refundId },
          ),
        );
      if (refund.status === "processed") return { state: "done" };
      return { state: refund.status === "failed" ? "failed" : "requested" };
    },
    async fetch({ eventId, paymentId, intentId }) {
      const orderId = intentId ?? (await findOrder(eventId, paymentId))?.id;
      return orderId ? standing(orderId) : { state: "nothing" };
    },
  };
}

function readWebhook(
  webhook: z.infer<typeof Webhook>,
  payment: z.infer<typeof Payment>,
  order: Order,
): ProviderMessage {
  const { event, payload, created_at } = webhook;
  const state = FACT_OF[event];
  const { eventId, bookingId } = purposeOf(order);
  const paymentId = notesOf(order.notes).payment_id;
  if (!state || !paymentId || !eventId) return { eventId: null, fact: null };
  const refund = payload.refund?.entity;
  const refundId = refund?.receipt ?? notesOf(refund?.notes).refund_id;
  return {
    eventId,
    fact: {
      provider: "razorpay",
      // The header x-razorpay-event-id is not signed: a replay could change it.
      messageId: `${event}:${refund?.id ?? payment.id}`,
      eventId,
      bookingId,
      paymentId,
      intentId: order.id,
      state,
      amountMinor: refund?.amount ?? payment.amount,
      currency: payment.currency,
      ...(refundId ? { refundId } : {}),
      at: created_at * 1000,
    },
  };
}
