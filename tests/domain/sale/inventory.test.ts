import { describe, expect, test } from "vitest";
import { makeBookingReference, normaliseBookingReference } from "#domain/sale/booking-reference";
import { applyChange } from "#domain/sale/event-change";
import { emptyState } from "#domain/sale/event-state";
import type { EventSetup } from "#domain/sale/event-setup";
import {
  SOLD,
  allFree,
  freePlace,
  makeInventory,
  poolLeft,
  seatLetters,
  takePlace,
} from "#domain/sale/inventory";
import { isSameIntent } from "#domain/payment/payment-intent";
import { AVAILABILITY_KEY, bookingProjectionKey, listProjections } from "#domain/sale/saga/projection";
import { readConsequences } from "#domain/sale/saga/booking-cancellation";
import { readCount, recount } from "#domain/sale/sale-count";
import { nextOpening } from "#domain/price/sale-window";
import { decideSetup } from "#domain/sale/setup-change";
import { SaleScenario } from "#tests/build/sale-scenario";
import { aSetup } from "#tests/build/workerd/setup";

const setup = aSetup("e1", { rows: 2, perRow: 2, standing: 3 });
function withBlocked(): EventSetup {
  const copy = structuredClone(setup) as EventSetup;
  const [section] = copy.plan!.sections;
  if (section?.kind === "seated") section.rows[1]!.seats[0]!.kind = "blocked";
  return copy;
}
const seat = (seatIndex: number) => ({ seatIndex, ticketTypeId: "seat" });
const place = { seatIndex: null, ticketTypeId: "standing" };

describe("an inventory", () => {
  test("counts the seats that are not blocked and the places of its pools", () => {
    expect(makeInventory(setup).capacity).toBe(7);
    expect(makeInventory(withBlocked()).capacity).toBe(6);
    expect(makeInventory({ ...setup, plan: null }).capacity).toBe(3);
    expect(seatLetters(makeInventory(withBlocked()).status)).toBe("ffbf");
  });

  test("takes and frees each place once", () => {
    const inventory = makeInventory(withBlocked());
    takePlace(inventory, seat(0), "held");
    takePlace(inventory, seat(1), "sold");
    expect(seatLetters(inventory.status)).toBe("hsbf");
    expect(() => takePlace(inventory, seat(0), "held")).toThrow("twice");
    expect(() => freePlace(inventory, seat(0), "sold")).toThrow("was not sold");
    expect(() => freePlace(inventory, seat(1), "held")).toThrow("was not held");
    freePlace(inventory, seat(0), "held");
    freePlace(inventory, seat(1), "sold");
    expect(seatLetters(inventory.status)).toBe("ffbf");
    expect([...inventory.touched.seats]).toEqual([0, 1]);
  });

  test("a blocked seat that was sold before is blocked again when it is freed", () => {
    const inventory = makeInventory(withBlocked());
    inventory.status[2] = SOLD;
    freePlace(inventory, seat(2), "sold");
    expect(seatLetters(inventory.status)).toBe("ffbf");
  });

  test("never sells more places of a pool than it has", () => {
    const inventory = makeInventory(setup);
    for (const as of ["held", "sold", "held"] as const) takePlace(inventory, place, as);
    expect(poolLeft(inventory, "floor")).toBe(0);
    expect(() => takePlace(inventory, place, "held")).toThrow("oversold");
    freePlace(inventory, place, "sold");
    expect(() => freePlace(inventory, place, "sold")).toThrow("nothing sold");
    expect(poolLeft(inventory, "floor")).toBe(1);
    expect([...inventory.touched.pools]).toEqual(["floor"]);
    expect(() => poolLeft(inventory, "nowhere")).toThrow(RangeError);
    expect(() => takePlace(inventory, { seatIndex: null, ticketTypeId: "seat" }, "held")).toThrow(RangeError);
  });

  test("checks whether places can be taken together", () => {
    const inventory = makeInventory(withBlocked());
    takePlace(inventory, seat(0), "held");
    takePlace(inventory, place, "held");
    expect(allFree(inventory, [seat(1), place, place])).toBe(true);
    expect(allFree(inventory, [seat(0)])).toBe(false);
    expect(allFree(inventory, [seat(2)])).toBe(false);
    expect(allFree(inventory, [place, place, place])).toBe(false);
    expect(allFree(inventory, [{ seatIndex: null, ticketTypeId: "seat" }])).toBe(false);
    expect(allFree(inventory, [])).toBe(true);
  });

  test("writes a snapshot of any length", () => {
    const status = new Uint8Array(8193).fill("f".charCodeAt(0));
    status[8192] = "s".charCodeAt(0);
    expect(seatLetters(status)).toBe(`${"f".repeat(8192)}s`);
  });
});

describe("counts and projections", () => {
  function soldSale() {
    const sale = new SaleScenario(aSetup("e1", { rows: 1, perRow: 6, standing: 4 }));
    sale.sell("b1", { seats: [0, 1] });
    sale.place("b2", { pools: [{ ticketTypeId: "standing", quantity: 1 }] }, { buyerKey: "guest:b" });
    sale.hold("guest:c", { seats: [4] });
    return sale;
  }

  test("agree with a recount", () => {
    const { state } = soldSale();
    expect(readCount(state)).toEqual({ capacity: 10, held: 2, sold: 2, available: 6, revenueMinor: 118_000 });
    expect(recount(state)).toEqual(readCount(state));
  });

  test("of an event without a setup are zero, in rupees", () => {
    expect(readConsequences(emptyState())).toEqual({
      bookings: 0,
      ticketsValid: 0,
      refundsMinor: 0,
      currency: "INR",
    });
    expect(readCount(emptyState()).available).toBe(0);
  });

  test("name what a cancellation would affect", () => {
    const { state } = soldSale();
    const [ticket] = state.tickets.values();
    applyChange(state, { kind: "ticket", ticket: { ...ticket!, state: "revoked" } });
    expect(readConsequences(state)).toEqual({
      bookings: 2,
      ticketsValid: 1,
      refundsMinor: 118_000,
      currency: "INR",
    });
  });

  test("project the sale, a booking and its tickets; an unknown booking has no rows", () => {
    const { state } = soldSale();
    const [first] = state.tickets.values();
    applyChange(state, { kind: "ticket", ticket: first! });
    const { seq } = state.tickets.get(first!.ticketId)!;
    expect(seq).toBeGreaterThan(state.bookings.get("b1")!.seq);
    const keys = [AVAILABILITY_KEY, bookingProjectionKey("b1"), bookingProjectionKey("b9")];
    const rows = listProjections(state, keys, () => 42);
    expect(rows.map(({ of }) => of)).toEqual(["availability", "booking", "ticket", "ticket"]);
    expect(rows[0]).toMatchObject({
      row: { eventId: "e1", seq: 42, capacity: 10, sold: 2, held: 2, revenueMinor: 118_000 },
    });
    expect(rows[1]).toMatchObject({
      row: {
        seq,
        quantity: 2,
        totalMinor: 118_000,
        view: { tickets: [{ code: "", shortCode: "" }, {}] },
      },
    });
    expect(rows[2]).toMatchObject({
      row: { seq, place: "A 1", attendeeName: "Asha", checkedInAt: null },
    });
    expect(rows[3]).toMatchObject({ row: { place: "A 2" } });
  });

  test("show a ticket's gate if one gate alone admits its type", () => {
    const gateOf = (gates: EventSetup["gates"]) => {
      const sale = new SaleScenario({ ...setup, gates });
      sale.sell("b1", { seats: [0] });
      const [row] = listProjections(sale.state, [bookingProjectionKey("b1")], () => 1);
      return row?.of === "booking" ? row.row.view.tickets[0]!.gateName : null;
    };
    const gate = (id: string, ticketTypeIds: string[]) => ({ id, name: id, listId: "main", ticketTypeIds });
    expect(gateOf([gate("north", [])])).toBe("north");
    expect(gateOf([gate("north", ["standing"]), gate("south", ["seat"])])).toBe("south");
    expect(gateOf([gate("north", []), gate("south", ["seat"])])).toBeNull();
  });
});

describe("an intent of a payment", () => {
  const intent = { eventId: "e1", bookingId: "b1", amountMinor: 100, currency: "INR" };

  test("is the requested one only if event, booking, amount and currency are equal", () => {
    expect(isSameIntent(intent, { ...intent })).toBe(true);
    for (const other of [{ eventId: "e2" }, { bookingId: "b2" }, { amountMinor: 101 }, { currency: "USD" }])
      expect(isSameIntent({ ...intent, ...other }, intent)).toBe(false);
  });
});

describe("the next opening of a sale", () => {
  const window = (saleStartsAt: number | null) => ({ saleStartsAt, saleEndsAt: null });

  test("is the earliest start ahead, or null when all have opened", () => {
    expect(nextOpening([window(30), window(20), window(5), window(null)], 10)).toBe(20);
    expect(nextOpening([window(10), window(null)], 10)).toBeNull();
    expect(nextOpening([], 10)).toBeNull();
  });
});

describe("a booking's reference", () => {
  test("is forty bits in two groups of four", () => {
    expect(makeBookingReference(Uint8Array.from([0xff, 0, 0xff, 0, 0xff]))).toBe("ZW0F-Y07Z");
    expect(makeBookingReference(Uint8Array.from([0x08, 0x42, 0x10, 0x84, 0x21, 9]))).toBe("1111-1111");
    expect(() => makeBookingReference(new Uint8Array(4))).toThrow(RangeError);
  });

  test("is read from typed text with letters that look alike", () => {
    expect(normaliseBookingReference(" k7q2 m4xd ")).toBe("K7Q2-M4XD");
    expect(normaliseBookingReference("oil0-oil0")).toBe("0110-0110");
    for (const text of ["K7Q2-M4X", "K7Q2-M4XDD", "K7Q2-M4XU", ""])
      expect(normaliseBookingReference(text)).toBeNull();
  });
});

describe("a new setup of an event on sale", () => {
  const changed = (sale: SaleScenario, edit: Partial<EventSetup>) =>
    decideSetup(sale.state, { ...sale.state.setup!, revision: 2, ...edit }, sale.now, "approved");

  function soldSale() {
    const sale = new SaleScenario(setup);
    sale.sell("b1", { seats: [0], pools: [{ ticketTypeId: "standing", quantity: 2 }] });
    return sale;
  }
  const [seatType, standingType] = setup.ticketTypes as [
    EventSetup["ticketTypes"][number],
    EventSetup["ticketTypes"][number],
  ];

  test("keeps every sold or held place, pool and ticket type", () => {
    expect(changed(soldSale(), {})).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(changed(soldSale(), { plan: null })).toMatchObject({
      reason: "setup_conflict",
      detail: { missing: ["seat stalls:A:1"] },
    });
    expect(changed(soldSale(), { pools: [{ id: "floor", name: "Floor", capacity: 2 }] })).toMatchObject({
      ok: true,
    });
    expect(changed(soldSale(), { pools: [{ id: "floor", name: "Floor", capacity: 1 }] })).toMatchObject({
      detail: { missing: ["pool floor"] },
    });
    expect(changed(soldSale(), { pools: [] })).toMatchObject({ detail: { missing: ["pool floor"] } });
    expect(changed(soldSale(), { ticketTypes: [seatType] })).toMatchObject({
      detail: { missing: ["ticket type standing"] },
    });
    const moved = { ...standingType, draws: seatType.draws };
    expect(changed(soldSale(), { ticketTypes: [seatType, moved] })).toMatchObject({
      detail: { missing: ["pool of standing"] },
    });
  });

  test("can drop the places of an ended booking, and not those of a live hold", () => {
    const sale = soldSale();
    sale.apply([{ kind: "booking", booking: { ...sale.booking("b1"), state: "cancelled" } }]);
    expect(changed(sale, { plan: null, ticketTypes: [seatType] })).toMatchObject({ ok: true });
    sale.hold("guest:c", { seats: [3] });
    expect(changed(sale, { plan: null })).toMatchObject({ detail: { missing: ["seat stalls:B:2"] } });
  });

  test("of the same or a lower revision changes nothing", () => {
    expect(changed(soldSale(), { revision: 1, plan: null })).toEqual({
      ok: true,
      value: { changes: [], revision: 1 },
    });
  });

  test("records time and place before a move only when it moved", () => {
    const sale = soldSale();
    const setupOf = (edit: Partial<EventSetup>) => {
      const decided = changed(sale, edit);
      const change = decided.ok ? decided.value.changes[0] : undefined;
      return change?.kind === "setup" ? change.setup : null;
    };
    expect(setupOf({})).not.toHaveProperty("moved");
    expect(setupOf({ venueName: "Other" })).toMatchObject({
      moved: { venue: "Ranga Shankara, Bengaluru", at: sale.now },
    });
  });
});
