import { afterEach, describe, expect, test, vi } from "vitest";
import { HOLD_MS } from "#domain/sale/hold/hold";
import { BUSY_NETWORK_REQUESTS } from "#domain/sale/hold/bot-check";
import type { PaymentFact } from "#domain/payment/payment-fact";
import type { SalePause } from "#domain/sale/sale-pause";
import type { SaleService } from "#durable/sale/sale-service";
import { aHold, lasting, storedState, type TestEvent, withEvent } from "../../build/parts/event-parts";
import { aPlaceRequest } from "../../build/place-request";

afterEach(() => vi.restoreAllMocks());

const PAUSE = { reason: "weather", at: 1 } satisfies SalePause;

function aFact(event: TestEvent, bookingId: string, more: Partial<PaymentFact> = {}): PaymentFact {
  const { totalMinor, currency } = event.parts.store.state.bookings.get(bookingId)!.totals;
  return {
    provider: "sandbox",
    messageId: "m1",
    eventId: event.eventId,
    bookingId,
    paymentId: `${bookingId}-1`,
    intentId: "i1",
    state: "captured",
    amountMinor: totalMinor,
    currency,
    at: Date.now(),
    ...more,
  };
}

/** A pending booking of guest:b with an open payment, and a live hold of guest:a on seats 0 and 1. */
async function aSale(event: TestEvent) {
  const { sale } = event.parts;
  const ofB = aHold([9]);
  await sale.hold("guest:b", ofB);
  const payment = { id: "b1-1", provider: "sandbox" };
  const placed = await sale.placeBooking("guest:b", aPlaceRequest("b1", ofB.holdId), payment);
  if (!placed.ok) throw new Error(placed.reason);
  const hold = aHold([0, 1]);
  await sale.hold("guest:a", hold);
  return { holdId: hold.holdId };
}

type Call = (event: TestEvent, holdId: string) => Promise<unknown>;

const replace = (seats: number[], release: number[]) => ({
  ...aHold(seats),
  release: { seats: release, pools: [] },
});
const best = (quantity: number) => ({
  holdId: crypto.randomUUID(),
  quantity,
  ticketTypeIds: [],
  accessible: false,
});
const intent = {
  bookingId: "b1",
  paymentId: "b1-1",
  provider: "sandbox",
  intentId: "i1",
  payUrl: "/pay",
};

/** Each request that changes the sale, as accepted. */
const CHANGES: readonly (readonly [string, Call])[] = [
  ["a hold", ({ parts }) => parts.sale.hold("guest:c", aHold([4]))],
  ["a replaced hold", ({ parts }) => parts.sale.replaceHold("guest:a", replace([5], [0]))],
  ["the best seats", ({ parts }) => parts.sale.holdBest("guest:c", best(2))],
  ["an extended hold", ({ parts }, holdId) => parts.sale.extendHold("guest:a", holdId)],
  ["a released hold", ({ parts }, holdId) => parts.sale.releaseHold("guest:a", { holdId })],
  ["a booking", ({ parts }, holdId) => parts.sale.placeBooking("guest:a", aPlaceRequest("b2", holdId))],
  ["an intent", ({ parts }) => parts.sale.recordIntent(intent)],
  ["a payment", (event) => event.parts.sale.recordPaymentFact(aFact(event, "b1"))],
  [
    "a cancelled booking",
    ({ parts }) =>
      parts.sale.cancelBooking({ bookingId: "b1", actor: "u", reason: "asked", idempotencyKey: "k" }),
  ],
  ["a paused sale", ({ parts }) => parts.sale.pauseSale(PAUSE)],
  [
    "a changed setup",
    ({ parts }) =>
      parts.sale.configure({ ...parts.store.state.setup!, title: "Hayavadana", revision: 2 }, "edit"),
  ],
  ["a cancelled event", ({ parts }) => parts.sale.cancelEvent()],
];

/** Requests that only read, or that are refused by what another request changed a moment ago. */
const READS: readonly (readonly [string, Call])[] = [
  ["the setup", ({ parts }) => parts.sale.readSetup()],
  ["a hold", ({ parts }) => parts.sale.readHold("guest:a")],
  ["a booking", ({ parts }) => parts.sale.readBooking("b1", null)],
  ["tickets", ({ parts }) => parts.sale.listTickets("b1")],
  ["the consequences", ({ parts }) => parts.sale.readConsequences()],
  ["a refused hold", ({ parts }) => parts.sale.hold("guest:c", aHold([8]))],
  ["a refused replacement", ({ parts }) => parts.sale.replaceHold("guest:a", replace([8], [0]))],
  ["refused best seats", ({ parts }) => parts.sale.holdBest("guest:c", best(30))],
  ["a refused extension", ({ parts }) => parts.sale.extendHold("guest:a", crypto.randomUUID())],
  [
    "a repeated booking",
    ({ parts }) =>
      parts.sale.placeBooking("guest:b", aPlaceRequest("b1", parts.store.state.bookings.get("b1")!.holdId)),
  ],
];

/** Whether the call had answered when each commit was written. */
async function answeredAtCommits(event: TestEvent, call: () => Promise<unknown>): Promise<boolean[]> {
  const { commit, sockets } = event.parts;
  let hasAnswered = false;
  const seen: boolean[] = [];
  const saved = vi.spyOn(sockets, "saved").mockImplementation(() => void seen.push(hasAnswered));
  await call().then(() => (hasAnswered = true));
  await commit.settled();
  saved.mockRestore();
  return seen;
}

describe.each(CHANGES)("%s", (_, call) => {
  test("is stored before it is answered", () =>
    withEvent(async (event) => {
      const { holdId } = await aSale(event);
      const before = lasting(storedState(event.sql));
      const seen = await answeredAtCommits(event, () => call(event, holdId));
      expect(seen.length).toBeGreaterThan(0);
      expect(seen).not.toContain(true);
      await event.settleBackground();
      const stored = lasting(storedState(event.sql));
      expect(stored).toEqual(lasting(event.parts.store.state));
      expect(stored).not.toEqual(before);
    }));

  test("frees first what has expired", () => freesExpired(call));
});

async function freesExpired(call: Call): Promise<void> {
  await withEvent(async (event) => {
    const { holdId } = await aSale(event);
    const { parts } = event;
    await parts.sale.hold("guest:late", aHold([7]));
    event.pass(HOLD_MS);
    await call(event, holdId).catch(() => {});
    await parts.commit.settled();
    for (const state of [parts.store.state, storedState(event.sql)])
      expect([...state.holds.values()].filter(({ buyerKey }) => buyerKey === "guest:late")).toEqual([]);
  });
}

describe.each(READS)("%s", (_, call) => {
  test("is answered after the pending commit that it can depend on", () =>
    withEvent(async (event) => {
      const { holdId } = await aSale(event);
      const seen = await answeredAtCommits(event, () => {
        void event.parts.sale.hold("guest:d", aHold([8]));
        return call(event, holdId);
      });
      expect(seen).toEqual([false]);
    }));
});

test.each(READS.filter(([name]) => /booking|consequences|refused/.test(name)))(
  "%s frees first what has expired",
  (_, call) => freesExpired(call),
);

test("a booking is read by its buyer and by organizers, and by no other buyer", () =>
  withEvent(async (event) => {
    await aSale(event);
    const { sale } = event.parts;
    expect(await sale.readBooking("b1", "guest:b")).toMatchObject({ id: "b1", state: "pending" });
    expect(await sale.readBooking("b1", null)).toEqual(await sale.readBooking("b1", "guest:b"));
    expect(await sale.readBooking("b1", "guest:a")).toBeNull();
    expect(await sale.readBooking("b9", null)).toBeNull();
    expect(await sale.listTickets("b9")).toEqual([]);
  }));

test("a payment of a wrong amount is recorded and refused", () =>
  withEvent(async (event) => {
    await aSale(event);
    const { sale } = event.parts;
    await sale.recordIntent(intent);
    const odd = aFact(event, "b1", { amountMinor: 1 });
    expect(await sale.recordPaymentFact(odd)).toEqual({ ok: false, reason: "amount_mismatch" });
    expect([...storedState(event.sql).inbox]).toEqual(["sandbox:m1"]);
    expect(await sale.readBooking("b1", null)).toMatchObject({ state: "pending" });
  }));

test("a payment confirms its booking once, and one that is unknown is refused", () =>
  withEvent(async (event) => {
    await aSale(event);
    const { sale } = event.parts;
    await sale.recordIntent(intent);
    const fact = aFact(event, "b1");
    expect(await sale.recordPaymentFact({ ...fact, paymentId: "b9-1" })).toMatchObject({
      reason: "payment_unknown",
    });
    expect(await sale.readBooking("b1", null)).toMatchObject({ state: "pending" });
    expect(await sale.recordPaymentFact(fact)).toEqual({ ok: true, value: { repeated: false } });
    expect(await sale.recordPaymentFact(fact)).toEqual({ ok: true, value: { repeated: true } });
    expect(await sale.readBooking("b1", null)).toMatchObject({ state: "confirmed" });
  }));

test("requests that change or refuse nothing answer what they did", () =>
  withEvent(async (event) => {
    const { holdId } = await aSale(event);
    const { sale } = event.parts;
    expect(await sale.pauseSale(null)).toEqual({ ok: true, value: { changed: false } });
    expect(await sale.pauseSale(PAUSE)).toEqual({ ok: true, value: { changed: true } });
    expect(await sale.pauseSale(null)).toEqual({ ok: true, value: { changed: true } });
    const unknown = { bookingId: "b9", actor: "u", reason: "asked", idempotencyKey: "k" };
    expect(await sale.cancelBooking(unknown)).toMatchObject({ reason: "booking_unknown" });
    expect(await sale.recordIntent({ ...intent, bookingId: "b9" })).toMatchObject({
      reason: "booking_unknown",
    });
    expect(await sale.releaseHold("guest:c", { holdId })).toMatchObject({ reason: "hold_unknown" });
    expect(await sale.releaseHold("guest:a", { holdId, seats: [0] })).toMatchObject({
      ok: true,
      value: { seats: [{ index: 1 }] },
    });
    expect(await sale.releaseHold("guest:a", { holdId })).toEqual({ ok: true, value: null });
    expect(await sale.placeBooking("guest:a", aPlaceRequest("b2", holdId))).toMatchObject({ ok: false });
    const setup = event.parts.store.state.setup!;
    expect(await sale.configure({ ...setup, revision: 5 }, "approved")).toEqual({
      ok: true,
      value: { revision: 5 },
    });
  }));

test("a replaced hold answers with the seats that were lost", () =>
  withEvent(async (event) => {
    await aSale(event);
    const { sale } = event.parts;
    expect(await sale.replaceHold("guest:a", replace([5, 9], [0]))).toMatchObject({
      ok: true,
      value: { hold: { seats: [{ index: 1 }, { index: 5 }] }, lost: { reason: "seat_taken", seats: [9] } },
    });
    expect(await sale.replaceHold("guest:a", replace([6], [5]))).toMatchObject({ value: { lost: null } });
  }));

test("a cancelled booking and event answer with the money, and a repeated cancellation with none", () =>
  withEvent(async (event) => {
    await aSale(event);
    const { sale } = event.parts;
    const hold = aHold([2]);
    await sale.hold("guest:p", hold);
    await sale.placeBooking("guest:p", aPlaceRequest("b2", hold.holdId), { id: "b2-1", provider: "sandbox" });
    await sale.recordIntent({ ...intent, bookingId: "b2", paymentId: "b2-1", intentId: "i2" });
    const paid = await sale.recordPaymentFact(
      aFact(event, "b2", { paymentId: "b2-1", intentId: "i2", messageId: "m2" }),
    );
    expect(paid).toEqual({ ok: true, value: { repeated: false } });
    const { totalMinor } = event.parts.store.state.bookings.get("b2")!.totals;
    const request = { bookingId: "b1", actor: "u", reason: "asked", idempotencyKey: "k" };
    expect(await sale.cancelBooking(request)).toMatchObject({ ok: true, value: { state: "cancelled" } });
    expect(await sale.cancelEvent()).toEqual({ bookings: 1, refundsMinor: totalMinor });
    expect(await sale.cancelEvent()).toEqual({ bookings: 0, refundsMinor: 0 });
    expect(event.parts.store.state.bookings.get("b2")).toMatchObject({ state: "cancelled" });
    expect((await sale.listTickets("b2")).map(({ state }) => state)).toEqual(["revoked"]);
  }));

test("an event has its first key from the first setup on, valid for every ticket", () =>
  withEvent(async (event) => {
    expect(event.parts.keys.list()).toEqual([{ keyNo: 1, createdAt: 0, withdrawnAt: null }]);
    const setup = event.parts.store.state.setup!;
    await event.parts.sale.configure({ ...setup, revision: 2 }, "edit");
    expect(event.parts.keys.list()).toHaveLength(1);
  }));

test("a refused setup leaves the event without a key", () =>
  withEvent(
    async (event) => {
      vi.spyOn(event.parts.keys, "add");
      const refused = await event.parts.sale
        .configure({ state: "draft", revision: -1 } as never, "edit")
        .catch(() => ({ ok: false }));
      expect(refused.ok).toBe(false);
      expect(event.parts.keys.list()).toEqual([]);
    },
    { setup: null },
  ));

/** Makes one network busy with requests of other buyers that hold nothing. */
async function makeBusy(sale: SaleService, network: string): Promise<void> {
  for (let n = 0; n < BUSY_NETWORK_REQUESTS; n++) await sale.hold(`guest:busy${n}`, aHold([]), network);
}

test("in a busy network a buyer must pass a check before a hold; other refusals come first", () =>
  withEvent(
    async (event) => {
      const { sale, botChecks } = event.parts;
      const seats = aHold([0, 1]);
      expect(await sale.hold("guest:a", seats, "campus")).toMatchObject({ ok: true });
      await makeBusy(sale, "campus");
      const check = { ok: false, reason: "check_required" };
      expect(await sale.hold("guest:b", aHold([4]), "campus")).toEqual(check);
      expect(await sale.replaceHold("guest:a", replace([5], [0]), "campus")).toEqual(check);
      expect(await sale.holdBest("guest:b", best(2), "campus")).toEqual(check);
      expect(await sale.hold("guest:b", aHold([0]), "campus")).toMatchObject({ reason: "seat_taken" });
      // A request that changes nothing needs no check.
      expect(await sale.hold("guest:a", seats, "campus")).toMatchObject({ ok: true });
      expect(await sale.hold("guest:b", aHold([4]), "home")).toMatchObject({ ok: true });
      botChecks!.record("guest:c", Date.now() + 60_000, Date.now());
      expect(await sale.hold("guest:c", aHold([6]), "campus")).toMatchObject({ ok: true });
      expect([...event.parts.store.state.holdOfBuyer.keys()]).toEqual(["guest:a", "guest:b", "guest:c"]);
    },
    { botCheck: true },
  ));

test("without a bot check no request is counted", () =>
  withEvent(async (event) => {
    const { sale, botChecks } = event.parts;
    expect(botChecks).toBeNull();
    await makeBusy(sale, "campus");
    expect(await sale.hold("guest:b", aHold([4]), "campus")).toMatchObject({ ok: true });
  }));
