import { escapeHtml } from "#domain/core/html";
import { z } from "zod";
import { formatMoney } from "#domain/core/money";
import { isId } from "#domain/core/ids";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";

/**
 * Razorpay's hosted checkout starts with a form on our page, GET /pay/razorpay/:orderId. Its values come from the event's
 * object, not from the URL. Razorpay posts back to `…/done`, whose body is ignored. Null: not found.
 */
const Query = z.object({
  booking: z.uuid(),
  event: z.string().refine(isId),
  payment: z.string().max(60),
});

export async function handleRazorpay(request: Request, env: Env): Promise<Response | null> {
  const url = new URL(request.url);
  const [, orderId, done] = url.pathname.match(/^\/pay\/razorpay\/(order_[0-9A-Za-z]{1,40})(\/done)?$/) ?? [];
  const query = Query.safeParse(Object.fromEntries(url.searchParams));
  if (!orderId || !env.RAZORPAY_KEY_ID || !query.success) return null;
  const { booking: bookingId, event: eventId, payment: paymentId } = query.data;
  const back = `${url.origin}/bookings/${bookingId}?event=${eventId}`;
  if (done) return new Response(null, { status: 303, headers: { location: back } });
  if (request.method !== "GET") return null;
  const booking = await (await eventObject(env, eventId)).readBooking(bookingId, null);
  const payment = booking?.payments.find((each) => each.id === paymentId && each.intentId === orderId);
  if (!booking || payment?.state !== "created") return null;

  const fields = {
    key_id: env.RAZORPAY_KEY_ID,
    order_id: orderId,
    amount: String(payment.amountMinor),
    currency: payment.currency,
    name: "Stagedoor",
    description: booking.reference,
    "prefill[email]": booking.buyerEmail,
    callback_url: `${url.origin}${url.pathname}/done${url.search}`,
    cancel_url: back,
  };
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join("");
  const total = escapeHtml(
    formatMoney({ amountMinor: payment.amountMinor, currency: payment.currency }, "en-IN", { exact: true }),
  );
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Pay ${total}</title></head><body><main><h1>Pay ${total}</h1><form method="post" action="https://api.razorpay.com/v1/checkout/embedded">${inputs}<button>Go on to Razorpay</button></form><p><a href="${escapeHtml(back)}">Back without paying</a></p></main></body></html>`,
    {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy":
          "default-src 'none'; form-action https://api.razorpay.com; base-uri 'none'; frame-ancestors 'none'",
      },
    },
  );
}
