import { beforeEach, expect, test } from "vitest";
import type { FormFields } from "#app/routes/seat-map/choice/hold-check";
import { HoldSession } from "#app/routes/seat-map/hold-session";
import { makeRoomModel } from "#app/routes/seat-map/room-model";
import type { SeatResponse } from "#app/routes/seat-map/seat-link";
import { SeatStore } from "#app/routes/seat-map/seat-store";
import type { HoldView } from "#domain/sale/seat-protocol";
import { NOW, setup } from "../../build/theatre-sale";

const HOLD_ID = "0198c0de-0000-7000-8000-000000000001";
const UNREACHABLE: SeatResponse = { ok: false, reason: "unreachable" };

/** A socket that records requests and returns the given responses in order. */
class FakeLink {
  live = true;
  readonly requests: { t: string; holdId: string; [key: string]: unknown }[] = [];
  responses: SeatResponse[] = [];

  request(request: object): Promise<SeatResponse> {
    this.requests.push(request as FakeLink["requests"][number]);
    return Promise.resolve((this.live && this.responses.shift()) || UNREACHABLE);
  }
}

let store: SeatStore;
let link: FakeLink;
let session: HoldSession;
let submitted: FormFields[];

beforeEach(() => {
  submitted = [];
  link = new FakeLink();
  store = new SeatStore(
    { v: 1, version: 1, seats: "ffffhfffff".repeat(3), pools: {}, now: NOW },
    null,
    "live",
  );
  session = new HoldSession(makeRoomModel(setup, NOW), store, (fields) => submitted.push(fields));
  session.attach(link);
});

function holdOf(...seats: number[]): HoldView {
  return {
    holdId: HOLD_ID,
    expiresAt: NOW + 600_000,
    extendable: true,
    seats: seats.map((index) => ({ index, ticketTypeId: "seat", priceMinor: 45_000 })),
    pools: [],
  };
}

/** Toggles a seat and waits for the response. */
async function toggle(index: number, response?: SeatResponse): Promise<void> {
  if (response) link.responses.push(response);
  session.toggle(index);
  await settled();
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

const heldSeats = () => store.state().hold?.seats.map(({ index }) => index) ?? null;
const notice = () => store.state().notice?.title ?? null;

test("a tap on a free seat shows it as the buyer's own before the response, and as held after it", async () => {
  link.responses.push({ ok: true, hold: holdOf(3) });
  session.toggle(3);
  expect(store.look(3)).toBe("mine");
  expect(heldSeats()).toBeNull();
  await settled();
  expect(heldSeats()).toEqual([3]);
  expect(store.state().pending.size).toBe(0);
  expect(link.requests).toMatchObject([
    { t: "hold", hold: { seats: [3], pools: [], seatTicketTypeIds: ["seat"] } },
  ]);
});

test("a second tap on a seat whose request is in flight sends nothing", async () => {
  link.responses.push({ ok: true, hold: holdOf(3) });
  session.toggle(3);
  session.toggle(3);
  await settled();
  expect(link.requests).toHaveLength(1);
});

test("two taps before the first response send the same hold id", async () => {
  link.responses.push({ ok: true, hold: holdOf(1) }, { ok: true, hold: holdOf(1, 2) });
  session.toggle(1);
  session.toggle(2);
  await settled();
  const [first, second] = link.requests.map(({ hold }) => (hold as { holdId: string }).holdId);
  expect(second).toBe(first);
  expect(heldSeats()).toEqual([1, 2]);
});

test("a tap on the buyer's own seat releases it under the hold's id", async () => {
  await toggle(3, { ok: true, hold: holdOf(3) });
  await toggle(3, { ok: true, hold: null });
  expect(link.requests[1]).toEqual({ t: "release", holdId: HOLD_ID, seats: [3] });
  expect(heldSeats()).toBeNull();
  expect(store.look(3)).toBe("free");
});

test("another ticket type for a held seat replaces it in the same hold", async () => {
  await toggle(3, { ok: true, hold: holdOf(3) });
  link.responses.push({ ok: true, hold: holdOf(3) });
  session.setType(3, "student");
  await settled();
  expect(link.requests[1]).toEqual({
    t: "hold",
    hold: { holdId: HOLD_ID, seats: [3], pools: [], seatTicketTypeIds: ["student"] },
  });
  expect(heldSeats()).toEqual([3]);
});

test("a seat that another buyer holds is refused without a request", async () => {
  await toggle(4);
  expect(link.requests).toEqual([]);
  expect(notice()).toContain("Row A, seat 5");
});

test("a refused seat is drawn as held by another buyer; the seats held before stay", async () => {
  await toggle(3, { ok: true, hold: holdOf(3) });
  await toggle(5, { ok: false, reason: "seat_taken", lost: [5] });
  expect(store.look(5)).toBe("held");
  expect(store.state().pending.size).toBe(0);
  expect(heldSeats()).toEqual([3]);
  expect(notice()).toContain("Row A, seat 6");
});

test("a refusal by the limit names the event's limit and leaves the seat free", async () => {
  await toggle(3, { ok: false, reason: "limit_reached" });
  expect(store.look(3)).toBe("free");
  expect(notice()).toContain("6");
});

test("a hold that expired on the server is removed, and the next seat starts a new hold", async () => {
  await toggle(3, { ok: true, hold: holdOf(3) });
  await toggle(5, { ok: false, reason: "hold_expired" });
  expect(heldSeats()).toBeNull();
  expect(notice()).not.toBeNull();
  await toggle(6, { ok: true, hold: holdOf(6) });
  expect(link.requests[2]).toMatchObject({ t: "hold", hold: { seats: [6] } });
  expect(link.requests[2]).not.toMatchObject({ hold: { holdId: HOLD_ID } });
});

test("the end of the countdown removes the hold once", async () => {
  await toggle(3, { ok: true, hold: holdOf(3) });
  session.expire();
  expect(heldSeats()).toBeNull();
  expect(notice()).not.toBeNull();
  store.setNotice(null);
  session.expire();
  expect(notice()).toBeNull();
});

test("a hold that changed in another tab is shown; an expiry there is announced", async () => {
  session.onHoldChange({ t: "mine", hold: holdOf(1, 2), why: "changed" });
  expect(heldSeats()).toEqual([1, 2]);
  expect(notice()).toBeNull();
  session.onHoldChange({ t: "mine", hold: null, why: "expired" });
  expect(heldSeats()).toBeNull();
  expect(notice()).not.toBeNull();
});

test("without the socket the seat is requested by form under the same hold id and stays pending", async () => {
  link.live = false;
  await toggle(3);
  const [holdId] = link.requests.map(({ hold }) => (hold as { holdId: string }).holdId);
  expect(submitted).toEqual([{ intent: "choose", holdId, seat: "3" }]);
  expect(store.look(3)).toBe("mine");
  session.onFormResponse({ ok: true, hold: holdOf(3) });
  expect(heldSeats()).toEqual([3]);
  expect(store.state().pending.size).toBe(0);
});

test("a release without the socket is sent by form", async () => {
  await toggle(3, { ok: true, hold: holdOf(3) });
  link.live = false;
  await toggle(3);
  expect(submitted).toEqual([{ intent: "drop", holdId: HOLD_ID, seat: "3" }]);
  session.onFormResponse({ ok: true, hold: null });
  expect(heldSeats()).toBeNull();
});

test("a form response after the socket is back requests a snapshot, because it can be older than the socket", async () => {
  link.live = false;
  await toggle(3);
  link.live = true;
  session.onFormResponse({ ok: true, hold: holdOf(3) });
  expect(link.requests.at(-1)).toEqual({ t: "snapshot" });
});

test("a refused form response ends the pending state and names the lost seats", async () => {
  link.live = false;
  await toggle(3);
  session.onFormResponse({ ok: false, reason: "seat_taken", lost: [3], limit: undefined, left: undefined });
  expect(store.state().pending.size).toBe(0);
  expect(heldSeats()).toBeNull();
  expect(notice()).toContain("Row A, seat 4");
});
