import fc from "fast-check";
import { expect, test } from "vitest";
import { applyChange } from "#domain/sale/event-change";
import { type EventState, emptyState } from "#domain/sale/event-state";
import { HOLD_MS, decideHold, decideReplace, liveHoldOf } from "#domain/sale/hold/hold";
import { type HoldBestRequest, decideHoldBest } from "#domain/sale/hold/hold-best";
import { aSetup } from "../../build/workerd/setup";

const NOW = Date.now();
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

function onSale(options: Parameters<typeof aSetup>[1] = {}): EventState {
  const state = emptyState();
  const setup = aSetup("e1", { rows: 1, perRow: 6, standing: 4, seatsPerBuyer: 4, ...options });
  applyChange(state, { kind: "setup", setup });
  return state;
}

function hold(state: EventState, buyer: string, seats: number[], standing = 0): void {
  const pools = standing > 0 ? [{ ticketTypeId: "standing", quantity: standing }] : [];
  const decided = decideHold(state, buyer, { holdId: uuid(buyer.charCodeAt(0)), seats, pools }, NOW);
  if (!decided.ok) throw new Error(decided.reason);
  for (const change of decided.value.changes) applyChange(state, change);
}

function seatsOf(state: EventState, buyer: string, now = NOW): (number | null)[] {
  return (liveHoldOf(state, buyer, now)?.lines ?? []).map((line) => line.seatIndex);
}

function replace(state: EventState, seats: number[], release: number[], now = NOW) {
  const request = { holdId: uuid(9), seats, pools: [], release: { seats: release, pools: [] } };
  const decided = decideReplace(state, "a", request, now);
  if (decided.ok) for (const change of decided.value.changes) applyChange(state, change);
  return decided;
}

const BEST: HoldBestRequest = {
  holdId: uuid(9),
  quantity: 2,
  ticketTypeIds: [],
  accessible: false,
  replaceSeats: true,
};

test("a replacement at the buyer's limit succeeds, because the seats given up do not count", () => {
  const state = onSale();
  hold(state, "a", [0, 1, 2, 3]);
  expect(replace(state, [4, 5], [0, 1])).toMatchObject({ ok: true, value: { lost: null } });
  expect(seatsOf(state, "a")).toEqual([2, 3, 4, 5]);
});

test("a replacement that keeps a seat keeps the hold's id and time; one that keeps none starts a new hold", () => {
  const state = onSale();
  hold(state, "a", [0, 1]);
  const before = liveHoldOf(state, "a", NOW)!;
  replace(state, [2], [0], NOW + 1_000);
  expect(liveHoldOf(state, "a", NOW + 1_000)).toMatchObject({ id: before.id, expiresAt: before.expiresAt });
  replace(state, [4], [1, 2], NOW + 2_000);
  expect(liveHoldOf(state, "a", NOW + 2_000)).toMatchObject({
    id: uuid(9),
    expiresAt: NOW + 2_000 + HOLD_MS,
  });
  expect(state.holds.size).toBe(1);
});

test("a replacement whose seats are all taken is refused, and the old hold is untouched", () => {
  const state = onSale();
  hold(state, "b", [4, 5]);
  hold(state, "a", [0, 1]);
  const before = liveHoldOf(state, "a", NOW);
  expect(replace(state, [4, 5], [0, 1])).toMatchObject({ reason: "seat_taken", detail: { lost: [4, 5] } });
  expect(liveHoldOf(state, "a", NOW)).toBe(before);
});

test("of several requested seats the available ones are held, and the others are listed", () => {
  const state = onSale();
  hold(state, "b", [4]);
  hold(state, "a", [0]);
  expect(replace(state, [4, 5], [0])).toMatchObject({
    ok: true,
    value: { lost: { reason: "seat_taken", seats: [4] } },
  });
  expect(seatsOf(state, "a")).toEqual([5]);
});

test("the pool places given up count as available to the same buyer", () => {
  const state = onSale({ standing: 2 });
  hold(state, "a", [], 2);
  const decided = decideReplace(
    state,
    "a",
    {
      holdId: uuid(9),
      seats: [],
      pools: [{ ticketTypeId: "standing", quantity: 2 }],
      release: { seats: [], pools: [{ ticketTypeId: "standing", quantity: 1 }] },
    },
    NOW,
  );
  expect(decided).toMatchObject({ ok: true });
});

test("the best seats in place of the held ones may include them, and a refusal leaves them held", () => {
  const state = onSale({ perRow: 4, standing: 0 });
  hold(state, "b", [0]);
  hold(state, "a", [2]);
  const three = decideHoldBest(state, "a", { ...BEST, quantity: 3 }, NOW);
  expect(three.ok && three.value.hold?.lines.map((line) => line.seatIndex)).toEqual([1, 2, 3]);
  const four = { ...BEST, quantity: 4 };
  expect(decideHoldBest(state, "a", four, NOW)).toMatchObject({
    reason: "none_together",
    detail: { quantity: 4 },
  });
  expect(seatsOf(state, "a")).toEqual([2]);
});

test("the best seats without replacement are added to the hold", () => {
  const state = onSale();
  hold(state, "a", [0]);
  const decided = decideHoldBest(state, "a", { ...BEST, replaceSeats: false }, NOW);
  expect(decided.ok && decided.value.hold?.lines).toHaveLength(3);
});

test("without seats on sale the refusal gives the reason of the ticket types", () => {
  const state = onSale({ standing: 0 });
  const type = state.setup!.ticketTypes[0]!;
  const sold = (window: Partial<typeof type>): EventState => {
    const other = emptyState();
    const setup = { ...state.setup!, ticketTypes: [{ ...type, ...window }] };
    applyChange(other, { kind: "setup", setup });
    return other;
  };
  expect(decideHoldBest(sold({ saleStartsAt: NOW + 1 }), "a", BEST, NOW)).toMatchObject({
    reason: "not_on_sale",
  });
  expect(decideHoldBest(sold({ saleEndsAt: NOW }), "a", BEST, NOW)).toMatchObject({ reason: "sale_ended" });
  expect(decideHoldBest(state, "a", { ...BEST, quantity: 0 }, NOW)).toMatchObject({
    reason: "nothing_chosen",
  });
  expect(decideHoldBest(state, "a", { ...BEST, ticketTypeIds: ["x"] }, NOW)).toMatchObject({
    reason: "ticket_type_unknown",
  });
  expect(decideHoldBest(emptyState(), "a", BEST, NOW)).toMatchObject({ reason: "event_closed" });
});

test("a replacement is applied as decided or refused without a change, for any holds and requests", () => {
  const seats = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 4 });
  fc.assert(
    fc.property(seats, seats, seats, seats, (own, others, wanted, released) => {
      const state = onSale();
      const free = own.filter((seat) => seat < 6);
      if (free.length > 0) hold(state, "a", free);
      const taken = others.filter((seat) => seat < 6 && !own.includes(seat));
      if (taken.length > 0) hold(state, "b", taken);
      const before = seatsOf(state, "a");
      const decided = replace(state, wanted, released);
      const after = seatsOf(state, "a");
      expect(seatsOf(state, "b")).toEqual(taken);
      if (!decided.ok) {
        expect(after).toEqual(before);
        return;
      }
      const lost = decided.value.lost?.seats ?? [];
      const kept = before.filter((seat) => !released.includes(seat!));
      expect(new Set(after)).toEqual(new Set([...kept, ...wanted.filter((seat) => !lost.includes(seat))]));
    }),
  );
});
