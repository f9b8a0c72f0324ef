import { describe, expect, test } from "vitest";
import type { EventSetup } from "#domain/sale/event-setup";
import {
  HOLD_MS,
  decideExtend,
  decideHold,
  decideRelease,
  decideReplace,
  liveHoldOf,
  viewHold,
} from "#domain/sale/hold/hold";
import { decideHoldBest } from "#domain/sale/hold/hold-best";
import { isNetworkFull } from "#domain/sale/hold/hold-limit";
import { withoutPlaces } from "#domain/sale/hold/hold-lines";
import { SaleScenario } from "#tests/build/sale-scenario";
import { aSetup } from "#tests/build/workerd/setup";

const HOUR = 3_600_000;
const plain = aSetup("e1", { rows: 1, perRow: 6, standing: 4 });
const START = plain.startsAt - 24 * HOUR;
const [seatType, standingType] = plain.ticketTypes as [
  EventSetup["ticketTypes"][number],
  EventSetup["ticketTypes"][number],
];
const setupWith = (...types: EventSetup["ticketTypes"]): EventSetup => ({ ...plain, ticketTypes: types });
const standing = (quantity: number, ticketTypeId = "standing") => ({ pools: [{ ticketTypeId, quantity }] });

describe("seats in a hold", () => {
  const early = { ...seatType, id: "early", priceMinor: 40_000, saleEndsAt: START };
  const late = { ...seatType, id: "late", priceMinor: 60_000, saleStartsAt: START + HOUR };

  test("have the section's first ticket type that is on sale", () => {
    const sale = new SaleScenario(setupWith(early, seatType, late));
    sale.hold("guest:a", { seats: [0] });
    expect(liveHoldOf(sale.state, "guest:a", sale.now)!.lines).toEqual([
      { seatIndex: 0, ticketTypeId: "seat", priceMinor: 50_000 },
    ]);
  });

  test("are refused for a ticket type whose sale has ended, has not begun, or is not for the section", () => {
    const sale = new SaleScenario(setupWith(early, late, standingType));
    const hold = (type: string) => sale.hold("guest:a", { seats: [0], seatTicketTypeIds: [type] });
    expect(hold("early")).toMatchObject({ reason: "sale_ended" });
    expect(hold("late")).toMatchObject({ reason: "not_on_sale", detail: { at: START + HOUR } });
    expect(hold("standing")).toMatchObject({ reason: "ticket_type_unknown" });
    expect(sale.hold("guest:a", { seats: [0] })).toMatchObject({ reason: "sale_ended" });
  });

  test("change their ticket type without a second line", () => {
    const other = { ...seatType, id: "other", priceMinor: 10_000 };
    const sale = new SaleScenario(setupWith(seatType, other));
    sale.hold("guest:a", { seats: [0, 1] });
    const before = liveHoldOf(sale.state, "guest:a", sale.now);
    expect(sale.hold("guest:a", { seats: [0] })).toEqual({ ok: true, value: { changes: [], hold: before } });
    sale.hold("guest:a", { seats: [1, 0], seatTicketTypeIds: ["seat", "other"] });
    expect(liveHoldOf(sale.state, "guest:a", sale.now)!.lines).toEqual([
      { seatIndex: 0, ticketTypeId: "other", priceMinor: 10_000 },
      { seatIndex: 1, ticketTypeId: "seat", priceMinor: 50_000 },
    ]);
  });

  test("that are unknown, blocked or taken are all listed, in the requested order", () => {
    const blocked = structuredClone(plain) as EventSetup;
    const [section] = blocked.plan!.sections;
    if (section?.kind === "seated") section.rows[0]!.seats[1]!.kind = "blocked";
    const sale = new SaleScenario(blocked);
    sale.hold("guest:b", { seats: [0, 5] });
    expect(sale.hold("guest:a", { seats: [5, 2, 0] })).toMatchObject({
      reason: "seat_taken",
      detail: { lost: [5, 0] },
    });
    expect(sale.hold("guest:a", { seats: [1, 0] })).toMatchObject({
      reason: "seat_blocked",
      detail: { lost: [1, 0] },
    });
    expect(sale.hold("guest:a", { seats: [0, 6] })).toMatchObject({
      reason: "seat_unknown",
      detail: { lost: [0, 6] },
    });
    expect(sale.hold("guest:a", { seats: [-1] })).toMatchObject({ reason: "seat_unknown" });
  });

  test("that replace others keep their ticket types when some of them are taken", () => {
    const other = { ...seatType, id: "other", priceMinor: 10_000 };
    const sale = new SaleScenario(setupWith(seatType, other));
    sale.hold("guest:b", { seats: [0] });
    const request = {
      holdId: "h",
      seats: [0, 1],
      pools: [],
      seatTicketTypeIds: ["seat", "other"],
      release: { seats: [], pools: [] },
    };
    expect(decideReplace(sale.state, "guest:a", request, sale.now)).toMatchObject({
      value: { hold: { lines: [{ seatIndex: 1, ticketTypeId: "other" }] }, lost: { seats: [0] } },
    });
  });

  test("cost the section's percentage of the price, each rounded half up", () => {
    const priced = structuredClone(plain) as EventSetup;
    const [section] = priced.plan!.sections;
    if (section?.kind === "seated") section.multiplierPercent = 150;
    const odd = { ...seatType, priceMinor: 33 };
    const sale = new SaleScenario({ ...priced, ticketTypes: [odd] });
    sale.hold("guest:a", { seats: [0] });
    expect(liveHoldOf(sale.state, "guest:a", sale.now)!.lines[0]!.priceMinor).toBe(50);
  });
});

describe("standing places in a hold", () => {
  test("are counted as a total of their ticket type", () => {
    const sale = new SaleScenario();
    sale.hold("guest:a", { seats: [0], ...standing(3) });
    sale.hold("guest:a", standing(1));
    expect(viewHold(liveHoldOf(sale.state, "guest:a", sale.now)!)).toEqual({
      holdId: "hold-guest:a",
      expiresAt: sale.now + HOLD_MS,
      extendable: true,
      seats: [{ index: 0, ticketTypeId: "seat", priceMinor: 50_000 }],
      pools: [{ ticketTypeId: "standing", quantity: 1, priceMinor: 30_000 }],
    });
    expect(sale.hold("guest:a", standing(1))).toMatchObject({ value: { changes: [] } });
    sale.hold("guest:a", standing(0));
    expect(viewHold(liveHoldOf(sale.state, "guest:a", sale.now)!).pools).toEqual([]);
  });

  test("can be as many as are left, including the buyer's own", () => {
    const sale = new SaleScenario();
    sale.hold("guest:b", standing(1));
    expect(sale.hold("guest:a", standing(2))).toMatchObject({ ok: true });
    expect(sale.hold("guest:a", standing(4))).toMatchObject({
      reason: "pool_empty",
      detail: { ticketTypeId: "standing", left: 3 },
    });
    expect(sale.hold("guest:a", standing(3))).toMatchObject({ ok: true });
    expect(sale.hold("guest:c", standing(1))).toMatchObject({ reason: "pool_empty", detail: { left: 0 } });
  });

  test("of two ticket types share one pool", () => {
    const sale = new SaleScenario(
      setupWith(standingType, { ...standingType, id: "student", priceMinor: 10_000 }),
    );
    sale.hold("guest:a", {
      pools: [
        { ticketTypeId: "standing", quantity: 2 },
        { ticketTypeId: "student", quantity: 2 },
      ],
    });
    expect(sale.hold("guest:a", standing(3))).toMatchObject({ reason: "pool_empty", detail: { left: 2 } });
    expect(
      sale.hold("guest:a", {
        pools: [
          { ticketTypeId: "standing", quantity: 1 },
          { ticketTypeId: "student", quantity: 3 },
        ],
      }),
    ).toMatchObject({ ok: true });
    expect(viewHold(liveHoldOf(sale.state, "guest:a", sale.now)!).pools).toEqual([
      { ticketTypeId: "standing", quantity: 1, priceMinor: 30_000 },
      { ticketTypeId: "student", quantity: 3, priceMinor: 10_000 },
    ]);
  });

  test("are refused past fifty, for a type that draws from seats, of an unknown type or pool, and outside the sale", () => {
    const lost = { ...standingType, id: "lost", draws: { from: "pool" as const, poolId: "nowhere" } };
    const ended = { ...standingType, id: "ended", saleEndsAt: START };
    const wide = { ...setupWith(seatType, standingType, lost, ended), seatsPerBuyer: 50 };
    const sale = new SaleScenario({ ...wide, pools: [{ id: "floor", name: "Floor", capacity: 90 }] });
    expect(sale.hold("user:a", standing(51))).toMatchObject({ reason: "ticket_type_unknown" });
    expect(sale.hold("user:a", standing(1, "nothing"))).toMatchObject({ reason: "ticket_type_unknown" });
    expect(sale.hold("user:a", standing(1, "seat"))).toMatchObject({ reason: "pool_unknown" });
    expect(sale.hold("user:a", standing(1, "lost"))).toMatchObject({ reason: "pool_unknown" });
    expect(sale.hold("user:a", standing(1, "ended"))).toMatchObject({ reason: "sale_ended" });
    expect(sale.hold("user:a", standing(50))).toMatchObject({ ok: true });
  });

  test("are given up from the last, and seats by their index; others stay", () => {
    const line = (seatIndex: number | null, ticketTypeId = "standing") => ({
      seatIndex,
      ticketTypeId,
      priceMinor: 1,
    });
    const lines = [line(null), line(3, "seat"), line(null, "student"), line(null), line(4, "seat")];
    expect(withoutPlaces(lines, [3, 9], undefined)).toEqual([lines[0], lines[2], lines[3], lines[4]]);
    expect(withoutPlaces(lines, undefined, [{ ticketTypeId: "standing", quantity: 1 }])).toEqual([
      lines[0],
      lines[1],
      lines[2],
      lines[4],
    ]);
    expect(withoutPlaces(lines, undefined, [{ ticketTypeId: "standing", quantity: 9 }])).toEqual([
      lines[1],
      lines[2],
      lines[4],
    ]);
    expect(withoutPlaces(lines, undefined, [{ ticketTypeId: "seat", quantity: 1 }])).toEqual(lines);
    expect(withoutPlaces(lines, undefined, undefined)).toEqual(lines);
  });
});

describe("limits of a hold", () => {
  test("a buyer's pending and confirmed places count, with those of the ticket type", () => {
    const limited = { ...setupWith({ ...seatType, maxPerBuyer: 2 }, standingType), seatsPerBuyer: 3 };
    const sale = new SaleScenario(limited);
    sale.place("b1", { seats: [0], ...standing(1) });
    expect(sale.hold("guest:a", { seats: [1, 2] })).toMatchObject({
      reason: "limit_reached",
      detail: { limit: 3, have: 2 },
    });
    expect(sale.hold("guest:a", { seats: [1] })).toMatchObject({ ok: true });
    const typed = new SaleScenario(limited);
    typed.place("b1", { seats: [0] });
    expect(typed.hold("guest:a", { seats: [1, 2] })).toMatchObject({
      reason: "limit_reached",
      detail: { limit: 2, have: 1, ticketTypeId: "seat" },
    });
    expect(typed.hold("guest:b", { seats: [1, 2] })).toMatchObject({ ok: true });
    typed.sweep(typed.now + 24 * HOUR);
    expect(typed.hold("guest:a", { seats: [3, 4] }, typed.now)).toMatchObject({ ok: true });
  });

  test("guests of one network hold at most the network's places; accounts and smaller holds are not limited", () => {
    const sale = new SaleScenario({ ...plain, seatsPerBuyer: 2 });
    const from = (buyer: string, seats: number[], network = "n1") =>
      sale.hold(buyer, { seats }, sale.now, network);
    expect(from("guest:a", [0, 1])).toMatchObject({ ok: true });
    expect(from("guest:b", [2, 3])).toMatchObject({ ok: true });
    expect(from("guest:c", [4])).toMatchObject({ reason: "network_full" });
    expect(from("guest:c", [4], "n2")).toMatchObject({ ok: true });
    expect(from("user:d", [5])).toMatchObject({ ok: true });
    expect(sale.state.placesOfNetwork.get("n1")).toBe(4);
    const before = liveHoldOf(sale.state, "guest:a", sale.now);
    expect(isNetworkFull(sale.state, "n1", before, 2)).toBe(false);
    expect(isNetworkFull(sale.state, "n1", before, 3)).toBe(true);
    expect(isNetworkFull(sale.state, "n1", null, 0)).toBe(false);
    expect(isNetworkFull(sale.state, "n2", before, 3)).toBe(false);
    expect(isNetworkFull(sale.state, "n2", before, 4)).toBe(true);
  });

  test("a network's places are free again after release, payment or the end of a booking", () => {
    const sale = new SaleScenario({ ...plain, seatsPerBuyer: 2 });
    sale.hold("guest:a", { seats: [0, 1] }, sale.now, "n1");
    sale.place("b1", { seats: [0] });
    expect(sale.state.placesOfNetwork.get("n1")).toBe(2);
    sale.open("b1", 1);
    sale.receive("b1");
    expect(sale.state.placesOfNetwork.size).toBe(0);
    sale.hold("guest:b", { seats: [2] }, sale.now, "n1");
    const released = decideRelease(sale.state, "guest:b", { holdId: "hold-guest:b" }, sale.now);
    if (released.ok) sale.apply(released.value.changes);
    expect(sale.state.placesOfNetwork.size).toBe(0);
  });
});

describe("the life of a hold", () => {
  test("an event that is not published, or has ended, holds nothing; nor does an empty request", () => {
    const sale = new SaleScenario();
    expect(sale.hold("guest:a", {})).toMatchObject({ reason: "nothing_chosen" });
    expect(sale.hold("guest:a", { seats: [0] }, sale.state.setup!.endsAt)).toMatchObject({
      reason: "event_closed",
    });
    const cancelled = new SaleScenario({ ...plain, state: "cancelled" });
    expect(cancelled.hold("guest:a", { seats: [0] })).toMatchObject({ reason: "event_closed" });
  });

  test("another buyer's hold is neither taken over, extended nor released", () => {
    const sale = new SaleScenario();
    sale.hold("guest:a", { seats: [0] });
    const request = { holdId: "hold-guest:a", seats: [1], pools: [] };
    expect(decideHold(sale.state, "guest:b", request, sale.now)).toMatchObject({ reason: "hold_unknown" });
    expect(decideExtend(sale.state, "guest:b", "hold-guest:a", sale.now)).toMatchObject({
      reason: "hold_unknown",
    });
    expect(decideExtend(sale.state, "guest:a", "another", sale.now)).toMatchObject({
      reason: "hold_unknown",
    });
    expect(decideRelease(sale.state, "guest:b", { holdId: "hold-guest:a" }, sale.now)).toMatchObject({
      reason: "hold_unknown",
    });
    expect(decideRelease(sale.state, "guest:a", { holdId: "another" }, sale.now)).toMatchObject({
      reason: "hold_unknown",
    });
  });

  test("is ten minutes, and once ten minutes from its extension", () => {
    const sale = new SaleScenario();
    sale.hold("guest:a", { seats: [0] });
    expect(HOLD_MS).toBe(10 * 60_000);
    const extended = decideExtend(sale.state, "guest:a", "hold-guest:a", sale.now + 60_000);
    expect(extended).toMatchObject({
      value: { hold: { expiresAt: sale.now + 11 * 60_000, extended: true } },
    });
    if (extended.ok) sale.apply(extended.value.changes);
    expect(decideExtend(sale.state, "guest:a", "hold-guest:a", sale.now)).toMatchObject({
      reason: "already_extended",
    });
    expect(viewHold(liveHoldOf(sale.state, "guest:a", sale.now)!).extendable).toBe(false);
  });

  test("ends with its last place; a release of places it does not have changes nothing", () => {
    const sale = new SaleScenario();
    sale.hold("guest:a", { seats: [0, 1] });
    const release = (seats?: number[]) =>
      decideRelease(sale.state, "guest:a", { holdId: "hold-guest:a", ...(seats && { seats }) }, sale.now);
    expect(release([5])).toMatchObject({ value: { changes: [] } });
    expect(release([0])).toMatchObject({ value: { hold: { lines: [{ seatIndex: 1 }] } } });
    expect(release([0, 1])).toMatchObject({
      value: { hold: null, changes: [{ kind: "hold_ended", why: "released" }] },
    });
    expect(release()).toMatchObject({ value: { hold: null } });
  });

  test("holds that expire together end in the order in which they were made", () => {
    const sale = new SaleScenario();
    for (const [seat, buyer] of ["guest:a", "guest:b", "guest:c"].entries())
      sale.hold(buyer, { seats: [seat] });
    sale.sweep(sale.now + HOLD_MS);
    expect(sale.state.held).toBe(0);
  });
});

describe("the best places", () => {
  const best = (sale: SaleScenario, change: object) =>
    decideHoldBest(
      sale.state,
      "guest:a",
      { holdId: "h", quantity: 2, ticketTypeIds: [], accessible: false, ...change },
      sale.now,
    );

  test("of a ticket type that is not requested, or not on sale, are not held", () => {
    const soon = { ...seatType, id: "soon", saleStartsAt: START + HOUR };
    const sale = new SaleScenario(setupWith(soon, seatType, standingType));
    const types = (decided: ReturnType<typeof best>) =>
      decided.ok ? [...new Set(decided.value.hold!.lines.map((line) => line.ticketTypeId))] : decided.reason;
    expect(types(best(sale, {}))).toEqual(["seat"]);
    expect(types(best(sale, { ticketTypeIds: ["standing"] }))).toEqual(["standing"]);
    expect(types(best(sale, { ticketTypeIds: ["soon"] }))).toBe("not_on_sale");
    expect(types(best(sale, { ticketTypeIds: ["nothing"] }))).toBe("ticket_type_unknown");
    expect(types(best(sale, { quantity: 0 }))).toBe("nothing_chosen");
    expect(types(best(sale, { ticketTypeIds: ["seat"], quantity: 7 }))).toBe("none_together");
  });
});
