import { expect, test } from "vitest";
import { listPlaces } from "#app/routes/checkout/choice-lines";
import { eventObject } from "#worker/platform/event-object";
import { signLink } from "#worker/platform/signed-link";
import { database } from "#worker/db/database";
import { event, organization, venue } from "#worker/db/schema";
import { decideIntent } from "#worker/payments/sandbox-store";
import { aSetup } from "../../build/workerd/setup";
import { Browser, env } from "../../build/workerd/visit";

const NOW = Date.now();

/** A published event, in D1 and on sale in its object. */
async function anEvent(options: Parameters<typeof aSetup>[1] = {}) {
  const eventId = crypto.randomUUID();
  const db = database(env);
  const setup = aSetup(eventId, options);
  await db
    .insert(organization)
    .values({ id: eventId, name: "Ranga", slug: eventId, createdAt: new Date(NOW) });
  await db.insert(venue).values({
    id: eventId,
    organizationId: eventId,
    name: "Malhar Hall",
    address: "12 Kensington Road",
    area: "Halasuru",
    city: "Bengaluru",
    timeZone: "Asia/Kolkata",
    plan: {},
    createdAt: NOW,
    updatedAt: NOW,
  });
  await db.insert(event).values({
    id: eventId,
    slug: eventId,
    organizationId: eventId,
    venueId: eventId,
    title: "Tughlaq",
    category: "theatre",
    startsAt: setup.startsAt,
    endsAt: setup.endsAt,
    timeZone: setup.timeZone,
    createdBy: "somebody",
    state: "published",
    createdAt: NOW,
    updatedAt: NOW,
  });
  await (await eventObject(env, eventId)).configure(setup);
  return eventId;
}

const buyer = { buyerName: "Ananya", buyerEmail: "ananya@example.com", locale: "en", attendeeNames: [] };

/** Holds these seats and checks out. */
async function booked(browser: Browser, eventId: string, seats: number[]) {
  const holdId = await held(browser, eventId, seats);
  const request = { ...buyer, idempotencyKey: crypto.randomUUID(), holdId };
  const done = await browser.visit(({ booking }) => booking.checkOut(eventId, request));
  if (!done.ok) throw new Error(done.reason);
  return { done, bookingId: done.value.booking.id, payUrl: done.value.payUrl };
}

async function held(browser: Browser, eventId: string, seats: number[]) {
  const holdId = crypto.randomUUID();
  const done = await browser.visit(({ booking }) => booking.hold(eventId, { holdId, seats, pools: [] }));
  if (!done.ok) throw new Error(done.reason);
  return holdId;
}

test("a checkout sent twice is one booking with one payment, and goes to one payment page", async () => {
  const eventId = await anEvent();
  const browser = new Browser();
  const holdId = await held(browser, eventId, [0, 1]);
  const request = { ...buyer, idempotencyKey: crypto.randomUUID(), holdId };
  const both = await Promise.all([
    browser.visit(({ booking }) => booking.checkOut(eventId, request)),
    browser.visit(({ booking }) => booking.checkOut(eventId, request)),
  ]);
  const pages = both.map((done) => (done.ok ? done.value.payUrl : done.reason));
  expect(pages[0]).toMatch(/\/pay\/sandbox\/sbx_/);
  expect(pages[1]).toBe(pages[0]);
  const ids = new Set(both.map((done) => done.ok && done.value.booking.id));
  expect(ids.size).toBe(1);
  const found = await browser.visit(({ booking }) => booking.findBooking(String([...ids][0]), eventId));
  expect(found?.booking.payments).toHaveLength(1);
});

test("a declined payment is retried under a new id, and an open one is reused", async () => {
  const eventId = await anEvent();
  const browser = new Browser();
  const { bookingId, payUrl } = await booked(browser, eventId, [0]);
  const again = async () => {
    const found = await browser.visit(({ booking }) => booking.findBooking(bookingId, eventId));
    return browser.visit(({ booking }) => booking.payAgain(found!));
  };
  expect(await again()).toMatchObject({ ok: true, value: { payUrl } });

  const intentId = payUrl!.split("/").at(-1)!;
  await decideIntent(env, { intentId, method: "upi", succeeds: false, now: NOW });
  await (
    await eventObject(env, eventId)
  ).recordPaymentFact({
    provider: "sandbox",
    messageId: "m1",
    eventId,
    bookingId,
    paymentId: `${bookingId}-1`,
    intentId,
    state: "failed",
    amountMinor: 59_000,
    currency: "INR",
    at: Date.now(),
  });
  const second = await again();
  expect(second.ok && second.value.payUrl).not.toBe(payUrl);
  expect(second.ok && second.value.booking.payments.map((payment) => payment.state)).toEqual([
    "failed",
    "created",
  ]);
});

test("another buyer's booking is not found, even with its id and event id", async () => {
  const eventId = await anEvent();
  const browser = new Browser();
  const { bookingId } = await booked(browser, eventId, [0]);
  const stranger = new Browser();
  for (const guess of [eventId, crypto.randomUUID(), null])
    expect(await stranger.visit(({ booking }) => booking.findBooking(bookingId, guess))).toBeNull();
  expect(await browser.visit(({ booking }) => booking.findBooking(bookingId, eventId))).not.toBeNull();
});

test("a free booking is confirmed at once and its buyer can cancel it, but not a paid one", async () => {
  const eventId = await anEvent({ priceMinor: 0 });
  const browser = new Browser();
  const { done, bookingId } = await booked(browser, eventId, [0, 1]);
  expect(done).toMatchObject({ ok: true, value: { payUrl: null, booking: { state: "confirmed" } } });
  const found = await browser.visit(({ booking }) => booking.findBooking(bookingId, eventId));
  expect(found?.cancellable).toBe(true);
  expect(await browser.visit(({ booking }) => booking.cancel(found!))).toMatchObject({
    ok: true,
    value: { state: "cancelled" },
  });
  const room = await browser.visit(({ booking }) => booking.readRoom(eventId));
  expect(room?.snapshot.seats.slice(0, 2)).toBe("ff");
  const paid = {
    ...found!,
    booking: {
      ...found!.booking,
      state: "confirmed" as const,
      totals: { ...found!.booking.totals, totalMinor: 1 },
    },
  };
  expect(await browser.visit(({ booking }) => booking.cancel(paid))).toMatchObject({
    reason: "ask_the_organizer",
  });
});

test("a mailed link opens its own booking only", async () => {
  const eventId = await anEvent({ priceMinor: 0 });
  const browser = new Browser();
  const { bookingId } = await booked(browser, eventId, [0]);
  const token = await signLink(env, {
    purpose: "booking",
    subject: `${eventId}/${bookingId}`,
    expiresAt: Date.now() + 60_000,
  });
  const open = (text: string) => new Browser().visit(({ booking }) => booking.openLink(text));
  expect(await open(token)).toMatchObject({ kind: "booking", found: { booking: { id: bookingId } } });
  expect(await open(`${token.slice(0, -3)}AAA`)).toBeNull();
  const old = await signLink(env, {
    purpose: "booking",
    subject: `${eventId}/${bookingId}`,
    expiresAt: Date.now() - 60_000,
  });
  expect(await open(old)).toBeNull();
  const other = await signLink(env, {
    purpose: "reset_password",
    subject: `${eventId}/${bookingId}`,
    expiresAt: Date.now() + 60_000,
  });
  expect(await open(other)).toBeNull();
});

test("a link request has the same response for a known and an unknown address", async () => {
  const ask = (email: string) => new Browser().visit(({ booking }) => booking.sendLink(email));
  expect(await ask("nobody@example.com")).toEqual(await ask("ananya@example.com"));
});

test("booked places keep the order of the hold and of the attendees' names", () => {
  const setup = aSetup("e", { standing: 5 });
  const standing = setup.ticketTypes.find((type) => type.draws.from === "pool")!;
  const seated = setup.ticketTypes.find((type) => type.draws.from === "seats")!;
  const places = listPlaces(setup, {
    holdId: "h",
    expiresAt: 0,
    extendable: true,
    seats: [
      { index: 3, ticketTypeId: seated.id, priceMinor: 1 },
      { index: 1, ticketTypeId: seated.id, priceMinor: 1 },
    ],
    pools: [{ ticketTypeId: standing.id, quantity: 2, priceMinor: 2 }],
  });
  expect(places.map((place) => place.seat?.seat ?? place.typeName)).toEqual([
    "4",
    "2",
    standing.name,
    standing.name,
  ]);
});
