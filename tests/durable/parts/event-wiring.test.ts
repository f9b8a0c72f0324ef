import { afterEach, expect, test, vi } from "vitest";
import { RIGHTS_CHECK_MS } from "#domain/people/socket-access";
import { HOLD_MS } from "#domain/sale/hold/hold";
import { FIRST_RETRY_MS, REPORT_MS } from "#durable/outbox-policy";
import { START, type TestEvent, aHold, storedState, withEvent } from "../../build/parts/event-parts";
import { FakeSocket, asSocket, seatsOf } from "../../build/parts/fake-socket";
import { aPlaceRequest } from "../../build/place-request";

afterEach(() => vi.restoreAllMocks());

const CREDENTIAL = {
  deviceId: "d1",
  gateId: "north",
  name: "Meera's phone",
  publicKey: {},
  revokedAt: null,
  overrideRight: null,
};

/** Kinds of the read model rows that the action writes. */
async function projectedBy(event: TestEvent, act: () => Promise<unknown>): Promise<string[]> {
  await event.settleBackground();
  event.outside.projected.length = 0;
  await act();
  await event.settleBackground();
  return event.outside.projected.map((projection) => projection.of);
}

test("a hold and its end update the availability, and only that", () =>
  withEvent(async (event) => {
    const { sale } = event.parts;
    const hold = aHold([0]);
    expect(await projectedBy(event, () => sale.hold("guest:a", hold))).toEqual(["availability"]);
    expect(event.outside.projected).toMatchObject([{ row: { held: 1, sold: 0 } }]);
    expect(await projectedBy(event, () => sale.releaseHold("guest:a", hold))).toEqual(["availability"]);
    expect(event.outside.projected).toMatchObject([{ row: { held: 0 } }]);
  }));

test("a booking, its payment, its admission and its cancellation update its rows and the availability", () =>
  withEvent(async (event) => {
    const { sale, store } = event.parts;
    const hold = aHold([0]);
    await sale.hold("guest:a", hold);
    const place = () =>
      sale.placeBooking("guest:a", aPlaceRequest("b1", hold.holdId), { id: "p1", provider: "sandbox" });
    expect((await projectedBy(event, place)).toSorted()).toEqual(["availability", "booking"]);
    const intent = { bookingId: "b1", paymentId: "p1", provider: "sandbox", intentId: "i1", payUrl: null };
    expect((await projectedBy(event, () => sale.recordIntent(intent))).toSorted()).toEqual([
      "availability",
      "booking",
    ]);
    const { totalMinor, currency } = store.state.bookings.get("b1")!.totals;
    const fact = {
      provider: "sandbox",
      messageId: "m1",
      eventId: event.eventId,
      bookingId: "b1",
      paymentId: "p1",
      intentId: "i1",
      state: "captured" as const,
      amountMinor: totalMinor,
      currency,
      at: START,
    };
    expect((await projectedBy(event, () => sale.recordPaymentFact(fact))).toSorted()).toEqual([
      "availability",
      "booking",
      "ticket",
    ]);
    expect(event.outside.sent.map(({ key }) => key)).toContain("mail:b1:booking_confirmed");
    const [ticketId] = store.state.tickets.keys();
    const admit = async () => {
      store.setCheckedIn(ticketId!, START);
      await event.parts.commit.settle();
    };
    expect((await projectedBy(event, admit)).toSorted()).toEqual(["booking", "ticket"]);
  }));

test("a booking that is cancelled updates the availability", () =>
  withEvent(async (event) => {
    const { sale } = event.parts;
    const hold = aHold([0]);
    await sale.hold("guest:a", hold);
    await sale.placeBooking("guest:a", aPlaceRequest("b1", hold.holdId));
    const request = { bookingId: "b1", actor: "u", reason: "asked", idempotencyKey: "k" };
    expect((await projectedBy(event, () => sale.cancelBooking(request))).toSorted()).toEqual([
      "availability",
      "booking",
    ]);
    expect(event.outside.projected.find((projection) => projection.of === "availability")).toMatchObject({
      row: { held: 0, sold: 0 },
    });
  }));

test("a setup updates the availability, and gives open maps a snapshot", () =>
  withEvent(async (event) => {
    const map = new FakeSocket();
    event.parts.sockets.accept(asSocket(map), seatsOf("guest:a"));
    const setup = { ...event.parts.store.state.setup!, title: "Hayavadana", revision: 2 };
    const written = await projectedBy(event, () => event.parts.sale.configure(setup, "edit"));
    expect(written).toEqual(["availability"]);
    expect(map.of("snapshot")).toHaveLength(2);
  }));

test("rows that are projected show only what is committed, at rising positions", () =>
  withEvent(async (event) => {
    const { sale, commit } = event.parts;
    await event.settleBackground();
    event.outside.projected.length = 0;
    for (const [n, seat] of [0, 1, 2].entries()) {
      await sale.hold(`guest:${n}`, aHold([seat]));
      void sale.hold(`guest:late${n}`, aHold([seat + 5]));
      await event.settleBackground();
      await commit.settled();
    }
    await event.settleBackground();
    const positions = event.outside.projected.map(({ row }) => row.seq);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(new Set(positions).size).toBe(positions.length);
    expect(event.outside.projected.at(-1)).toMatchObject({ row: { held: 6 } });
  }));

test("a changed hold reaches the buyer's other tabs, and its seats the other maps and the day-of page", () =>
  withEvent(async (event) => {
    const { parts } = event;
    const [tab, other, page] = [new FakeSocket(), new FakeSocket(), new FakeSocket()];
    parts.sockets.accept(asSocket(tab), seatsOf("guest:a"));
    parts.sockets.accept(asSocket(other), seatsOf("guest:b"));
    parts.dayOfSockets.accept(asSocket(page), { to: "day-of", sessionId: "s1" });
    const hold = aHold([3]);
    await parts.sale.hold("guest:a", hold);
    expect(tab.of("mine")).toMatchObject([{ why: "changed", hold: { holdId: hold.holdId } }]);
    await expect.poll(() => other.of("delta")).toMatchObject([{ seats: [3, "h"] }]);
    await expect.poll(() => page.frames.at(-1)).toMatchObject({ held: 1 });
    await parts.sale.releaseHold("guest:a", hold);
    expect(tab.of("mine").at(-1)).toMatchObject({ why: "released", hold: null });
    expect(other.of("mine")).toEqual([]);
  }));

test("an effect leaves right after the commit that caused it, and its row ends with its report", () =>
  withEvent(
    async (event) => {
      const { sale, outbox, commit } = event.parts;
      const hold = aHold([0]);
      await sale.hold("guest:a", hold);
      await sale.placeBooking("guest:a", aPlaceRequest("b1", hold.holdId));
      await event.settleBackground();
      const [first] = event.outside.sent;
      expect(first).toMatchObject({ key: "mail:b1:booking_confirmed" });
      const rows = () => event.sql.exec("select key, state from outbox where effect is not null").toArray();
      expect(rows()).toContainEqual({ key: first!.key, state: "sent" });
      for (const { key } of event.outside.sent) outbox.done(key);
      await commit.settle();
      expect(rows()).toEqual([]);
    },
    { setup: { priceMinor: 0 } },
  ));

test("an alarm is set before the commit that needs it, for the earliest expiry, retry or check", () =>
  withEvent(async (event) => {
    const { parts, outside } = event;
    await event.settleBackground();
    // The availability of the first setup was written, so its retry finds nothing.
    await parts.onAlarm(START + FIRST_RETRY_MS);
    outside.alarms.length = 0;
    expect(parts.armNext()).toBeNull();
    const hadAlarm: boolean[] = [];
    vi.spyOn(parts.sockets, "save").mockImplementation(() => void hadAlarm.push(outside.alarms.length > 0));
    const held = await parts.sale.hold("guest:a", aHold([0]));
    if (!held.ok) throw new Error(held.reason);
    expect(hadAlarm[0]).toBe(true);
    expect(outside.alarms).toEqual([START + FIRST_RETRY_MS]);
    await event.settleBackground();
    await parts.onAlarm(START + FIRST_RETRY_MS);
    expect(outside.alarms.at(-1)).toBe(held.value.expiresAt);
    parts.rights.nextAt = START + 9_000;
    await parts.armNext();
    expect(outside.alarms.at(-1)).toBe(START + 9_000);
  }));

test("the alarm frees what has expired, and sets the next one", () =>
  withEvent(async (event) => {
    const { parts, outside } = event;
    await parts.sale.hold("guest:a", aHold([0]));
    event.pass(60_000);
    await parts.sale.hold("guest:b", aHold([1]));
    await event.settleBackground();
    event.setNow(START + HOLD_MS);
    await parts.onAlarm(START + HOLD_MS);
    for (const state of [parts.store.state, storedState(event.sql)])
      expect([...state.holdOfBuyer.keys()]).toEqual(["guest:b"]);
    await event.settleBackground();
    event.setNow(START + HOLD_MS + FIRST_RETRY_MS);
    await parts.onAlarm(START + HOLD_MS + FIRST_RETRY_MS);
    expect(outside.alarms.at(-1)).toBe(START + HOLD_MS + 60_000);
  }));

test("the alarm sends again what was not reported, and writes what D1 refused", () =>
  withEvent(
    async (event) => {
      const { parts, outside } = event;
      await event.settleBackground();
      outside.problem = new Error("down");
      const hold = aHold([0]);
      await parts.sale.hold("guest:a", hold);
      await parts.sale.placeBooking("guest:a", aPlaceRequest("b1", hold.holdId));
      await event.settleBackground();
      expect([outside.sent, parts.dayOf().outbox.waiting > 0]).toEqual([[], true]);
      outside.problem = null;
      outside.projected.length = 0;
      await parts.onAlarm(START + FIRST_RETRY_MS);
      expect(outside.sent.map(({ key }) => key)).toContain("mail:b1:booking_confirmed");
      expect(new Set(outside.projected.map((projection) => projection.of))).toEqual(
        new Set(["availability", "booking", "ticket"]),
      );
      const { length } = outside.sent;
      await parts.onAlarm(START + FIRST_RETRY_MS + 2 * REPORT_MS);
      expect(outside.sent.length).toBe(2 * length);
      const stored = event.sql.exec<{ attempts: number }>("select attempts from outbox").toArray();
      expect(stored.map(({ attempts }) => attempts)).toEqual(Array.from({ length }, () => 3));
    },
    { setup: { priceMinor: 0 } },
  ));

test("the alarm completes an interrupted cancellation of the event", () =>
  withEvent(
    async (event) => {
      const hold = aHold([0]);
      await event.parts.sale.hold("guest:a", hold);
      await event.parts.sale.placeBooking("guest:a", aPlaceRequest("b1", hold.holdId));
      const { setup } = event.parts.store.state;
      event.parts.store.accept([{ kind: "setup", setup: { ...setup!, state: "cancelled" } }]);
      await event.parts.commit.settle();
      event.restart();
      expect(event.parts.store.state.bookings.get("b1")!.state).toBe("confirmed");
      await event.parts.onAlarm(START);
      expect(storedState(event.sql).bookings.get("b1")!.state).toBe("cancelled");
    },
    { setup: { priceMinor: 0 } },
  ));

test("the alarm checks the rights of sockets when a minute has passed, not before", () =>
  withEvent(async (event) => {
    const { parts, outside, sockets } = event;
    const page = new FakeSocket();
    parts.dayOfSockets.accept(asSocket(page), { to: "day-of", sessionId: "s1" });
    parts.rights.onAccept({ to: "day-of", sessionId: "s1" }, START);
    await parts.onAlarm(START + RIGHTS_CHECK_MS - 1);
    expect(outside.rightsRead).toEqual([]);
    await parts.onAlarm(START + RIGHTS_CHECK_MS);
    expect(outside.rightsRead).toEqual([["s1"]]);
    expect(page.closed).toHaveLength(1);
    expect(sockets.getWebSockets("day-of")).toHaveLength(1);
    expect(outside.alarms).toContain(START + 2 * RIGHTS_CHECK_MS);
  }));

test("a device's credential is stored before the answer, once", () =>
  withEvent(async (event) => {
    const { parts } = event;
    const stored = () => event.sql.exec("select device_id from gate_credential").toArray();
    await parts.recordDevice(CREDENTIAL);
    expect(stored()).toEqual([{ device_id: "d1" }]);
    const settle = vi.spyOn(parts.commit, "settle");
    await parts.recordDevice(CREDENTIAL);
    expect(settle).not.toHaveBeenCalled();
    event.restart();
    expect(event.parts.devices.list()).toEqual([CREDENTIAL]);
  }));

test("a revocation is final: an older record of the device does not undo it", () =>
  withEvent(async (event) => {
    await event.parts.recordDevice(CREDENTIAL);
    await event.parts.recordDevice({ ...CREDENTIAL, revokedAt: 500 });
    await event.parts.recordDevice({ ...CREDENTIAL, name: "renamed" });
    event.restart();
    const { devices } = event.parts;
    expect(devices.find("d1")).toEqual({ ...CREDENTIAL, name: "renamed", revokedAt: 500 });
    expect(devices.find("d2")).toBeNull();
    expect(devices.hasUnsaved).toBe(false);
  }));

test("without a queue and D1 the sale goes on, and its effects wait", () =>
  withEvent(
    async (event) => {
      const hold = aHold([0]);
      await event.parts.sale.hold("guest:a", hold);
      const placed = await event.parts.sale.placeBooking("guest:a", aPlaceRequest("b1", hold.holdId));
      expect(placed).toMatchObject({ ok: true, value: { state: "confirmed" } });
      await event.settleBackground();
      expect(event.outside.projected).toEqual([]);
      expect(event.parts.dayOf().outbox.waiting).toBeGreaterThan(1);
    },
    { setup: { priceMinor: 0 }, ports: { sendEffects: null, writeProjections: null } },
  ));

test("reading now frees what has expired and waits for its commit", () =>
  withEvent(async (event) => {
    await event.parts.sale.hold("guest:a", aHold([0]));
    event.pass(HOLD_MS);
    await event.parts.sweepNow();
    expect(storedState(event.sql).holds.size).toBe(0);
  }));

test("a commit that fails aborts the object with its cause", () =>
  withEvent(async (event) => {
    vi.spyOn(event.parts.sockets, "save").mockImplementation(() => {
      throw new Error("disk full");
    });
    event.parts.store.takeSeq();
    await event.parts.commit.settle();
    expect(event.outside.aborted).toEqual(["not saved: Error: disk full"]);
  }));
