import { z } from "zod";
import { escapeHtml } from "#domain/core/html";
import { isId } from "#domain/core/ids";
import { formatMoney } from "#domain/core/money";
import type { BookingView, PaymentView } from "#domain/sale/booking";
import { m } from "#i18n/paraglide/messages";
import { extractLocaleFromRequest } from "#i18n/paraglide/runtime";
import type { Env } from "../platform/env";
import { type EventObject, eventObject } from "../platform/event-object";
import { plainDocument } from "../security/plain-page";

/**
 * Razorpay's hosted checkout starts with a form on our page, GET /pay/razorpay/:orderId. It works without scripts, and its
 * values come from the event's object, not from the URL. Razorpay posts back to `…/done`, whose body is ignored. Null: not
 * found.
 */
const Query = z.object({
  booking: z.uuid(),
  event: z.string().refine(isId),
  payment: z.string().max(60),
});

const CHECKOUT = "https://api.razorpay.com";

const WAIT_MS = 200;
const MOST_TRIES = 10;

/** No script; the form goes to Razorpay alone. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; form-action ${CHECKOUT}; base-uri 'none'; frame-ancestors 'none'`;

export async function handleRazorpay(
  request: Request,
  env: Env,
  now: () => number,
): Promise<Response | null> {
  const url = new URL(request.url);
  const [, orderId, done] = url.pathname.match(/^\/pay\/razorpay\/(order_[0-9A-Za-z]{1,40})(\/done)?$/) ?? [];
  const query = Query.safeParse(Object.fromEntries(url.searchParams));
  if (!orderId || !env.RAZORPAY_KEY_ID || !query.success) return null;
  const { booking: bookingId, event: eventId, payment: paymentId } = query.data;
  const back = `${env.PUBLIC_URL}/bookings/${bookingId}?event=${eventId}`;
  if (done) return new Response(null, { status: 303, headers: { location: back } });
  if (request.method !== "GET") return null;
  const object = await eventObject(env, eventId);
  const [found, setup] = await Promise.all([
    findPayment(object, bookingId, paymentId, orderId),
    object.readSetup(),
  ]);
  if (!found) return null;
  const { booking, payment } = found;
  const locale = extractLocaleFromRequest(request);
  const isOpen = booking.state === "pending" && now() < (booking.payBy ?? 0);
  if (payment.state !== "created" || !isOpen) return closedPage(locale, back);
  return startPage(locale, back, booking, payment, {
    title: setup?.title ?? "",
    fields: {
      key_id: env.RAZORPAY_KEY_ID,
      order_id: orderId,
      amount: String(payment.amountMinor),
      currency: payment.currency,
      name: "Stagedoor",
      description: booking.reference,
      "prefill[email]": booking.buyerEmail,
      callback_url: `${env.PUBLIC_URL}${url.pathname}/done${url.search}`,
      cancel_url: back,
    },
  });
}

/** The order's id is stored after the buyer was sent here: waits for it for up to two seconds. */
async function findPayment(object: EventObject, bookingId: string, paymentId: string, orderId: string) {
  for (let tries = 1; ; tries++) {
    const booking = await object.readBooking(bookingId, null);
    const payment = booking?.payments.find((each) => each.id === paymentId);
    if (!booking || !payment) return null;
    if (payment.intentId === orderId) return { booking, payment };
    if (payment.intentId !== null || tries === MOST_TRIES) return null;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}

type Locale = "en" | "hi";

/** The amount, what it is for, and the way to Razorpay and back. */
function startPage(
  locale: Locale,
  back: string,
  booking: BookingView,
  { amountMinor, currency }: PaymentView,
  { title, fields }: { readonly title: string; readonly fields: Readonly<Record<string, string>> },
): Response {
  const total = formatMoney({ amountMinor, currency }, `${locale}-IN`, { exact: true });
  const heading = escapeHtml(m.checkout_pay_button({ total }, { locale }));
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join("");
  const rows = [
    [m.mail_fact_event({}, { locale }), title],
    [m.mail_fact_booking({}, { locale }), booking.reference],
    [m.mail_sum_total({}, { locale }), total],
  ]
    .map(
      ([label = "", value = ""]) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
    )
    .join("");
  return plainDocument({
    locale,
    title: heading,
    status: 200,
    headers: { "content-security-policy": POLICY },
    mainHtml: `<h1>${heading}</h1><p>${escapeHtml(m.razorpay_text({}, { locale }))}</p><dl>${rows}</dl><form method="post" action="${CHECKOUT}/v1/checkout/embedded">${inputs}<button>${escapeHtml(m.razorpay_button({}, { locale }))}</button></form><p><a href="${escapeHtml(back)}">${escapeHtml(m.razorpay_back({}, { locale }))}</a></p>`,
  });
}

/** Paid, refused or too late; the booking's page shows the cause and the next step. */
function closedPage(locale: Locale, back: string): Response {
  const title = escapeHtml(m.razorpay_closed_title({}, { locale }));
  return plainDocument({
    locale,
    title,
    status: 409,
    headers: { "content-security-policy": POLICY },
    mainHtml: `<h1>${title}</h1><p>${escapeHtml(m.razorpay_closed_text({}, { locale }))}</p><p><a href="${escapeHtml(back)}">${escapeHtml(m.razorpay_closed_action({}, { locale }))}</a></p>`,
  });
}
