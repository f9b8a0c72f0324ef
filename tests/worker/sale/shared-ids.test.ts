import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#worker/db/database";
import { performPayment } from "#worker/payments/payment-effects";
import { sandboxPayment } from "#worker/db/schema";
import { type SandboxPayment, decideIntent } from "#worker/payments/sandbox-store";
import { stampSignature } from "#worker/platform/hmac";
import { eventObject } from "#worker/platform/event-object";
import { handleMachines } from "#worker/non-page-routes";
import { aShow } from "../../build/workerd/show";
import { Browser, env } from "../../build/workerd/visit";

/** Two events with equal prices of 350 rupees, so that one payment has the right sum for both. */
const PRICE = {
  priceMinor: 35_000,
  tax: { name: "GST", rateBasisPoints: 0, inclusive: true },
};
const BUYER = { buyerName: "Mallory", buyerEmail: "mallory@example.com", locale: "en", attendeeNames: [] };

async function checkOut(browser: Browser, eventId: string, idempotencyKey: string) {
  const holdId = crypto.randomUUID();
  const held = await browser.visit(({ booking }) => booking.hold(eventId, { holdId, seats: [0], pools: [] }));
  if (!held.ok) throw new Error(held.reason);
  return browser.visit(({ booking }) => booking.checkOut(eventId, { ...BUYER, idempotencyKey, holdId }));
}

/** Pays the intent at the provider and delivers its webhook. */
async function pay(intentId: string): Promise<SandboxPayment> {
  const paid = await decideIntent(env, { intentId, method: "upi", succeeds: true, now: Date.now() });
  if (!paid) throw new Error("already paid");
  const body = JSON.stringify({
    id: `msg_${crypto.randomUUID()}`,
    type: "payment.captured",
    createdAt: Date.now(),
    payment: {
      intentId: paid.intentId,
      reference: paid.reference,
      eventId: paid.eventId,
      bookingId: paid.bookingId,
      amountMinor: paid.amountMinor,
      currency: paid.currency,
    },
  });
  const bytes = new Uint8Array(new TextEncoder().encode(body));
  await handleMachines(
    new Request("https://stagedoor.test/webhooks/sandbox", {
      method: "POST",
      body,
      headers: {
        "sandbox-signature": await stampSignature(env.SANDBOX_WEBHOOK_SECRET ?? "", bytes, Date.now()),
      },
    }),
    env,
    () => Date.now(),
  );
  return paid;
}

/** Reconciles all payments of an event's booking with the provider, as the object's alarm does. */
async function reconcile(eventId: string, bookingId: string): Promise<void> {
  const booking = await (await eventObject(env, eventId)).readBooking(bookingId, null);
  for (const payment of booking?.payments ?? [])
    for (const intentId of new Set([payment.intentId, null]))
      await performPayment(
        {
          key: `reconcile:${payment.id}:1`,
          eventId,
          kind: "reconcile",
          paymentId: payment.id,
          intentId,
          provider: payment.provider,
        },
        env,
        () => Date.now(),
      );
}

test("a checkout form posted with one key at two events and paid once confirms exactly one booking", async () => {
  const [first, second] = [await aShow(PRICE), await aShow(PRICE)];
  const browser = new Browser();
  const shared = crypto.randomUUID();
  const at = [
    await checkOut(browser, first.eventId, shared),
    await checkOut(browser, second.eventId, shared),
  ];
  const bookings = at.map((done) => {
    if (!done.ok) throw new Error(done.reason);
    return done.value;
  });
  const pages = bookings.map((done) => done.payUrl);
  expect(new Set(pages).size).toBe(2);
  expect(new Set(bookings.map((done) => done.booking.id)).size).toBe(2);

  await pay(pages[0]!.split("/").at(-1)!);
  for (const { booking } of bookings) await reconcile(booking.eventId, booking.id);
  const states = await Promise.all(
    bookings.map(async ({ booking }) => {
      const object = await eventObject(env, booking.eventId);
      return (await object.readBooking(booking.id, null))?.state;
    }),
  );
  expect(states).toEqual(["confirmed", "pending"]);
});

test("bookings stored under one id at two events cannot share an intent", async () => {
  // Rows from before ids were made by the server.
  const shows = [await aShow(PRICE), await aShow(PRICE)];
  const bookingId = crypto.randomUUID();
  const buyer = new Browser();
  const { buyerKey } = await buyer.visitor();
  for (const { eventId } of shows) {
    const object = await eventObject(env, eventId);
    const holdId = crypto.randomUUID();
    await object.hold(buyerKey, { holdId, seats: [0], pools: [] });
    await object.placeBooking(
      buyerKey,
      { ...BUYER, bookingId, holdId },
      { id: `${bookingId}-1`, provider: "sandbox" },
    );
  }
  const open = async (eventId: string) => {
    const found = await buyer.visit(({ booking }) => booking.findBooking(bookingId, eventId));
    return buyer.visit(({ booking }) => booking.payAgain(found!));
  };
  const opened = await open(shows[0]!.eventId);
  expect(opened).toMatchObject({ ok: true });
  expect(await open(shows[1]!.eventId)).toMatchObject({ ok: false, reason: "provider_down" });

  const [row] = await database(env)
    .select()
    .from(sandboxPayment)
    .where(eq(sandboxPayment.reference, `${bookingId}-1`));
  await pay(row!.intentId);
  for (const { eventId } of shows) await reconcile(eventId, bookingId);
  const states = await Promise.all(
    shows.map(
      async ({ eventId }) => (await (await eventObject(env, eventId)).readBooking(bookingId, null))?.state,
    ),
  );
  expect(states).toEqual(["confirmed", "pending"]);
});

test("a booking of another event with the same id leaves the victim's row in their list and in the organizer's export", async () => {
  const [theirs, foreign] = [await aShow(), await aShow()];
  const [victim, attacker] = [new Browser(), new Browser()];
  const bookingId = crypto.randomUUID();
  const place = async (browser: Browser, eventId: string, id: string, seat: number) => {
    const { buyerKey } = await browser.visitor();
    const object = await eventObject(env, eventId);
    const holdId = crypto.randomUUID();
    await object.hold(buyerKey, { holdId, seats: [seat], pools: [] });
    await object.placeBooking(buyerKey, { ...BUYER, bookingId: id, holdId });
  };
  const listOf = (browser: Browser) => browser.visit(({ booking }) => booking.listBookings());
  await place(victim, theirs.eventId, bookingId, 0);
  await expect.poll(() => listOf(victim), { timeout: 20_000 }).toHaveLength(1);
  // Later positions in the other event's object.
  for (let seat = 1; seat < 6; seat++)
    await place(attacker, foreign.eventId, seat === 5 ? bookingId : crypto.randomUUID(), seat);
  await expect.poll(() => listOf(attacker), { timeout: 20_000 }).toHaveLength(5);
  expect(await listOf(victim)).toMatchObject([{ id: bookingId, eventId: theirs.eventId }]);
  const exported = await attacker.visit(({ catalogue }) =>
    catalogue.listBookings(theirs.organizationId, theirs.eventId, {
      search: "",
      state: "all",
      sort: "placed",
      descending: true,
      page: null,
    }),
  );
  expect(exported?.items.map((item) => item.id)).toEqual([bookingId]);
});
