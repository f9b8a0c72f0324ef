import { expect, test } from "vitest";
import { handleMachines } from "#worker/non-page-routes";
import { eventObject } from "#worker/platform/event-object";
import { newId } from "#worker/platform/ids";
import { aSetup } from "../../build/workerd/setup";
import { env as bindings } from "../../build/workerd/visit";
import { aPlaceRequest } from "../../build/place-request";

const env = { ...bindings, RAZORPAY_KEY_ID: "rzp_test_key" };

/** A booking that waits for its payment of ₹590 with Razorpay. */
async function aPendingPayment(title = "Tughlaq & <friends>") {
  const eventId = newId();
  const object = await eventObject(env, eventId);
  await object.configure(aSetup(eventId, { title }));
  const [holdId, bookingId] = [crypto.randomUUID(), crypto.randomUUID()];
  await object.hold("guest:a", { holdId, seats: [0], pools: [] });
  const placed = await object.placeBooking("guest:a", aPlaceRequest(bookingId, holdId));
  if (!placed.ok) throw new Error(placed.reason);
  const intent = { bookingId, paymentId: `${bookingId}-1`, provider: "razorpay" };
  await object.recordIntent({ ...intent, intentId: null, payUrl: null });
  const orderId = `order_${eventId.replaceAll("-", "").slice(0, 14)}`;
  const path = `/pay/razorpay/${orderId}?booking=${bookingId}&event=${eventId}&payment=${intent.paymentId}`;
  return {
    object,
    path,
    booking: `https://stagedoor.test/bookings/${bookingId}?event=${eventId}`,
    reference: placed.value.reference,
    payBy: placed.value.payBy ?? 0,
    recordOrder: () =>
      object.recordIntent({ ...intent, intentId: orderId, payUrl: "https://stagedoor.test" + path }),
  };
}

const open = (path: string, language = "en", now = Date.now()) =>
  handleMachines(
    new Request(`https://evil.example${path}`, { headers: { "accept-language": language } }),
    env,
    () => now,
  );

test.each([
  ["en", "Pay ₹590.00", "Continue to Razorpay", "Back to the booking without paying"],
  ["hi", "₹590.00", "Razorpay पर जाएँ", "भुगतान किए बिना बुकिंग पर लौटें"],
])(
  "Razorpay's start page shows what is paid and links on and back (%s)",
  async (language, heading, on, back) => {
    const { path, booking, reference, recordOrder } = await aPendingPayment();
    await recordOrder();
    const response = await open(path, language);
    const html = (await response?.text()) ?? "";
    expect(response?.status).toBe(200);
    expect(html).toContain(`<html lang="${language}">`);
    for (const words of [heading, on, back, reference, "Tughlaq &amp; &lt;friends&gt;"])
      expect(html).toContain(words);
    expect(html).toContain(`<a href="${booking.replace("&", "&amp;")}">`);
    expect(html).toContain('action="https://api.razorpay.com/v1/checkout/embedded"');
    expect(html).toContain('name="amount" value="59000"');
    expect(html).toContain("https://stagedoor.test/pay/razorpay/");
    expect(html).not.toContain("evil.example");
  },
);

test("Razorpay's start page runs no script and may send its form to Razorpay only", async () => {
  const { path, recordOrder } = await aPendingPayment();
  await recordOrder();
  const response = await open(path);
  const policy = response?.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action https://api.razorpay.com;");
  expect(policy).not.toContain("script-src");
  expect(await response?.text()).not.toContain("<script");
});

test("a buyer who arrives before the order was recorded waits for it", async () => {
  const { path, recordOrder } = await aPendingPayment();
  const opened = open(path);
  await recordOrder();
  expect((await opened)?.status).toBe(200);
});

test("a payment whose time is over is not started, and the page leads to the booking", async () => {
  const { path, booking, payBy, recordOrder } = await aPendingPayment();
  await recordOrder();
  const response = await open(path, "en", payBy + 1);
  const html = (await response?.text()) ?? "";
  expect(response?.status).toBe(409);
  expect(html).toContain("cannot be started any more");
  expect(html).toContain(`<a href="${booking.replace("&", "&amp;")}">`);
  expect(html).not.toContain("api.razorpay.com");
});

test("an unknown order, booking or payment gives no page", async () => {
  const { path, recordOrder } = await aPendingPayment();
  await recordOrder();
  const event = /event=([^&]+)/.exec(path)![1]!;
  for (const wrong of [
    path.replace(/order_\w+/, "order_unknown"),
    path.replace(/payment=.*/, "payment=other"),
    path.replace(/booking=[^&]+/, `booking=${crypto.randomUUID()}`),
    path.replace(event, "x"),
  ])
    expect(await open(wrong)).toBeNull();
});
