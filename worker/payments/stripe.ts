import { z } from "zod";
import { accept, refuse } from "#domain/core/outcome";
import type { PaymentFact } from "#domain/payment/payment-fact";
import { type IntentRequest, type PaymentProvider, type PaymentStanding, ProviderProblem } from "./payments";
import { parseJson } from "../platform/json-body";
import { verifyStampSignature } from "../platform/hmac";

/**
 * API version of Stripe Checkout with manual capture (money is captured after the seats are booked). Versions from
 * 2022-08-01 create the PaymentIntent when the buyer confirms, too late to record its id with the booking.
 */
const VERSION = "2020-08-27";

export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

const Session = z.object({ id: z.string(), url: z.url(), payment_intent: z.string() });

const Intent = z.object({
  id: z.string(),
  status: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  last_payment_error: z.unknown().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
});

const Event = z.object({
  id: z.string(),
  type: z.string(),
  created: z.number().int(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});

const Refund = z.object({
  id: z.string(),
  status: z.string().nullish(),
  failure_reason: z.string().nullish(),
  amount: z.number().int(),
  currency: z.string(),
  payment_intent: z.string(),
  metadata: z.record(z.string(), z.string()).optional(),
});

const FACT_OF: Record<string, PaymentFact["state"]> = {
  "payment_intent.amount_capturable_updated": "authorised",
  "payment_intent.succeeded": "captured",
  "payment_intent.payment_failed": "failed",
  "payment_intent.canceled": "voided",
};

const REFUND_EVENTS = new Set(["charge.refund.updated", "refund.created", "refund.updated", "refund.failed"]);

export function stripeProvider(settings: StripeSettings): PaymentProvider {
  const call = stripeClient(settings);

  const settle = async (intentId: string, verb: "capture" | "cancel"): Promise<PaymentStanding> => {
    try {
      return standing(
        Intent.parse(await call(`payment_intents/${intentId}/${verb}`, {}, `${verb}:${intentId}`)),
      );
    } catch (problem) {
      // 400: already captured or cancelled, so the current state decides.
      if (!(problem instanceof ProviderProblem) || problem.status !== 400) throw problem;
      return standing(Intent.parse(await call(`payment_intents/${intentId}`)));
    }
  };

  return {
    name: "stripe",
    async createIntent(wanted) {
      const session = Session.parse(await call("checkout/sessions", sessionFields(wanted), wanted.paymentId));
      return { intentId: session.payment_intent, payUrl: session.url };
    },
    async verifyWebhook({ raw, headers, now }) {
      const verified = await verifyStampSignature(
        settings.webhookSecret,
        raw,
        headers.get("stripe-signature"),
        now,
      );
      if (verified !== "ok") return refuse(verified);
      const event = Event.safeParse(parseJson(raw));
      if (!event.success) return refuse("malformed");
      return accept(factOf(event.data));
    },
    capture: ({ intentId }) => settle(intentId, "capture"),
    void: ({ intentId }) => settle(intentId, "cancel"),
    async refund({ intentId, amountMinor, refundId, paymentId, eventId }) {
      const refund = Refund.parse(
        await call(
          "refunds",
          {
            payment_intent: intentId,
            amount: String(amountMinor),
            "metadata[refund_id]": refundId,
            "metadata[payment_id]": paymentId,
            "metadata[event_id]": eventId,
          },
          refundId,
        ),
      );
      if (refund.status === "succeeded") return { state: "done" };
      const failed = refund.status === "failed" || refund.status === "canceled";
      return failed
        ? { state: "failed", problem: refund.failure_reason ?? undefined }
        : { state: "requested" };
    },
    async fetch({ eventId, paymentId, intentId }) {
      if (intentId) return standing(Intent.parse(await call(`payment_intents/${intentId}`)));
      const query = encodeURIComponent(
        `metadata['payment_id']:'${paymentId}' AND metadata['event_id']:'${eventId}'`,
      );
      const found = z
        .object({ data: z.array(Intent) })
        .parse(await call(`payment_intents/search?query=${query}`));
      return found.data[0] ? standing(found.data[0]) : { state: "nothing" };
    },
  };
}

type StripeCall = (
  path: string,
  body?: Readonly<Record<string, string>>,
  idempotencyKey?: string,
) => Promise<unknown>;

/** The JSON of a response; throws ProviderProblem for an error response. */
function stripeClient(settings: StripeSettings): StripeCall {
  const send = settings.fetch ?? ((request: Request) => fetch(request));
  return async (path, body, idempotencyKey) => {
    const response = await send(
      new Request(`https://api.stripe.com/v1/${path}`, {
        method: body ? "POST" : "GET",
        headers: {
          authorization: `Bearer ${settings.secretKey}`,
          "stripe-version": VERSION,
          ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
        },
        ...(body ? { body: new URLSearchParams(body) } : {}),
        signal: AbortSignal.timeout(15_000),
      }),
    );
    if (!response.ok) {
      await response.body?.cancel();
      throw new ProviderProblem("stripe", response.status, path.split("?")[0]!);
    }
    return response.json();
  };
}

function sessionFields(wanted: IntentRequest): Record<string, string> {
  return {
    mode: "payment",
    success_url: wanted.returnUrl,
    cancel_url: wanted.returnUrl,
    client_reference_id: wanted.bookingId,
    customer_email: wanted.buyerEmail,
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": wanted.currency.toLowerCase(),
    "line_items[0][price_data][unit_amount]": String(wanted.amountMinor),
    "line_items[0][price_data][product_data][name]": wanted.description,
    "payment_intent_data[capture_method]": "manual",
    "payment_intent_data[metadata][payment_id]": wanted.paymentId,
    "payment_intent_data[metadata][event_id]": wanted.eventId,
    "payment_intent_data[metadata][booking_id]": wanted.bookingId,
  };
}

function factOf(event: z.infer<typeof Event>): { eventId: string | null; fact: PaymentFact | null } {
  const state = FACT_OF[event.type];
  if (state) {
    const intent = Intent.safeParse(event.data.object);
    const marks = intent.data?.metadata;
    if (!intent.success || !marks?.payment_id || !marks.event_id) return { eventId: null, fact: null };
    return {
      eventId: marks.event_id,
      fact: {
        ...sharedFacts(event, intent.data),
        eventId: marks.event_id,
        bookingId: marks.booking_id ?? null,
        paymentId: marks.payment_id,
        intentId: intent.data.id,
        state,
      },
    };
  }
  return REFUND_EVENTS.has(event.type) ? refundFactOf(event) : { eventId: null, fact: null };
}

function sharedFacts(
  event: z.infer<typeof Event>,
  sum: { readonly amount: number; readonly currency: string },
) {
  return {
    provider: "stripe",
    messageId: event.id,
    amountMinor: sum.amount,
    currency: sum.currency.toUpperCase(),
    at: event.created * 1000,
  } as const;
}

function refundFactOf(event: z.infer<typeof Event>): { eventId: string | null; fact: PaymentFact | null } {
  const refund = Refund.safeParse(event.data.object);
  const marks = refund.data?.metadata;
  const failed = refund.data?.status === "failed" || refund.data?.status === "canceled";
  if (!refund.success || !marks?.payment_id || !marks.event_id || !marks.refund_id)
    return { eventId: null, fact: null };
  if (!failed && refund.data.status !== "succeeded") return { eventId: marks.event_id, fact: null };
  return {
    eventId: marks.event_id,
    fact: {
      ...sharedFacts(event, refund.data),
      eventId: marks.event_id,
      bookingId: null,
      paymentId: marks.payment_id,
      intentId: refund.data.payment_intent,
      state: failed ? "refund_failed" : "refunded",
      refundId: marks.refund_id,
      ...(failed && refund.data.failure_reason ? { problem: refund.data.failure_reason } : {}),
    },
  };
}

function standing(intent: z.infer<typeof Intent>): PaymentStanding {
  const facts = {
    intentId: intent.id,
    // Without our metadata an intent is for no booking, and its facts are refused.
    eventId: intent.metadata?.event_id ?? "",
    bookingId: intent.metadata?.booking_id ?? "",
    amountMinor: intent.amount,
    currency: intent.currency.toUpperCase(),
  };
  switch (intent.status) {
    case "requires_capture":
      return { state: "authorised", ...facts };
    case "succeeded":
      return { state: "captured", ...facts };
    case "canceled":
      return { state: "voided", ...facts };
    default:
      return intent.last_payment_error ? { state: "failed", ...facts } : { state: "nothing" };
  }
}
