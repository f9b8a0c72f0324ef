import { toBase64 } from "#domain/core/base64";
import { z } from "zod";
import type { IntentPurpose } from "#domain/payment/payment-intent";
import { type PaymentStanding, ProviderProblem } from "./payments";

export interface RazorpaySettings {
  readonly keyId: string;
  readonly keySecret: string;
  readonly webhookSecret: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

export const Order = z.object({
  id: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  receipt: z.string().nullish(),
  notes: z.unknown().optional(),
});
export type Order = z.infer<typeof Order>;

export const Payment = z.object({
  id: z.string(),
  order_id: z.string().nullish(),
  amount: z.number().int(),
  currency: z.string(),
  status: z.enum(["created", "authorized", "captured", "refunded", "failed"]),
});

export const Refund = z.object({
  id: z.string(),
  amount: z.number().int(),
  status: z.string().optional(),
  receipt: z.string().nullish(),
  notes: z.unknown().optional(),
});

/** The API calls of the provider. @throws ProviderProblem for an error response */
export function razorpayClient(settings: RazorpaySettings) {
  const send = settings.fetch ?? ((request: Request) => fetch(request));

  async function call(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<unknown> {
    const response = await send(
      new Request(`https://api.razorpay.com/v1/${path}`, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          authorization: `Basic ${toBase64(new TextEncoder().encode(`${settings.keyId}:${settings.keySecret}`))}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(15_000),
      }),
    );
    if (!response.ok) {
      await response.body?.cancel();
      throw new ProviderProblem("razorpay", response.status, path.split("?")[0]!);
    }
    return response.json();
  }

  const list = async <Item>(path: string, item: z.ZodType<Item>): Promise<Item[]> =>
    z.object({ items: z.array(item) }).parse(await call(path)).items;

  /** The order's payment that moved money, else its last failed one. */
  const findPayment = async (orderId: string) => {
    const payments = await list(`orders/${orderId}/payments`, Payment);
    const rank = { captured: 0, refunded: 0, authorized: 1, failed: 2, created: 3 } as const;
    return payments.sort((a, b) => rank[a.status] - rank[b.status])[0];
  };

  const listOrders = (paymentId: string) =>
    list(`orders?receipt=${encodeURIComponent(receiptOf(paymentId))}`, Order);

  /** Null: no such order. */
  const readOrder = async (orderId: string): Promise<Order | null> => {
    try {
      return Order.parse(await call(`orders/${encodeURIComponent(orderId)}`));
    } catch (problem) {
      if (problem instanceof ProviderProblem && (problem.status === 404 || problem.status === 400))
        return null;
      throw problem;
    }
  };

  return {
    call,
    listOrders,
    readOrder,
    findPayment,
    findOrder: async (eventId: string, paymentId: string) =>
      (await listOrders(paymentId)).find((order) => purposeOf(order).eventId === eventId),
    listRefunds: (paymentId: string) => list(`payments/${paymentId}/refunds`, Refund),
    async standing(orderId: string): Promise<PaymentStanding> {
      const payment = await findPayment(orderId);
      const order = payment && payment.status !== "created" ? await readOrder(orderId) : null;
      if (!payment || payment.status === "created" || !order) return { state: "nothing" };
      const state = {
        authorized: "authorised",
        captured: "captured",
        refunded: "captured",
        failed: "failed",
      } as const;
      return {
        ...purposeOf(order),
        state: state[payment.status],
        intentId: orderId,
        amountMinor: payment.amount,
        currency: payment.currency,
      };
    },
  };
}

/** The purpose of an order by its notes; without them it is for no booking, and its facts are refused. */
export function purposeOf(order: Order): IntentPurpose {
  const notes = notesOf(order.notes);
  return {
    eventId: notes.event_id ?? "",
    bookingId: notes.booking_id ?? "",
    amountMinor: order.amount,
    currency: order.currency,
  };
}

/** A receipt has at most 40 characters: a uuid's 36 fit. */
export function receiptOf(paymentId: string): string {
  return paymentId.slice(0, 40);
}

export function notesOf(notes: unknown): Record<string, string | undefined> {
  if (typeof notes !== "object" || notes === null || Array.isArray(notes)) return {};
  return Object.fromEntries(
    Object.entries(notes).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
