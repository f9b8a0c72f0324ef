import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseTogether } from "#domain/sale/hold/best-available";
import { decidePlace } from "#domain/sale/saga/booking-placing";
import { applyChange } from "#domain/sale/event-change";
import { type EventState, emptyState } from "#domain/sale/event-state";
import { HOLD_MS, decideExtend, decideHold, decideRelease, liveHoldOf } from "#domain/sale/hold/hold";
import { BLOCKED, FREE, makeInventory } from "#domain/sale/inventory";
import { seatPriceMinor } from "#domain/price/seat-price";
import { totalsOf } from "#domain/sale/totals-with-tax";
import { decideSetup } from "#domain/sale/setup-change";
import { aSetup } from "../../build/workerd/setup";

const NOW = Date.now();
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

function onSale(): EventState {
  const state = emptyState();
  applyChange(state, {
    kind: "setup",
    setup: aSetup("e1", { rows: 1, perRow: 6, standing: 4, seatsPerBuyer: 4 }),
  });
  return state;
}

const command = fc.record({
  what: fc.constantFrom("hold", "hold", "hold", "release", "extend", "place"),
  buyer: fc.constantFrom("a", "b", "c"),
  seats: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
  standing: fc.integer({ min: 0, max: 3 }),
  passes: fc.integer({ min: 0, max: HOLD_MS }),
});

test("for any sequence of requests a seat has one owner, a pool is not oversold, and each buyer is within the limit", () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const state = onSale();
      let now = NOW;
      let ids = 0;
      for (const { what, buyer, seats, standing, passes } of commands) {
        now += passes / 20;
        const live = liveHoldOf(state, buyer, now);
        const holdId = live?.id ?? uuid(++ids);
        const decided =
          what === "hold"
            ? decideHold(
                state,
                buyer,
                { holdId, seats, pools: standing ? [{ ticketTypeId: "standing", quantity: standing }] : [] },
                now,
              )
            : what === "release"
              ? decideRelease(state, buyer, { holdId, seats }, now)
              : what === "extend"
                ? decideExtend(state, buyer, holdId, now)
                : decidePlace(
                    state,
                    buyer,
                    {
                      bookingId: uuid(++ids),
                      holdId,
                      buyerName: "n",
                      buyerEmail: "e",
                      locale: "en",
                      attendeeNames: [],
                    },
                    now,
                    random,
                  );
        // A decision that sells a place twice throws here.
        if (decided.ok) for (const change of decided.value.changes) applyChange(state, change);
        const owners = [
          ...[...state.holds.values()].map((hold) => ({ buyer: hold.buyerKey, lines: hold.lines })),
          ...[...state.bookings.values()].map((booking) => ({
            buyer: booking.buyerKey,
            lines: booking.lines,
          })),
        ];
        const taken = owners.flatMap(({ lines }) => lines.flatMap((line) => line.seatIndex ?? []));
        expect(new Set(taken).size).toBe(taken.length);
        expect(owners.flatMap(({ lines }) => lines).length - taken.length).toBeLessThanOrEqual(4);
        expect(state.held + state.sold).toBe(owners.flatMap(({ lines }) => lines).length);
        for (const who of ["a", "b", "c"])
          expect(
            owners.filter((each) => each.buyer === who).flatMap(({ lines }) => lines).length,
          ).toBeLessThanOrEqual(4);
        for (const [index, status] of state.inventory.status.entries())
          expect(status !== FREE).toBe(taken.includes(index));
      }
    }),
    { numRuns: 400 },
  );
});

test("holding is idempotent", () => {
  fc.assert(
    fc.property(command, ({ seats, standing }) => {
      const state = onSale();
      const pools = standing ? [{ ticketTypeId: "standing", quantity: standing }] : [];
      const ask = { holdId: uuid(1), seats, pools };
      const first = decideHold(state, "a", ask, NOW);
      if (!first.ok) return;
      for (const change of first.value.changes) applyChange(state, change);
      expect(decideHold(state, "a", ask, NOW + 1)).toEqual({
        ok: true,
        value: { changes: [], hold: first.value.hold },
      });
    }),
  );
});

test("a hold ends at its expiry, swept or not, and can be extended once", () => {
  const state = onSale();
  const held = decideHold(state, "a", { holdId: uuid(1), seats: [0], pools: [] }, NOW);
  if (held.ok) for (const change of held.value.changes) applyChange(state, change);
  expect(liveHoldOf(state, "a", NOW + HOLD_MS - 1)).not.toBeNull();
  expect(liveHoldOf(state, "a", NOW + HOLD_MS)).toBeNull();
  expect(decideExtend(state, "a", uuid(1), NOW + HOLD_MS)).toMatchObject({ reason: "hold_unknown" });
  const place = {
    bookingId: uuid(2),
    holdId: uuid(1),
    buyerName: "n",
    buyerEmail: "e",
    locale: "en",
    attendeeNames: [],
  };
  expect(decidePlace(state, "a", place, NOW + HOLD_MS, random)).toMatchObject({ reason: "hold_expired" });
  const longer = decideExtend(state, "a", uuid(1), NOW + HOLD_MS - 1);
  if (longer.ok) for (const change of longer.value.changes) applyChange(state, change);
  expect(decideExtend(state, "a", uuid(1), NOW + HOLD_MS)).toMatchObject({ reason: "already_extended" });
});

test("a price change does not affect live holds", () => {
  const state = onSale();
  const held = decideHold(state, "a", { holdId: uuid(1), seats: [0], pools: [] }, NOW);
  if (held.ok) for (const change of held.value.changes) applyChange(state, change);
  const dearer = aSetup("e1", { rows: 1, perRow: 6, standing: 4, priceMinor: 99_900, revision: 2 });
  const set = decideSetup(state, dearer, 0, "approved");
  if (set.ok) for (const change of set.value.changes) applyChange(state, change);
  expect(liveHoldOf(state, "a", NOW)?.lines[0]?.priceMinor).toBe(50_000);
});

test("a setup without a held seat is refused, and renumbered seats keep their owners", () => {
  const state = onSale();
  const held = decideHold(state, "a", { holdId: uuid(1), seats: [5], pools: [] }, NOW);
  if (held.ok) for (const change of held.value.changes) applyChange(state, change);
  expect(
    decideSetup(state, aSetup("e1", { rows: 1, perRow: 5, standing: 4, revision: 2 }), 0, "edit"),
  ).toMatchObject({
    reason: "setup_conflict",
    detail: { missing: ["seat stalls:A:6"] },
  });
  const wider = aSetup("e1", { rows: 1, perRow: 6, standing: 4, revision: 2 });
  const section = wider.plan!.sections[0]!;
  if (section.kind === "seated") section.rows[0]!.seats.unshift({ label: "0", kind: "seat" });
  const set = decideSetup(state, wider, 0, "edit");
  if (set.ok) for (const change of set.value.changes) applyChange(state, change);
  expect(liveHoldOf(state, "a", NOW)?.lines[0]?.seatIndex).toBe(6);
  expect(state.inventory.status[6]).not.toBe(FREE);
});

test("lines and tax add up to the total in whole minor units", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          price: fc.integer({ min: 0, max: 10_000_000 }),
          percent: fc.integer({ min: 1, max: 1000 }),
        }),
        {
          minLength: 1,
          maxLength: 50,
        },
      ),
      fc.integer({ min: 0, max: 10_000 }),
      fc.boolean(),
      (lines, rateBasisPoints, inclusive) => {
        const prices = lines.map(({ price, percent }) => seatPriceMinor(price, percent));
        const totals = totalsOf(prices, {
          currency: "INR",
          tax: { name: "GST", rateBasisPoints, inclusive },
        });
        const subtotal = prices.reduce((sum, price) => sum + price, 0);
        for (const each of [...prices, totals.taxMinor, totals.totalMinor])
          expect(Number.isInteger(each)).toBe(true);
        expect(totals.subtotalMinor).toBe(subtotal);
        expect(totals.totalMinor).toBe(inclusive ? subtotal : subtotal + totals.taxMinor);
        const exact = inclusive
          ? (subtotal * rateBasisPoints) / (10_000 + rateBasisPoints)
          : (subtotal * rateBasisPoints) / 10_000;
        expect(Math.abs(totals.taxMinor - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      },
    ),
  );
  expect(
    totalsOf([100_000], { currency: "INR", tax: { name: "GST", rateBasisPoints: 1800, inclusive: false } }),
  ).toMatchObject({
    taxMinor: 18_000,
    totalMinor: 118_000,
  });
  expect(
    totalsOf([118_000], { currency: "INR", tax: { name: "GST", rateBasisPoints: 1800, inclusive: true } }),
  ).toMatchObject({
    taxMinor: 18_000,
    totalMinor: 118_000,
  });
});

test("the best available seats are adjacent, and isolate a single seat only if unavoidable", () => {
  const setup = aSetup("e1", { rows: 2, perRow: 8 });
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
      fc.integer({ min: 1, max: 5 }),
      (free, quantity) => {
        const inventory = makeInventory(setup);
        for (const [index, isFree] of free.entries()) inventory.status[index] = isFree ? FREE : BLOCKED;
        const request = { quantity, ticketTypeIds: [], accessible: false, onSale: () => true };
        const chosen = chooseTogether(inventory, setup.plan!, request);
        const open = (index: number, row: number): boolean =>
          free[index] === true && Math.floor(index / 8) === row;
        const orphans = (from: number, row: number): number =>
          Number(open(from - 1, row) && !open(from - 2, row)) +
          Number(open(from + quantity, row) && !open(from + quantity + 1, row));
        const options = free.flatMap((_, from) => {
          const row = Math.floor(from / 8);
          const fits = Array.from({ length: quantity }, (__, i) => open(from + i, row)).every(Boolean);
          return fits ? [orphans(from, row)] : [];
        });
        if (options.length === 0) {
          expect(chosen).toBeNull();
          return;
        }
        const row = Math.floor(chosen![0]! / 8);
        expect(chosen).toEqual(Array.from({ length: quantity }, (_, i) => chosen![0]! + i));
        expect(chosen!.every((index) => open(index, row))).toBe(true);
        expect(orphans(chosen![0]!, row)).toBe(Math.min(...options));
      },
    ),
  );
});
