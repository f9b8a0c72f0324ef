import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideAmountRefund } from "#domain/sale/saga/amount-refund";
import { decideCancelEvent, decideCancelRest } from "#domain/sale/saga/booking-cancellation";
import { decideKeep, decideReturn, quoteReturn } from "#domain/sale/saga/ticket-return";
import { decideHold } from "#domain/sale/hold/hold";
import { readCount, recount } from "#domain/sale/sale-count";
import { decideSetup } from "#domain/sale/setup-change";
import { DAY } from "#tests/build/refund-booking";
import { SaleScenario } from "#tests/build/sale-scenario";
import { aSetup } from "#tests/build/workerd/setup";

/** Two seats of ₹590 each, tax included, paid; ten days before the start. */
function soldSale() {
  const startsAt = Date.now() + 10 * DAY;
  const times = { startsAt, doorsAt: startsAt, endsAt: startsAt + DAY };
  const sale = new SaleScenario(
    aSetup("e1", { rows: 1, perRow: 6, standing: 4, ...times }),
    startsAt - 10 * DAY,
  );
  sale.sell("b1", { seats: [0, 1] });
  sale.takeKeys();
  return { sale, now: sale.now };
}

function cancelTickets(
  sale: SaleScenario,
  now: number,
  change: Partial<Parameters<typeof decideReturn>[1]> = {},
) {
  const request = {
    bookingId: "b1",
    lineNos: [1],
    by: "buyer",
    words: "",
    idempotencyKey: "k1",
    ...change,
  } as const;
  const quoted = quoteReturn(sale.state, request, now);
  const shown = { expectedMinor: quoted.ok ? quoted.value.amountMinor : 0, ...request };
  const decided = decideReturn(sale.state, shown, now);
  if (decided.ok) sale.apply(decided.value.changes);
  return decided;
}

const refundAmount = (sale: SaleScenario, now: number, amountMinor: number, idempotencyKey = "a1") => {
  const request = {
    bookingId: "b1",
    amountMinor,
    by: "organizer",
    words: "Late start",
    idempotencyKey,
  } as const;
  const decided = decideAmountRefund(sale.state, request, now);
  if (decided.ok) sale.apply(decided.value.changes);
  return decided;
};

const stateOfTickets = (sale: SaleScenario) =>
  [...sale.state.tickets.values()].map(({ lineNo, state }) => `${lineNo} ${state}`);

describe("one of two tickets", () => {
  test("is cancelled: its place is free at once, its code dies, its price is refunded, the other stays", () => {
    const { sale, now } = soldSale();
    expect(cancelTickets(sale, now)).toMatchObject({ ok: true });
    expect(sale.takeKeys()).toEqual(["refund:refund-pay-1", "mail:b1:tickets_cancelled:1"]);
    expect(stateOfTickets(sale)).toEqual(["1 revoked", "2 valid"]);
    expect(sale.booking("b1")).toMatchObject({
      state: "confirmed",
      endedAt: null,
      lines: [{ returned: { by: "buyer", refundMinor: 59_000, keptMinor: 0 } }, {}],
      refunds: [{ amountMinor: 59_000, reason: "buyer", lineNos: [1], state: "due" }],
    });
    expect(readCount(sale.state)).toMatchObject({ sold: 1, revenueMinor: 59_000 });
    expect(recount(sale.state)).toEqual(readCount(sale.state));
    const again = { holdId: "h9", seats: [0], pools: [] };
    expect(decideHold(sale.state, "guest:b", again, now)).toMatchObject({ ok: true });
    expect(decideHold(sale.state, "guest:b", { ...again, seats: [1] }, now)).toMatchObject({
      reason: "seat_taken",
    });
  });

  test("is refunded to the end with a mail of its own; the last one ends the booking", () => {
    const { sale, now } = soldSale();
    cancelTickets(sale, now);
    sale.takeKeys();
    const part = { state: "refunded", refundId: "refund-pay-1", amountMinor: 59_000 } as const;
    sale.receive("b1", part, now + 5);
    expect(sale.takeKeys()).toEqual(["mail:b1:booking_refunded:refund-pay-1"]);
    expect(sale.booking("b1")).toMatchObject({ state: "confirmed", refunds: [{ state: "done" }] });
    expect(cancelTickets(sale, now, { lineNos: [2], idempotencyKey: "k2" })).toMatchObject({ ok: true });
    expect(sale.booking("b1")).toMatchObject({ state: "cancelled", cancelKey: "k2" });
    expect(sale.takeKeys()).toEqual(["refund:refund-pay-1-part-2", "mail:b1:booking_cancelled"]);
    sale.receive("b1", { ...part, refundId: "refund-pay-1-part-2" }, now + 9);
    expect(sale.booking("b1").state).toBe("refunded");
    expect(sale.takeKeys()).toEqual(["mail:b1:booking_refunded"]);
    expect(readCount(sale.state)).toMatchObject({ sold: 0, revenueMinor: 0 });
  });

  test("is cancelled once: the same request changes nothing, another one is refused", () => {
    const { sale, now } = soldSale();
    cancelTickets(sale, now);
    expect(cancelTickets(sale, now, { expectedMinor: 59_000 })).toMatchObject({ value: { changes: [] } });
    expect(cancelTickets(sale, now, { lineNos: [2] })).toMatchObject({ reason: "different_body" });
    expect(cancelTickets(sale, now, { idempotencyKey: "k2" })).toMatchObject({ reason: "ticket_returned" });
    expect(cancelTickets(sale, now, { bookingId: "b9" })).toMatchObject({ reason: "booking_unknown" });
  });

  test("is not cancelled for another amount than the one shown", () => {
    const { sale, now } = soldSale();
    refundAmount(sale, now, 100_000);
    expect(cancelTickets(sale, now, { expectedMinor: 59_000 })).toEqual({
      ok: false,
      reason: "amount_changed",
      detail: { amountMinor: 18_000 },
    });
    expect(stateOfTickets(sale)).toEqual(["1 valid", "2 valid"]);
  });

  test("no longer holds back a new seating plan, and frees the buyer's limit", () => {
    const { sale, now } = soldSale();
    cancelTickets(sale, now);
    const { setup } = sale.state;
    const [section] = setup!.plan!.sections;
    if (section?.kind !== "seated") throw new Error("the stalls have seats");
    const without = { ...section, rows: section.rows.map((row) => ({ ...row, seats: row.seats.slice(1) })) };
    const smaller = { ...setup!, revision: 2, plan: { ...setup!.plan!, sections: [without] } };
    const decided = decideSetup(sale.state, smaller, now, "edit");
    if (!decided.ok) throw new Error(decided.reason);
    sale.apply(decided.value.changes);
    expect(recount(sale.state)).toEqual(readCount(sale.state));
    expect(sale.state.placesOfBuyer.get("guest:a")).toBe(1);
  });
});

test("a booking keeps the policy that it was bought under", () => {
  const { sale, now } = soldSale();
  const never = { untilHours: null, sharePercent: 100, keepsFee: true };
  const decided = decideSetup(
    sale.state,
    { ...sale.state.setup!, revision: 2, refundPolicy: never },
    now,
    "edit",
  );
  if (!decided.ok) throw new Error(decided.reason);
  sale.apply(decided.value.changes);
  expect(cancelTickets(sale, now)).toMatchObject({ ok: true });
  sale.place("b2", { seats: [3] }, { buyerKey: "guest:b", now });
  expect(sale.booking("b2").refundPolicy).toEqual(never);
});

describe("an amount", () => {
  test("is refunded with its reason while the tickets stay", () => {
    const { sale, now } = soldSale();
    expect(refundAmount(sale, now, 10_000)).toMatchObject({ ok: true });
    expect(sale.takeKeys()).toEqual(["refund:refund-pay-1", "mail:b1:amount_refunded:1"]);
    expect(sale.booking("b1").refunds).toMatchObject([{ amountMinor: 10_000, words: "Late start" }]);
    expect(stateOfTickets(sale)).toEqual(["1 valid", "2 valid"]);
    expect(readCount(sale.state)).toMatchObject({ sold: 2, revenueMinor: 108_000 });
    expect(refundAmount(sale, now, 10_000)).toMatchObject({ value: { changes: [] } });
    expect(refundAmount(sale, now, 20_000)).toMatchObject({ reason: "different_body" });
  });

  test("is refused below one, above what is left, for a booking never paid, and once all is refunded", () => {
    const { sale, now } = soldSale();
    for (const wrong of [0, -1, 0.5, Number.NaN])
      expect(refundAmount(sale, now, wrong)).toMatchObject({ reason: "amount_wrong" });
    expect(refundAmount(sale, now, 118_000)).toMatchObject({
      reason: "amount_too_high",
      detail: { mostMinor: 117_999 },
    });
    sale.place("b2", { seats: [4] }, { buyerKey: "guest:b", now });
    const other = { bookingId: "b2", amountMinor: 1, by: "admin", words: "", idempotencyKey: "x" } as const;
    expect(decideAmountRefund(sale.state, other, now)).toMatchObject({ reason: "booking_closed" });
    expect(decideAmountRefund(sale.state, { ...other, bookingId: "b9" }, now)).toMatchObject({
      reason: "booking_unknown",
    });
    cancelTickets(sale, now, { lineNos: "all", by: "organizer" });
    expect(refundAmount(sale, now, 1)).toMatchObject({ reason: "nothing_left" });
  });

  test("can follow the end of a booking of which the policy kept a share", () => {
    const { sale, now } = soldSale();
    const booking = {
      ...sale.booking("b1"),
      refundPolicy: { untilHours: 24, sharePercent: 50, keepsFee: true },
    };
    sale.apply([{ kind: "booking", booking }]);
    cancelTickets(sale, now, { lineNos: "all" });
    expect(readCount(sale.state)).toMatchObject({ sold: 0, revenueMinor: 59_000 });
    expect(refundAmount(sale, now, 59_001)).toMatchObject({ detail: { mostMinor: 59_000 } });
    expect(refundAmount(sale, now, 59_000, "a2")).toMatchObject({ ok: true });
    expect(readCount(sale.state).revenueMinor).toBe(0);
  });
});

test("a cancelled event refunds the tickets that are left, and not what a buyer's own cancellation left behind", () => {
  const { sale, now } = soldSale();
  const booking = {
    ...sale.booking("b1"),
    refundPolicy: { untilHours: 24, sharePercent: 50, keepsFee: true },
  };
  sale.apply([{ kind: "booking", booking }]);
  cancelTickets(sale, now);
  sale.apply(decideCancelEvent(sale.state));
  sale.apply(decideCancelRest(sale.state, now));
  expect(sale.booking("b1").refunds.map(({ amountMinor }) => amountMinor)).toEqual([29_500, 59_000]);
  expect(sale.booking("b1").lines.map(({ returned }) => returned?.by)).toEqual(["buyer", "event"]);
});

describe("after a move", () => {
  function movedSale() {
    const { sale, now } = soldSale();
    const { setup } = sale.state;
    const later = { ...setup!, revision: 2, startsAt: setup!.startsAt + DAY, endsAt: setup!.endsAt + DAY };
    const decided = decideSetup(sale.state, later, now + 1, "approved");
    if (!decided.ok) throw new Error(decided.reason);
    sale.apply(decided.value.changes);
    sale.takeKeys();
    return { sale, now: now + 2 };
  }

  test("a buyer keeps the tickets once, and the full refund is no longer offered", () => {
    const { sale, now } = movedSale();
    const kept = decideKeep(sale.state, "b1", now);
    if (!kept.ok) throw new Error(kept.reason);
    sale.apply(kept.value.changes);
    expect(decideKeep(sale.state, "b1", now)).toMatchObject({ value: { changes: [] } });
    expect(quoteReturn(sale.state, { bookingId: "b1", lineNos: "all", by: "buyer" }, now)).toMatchObject({
      value: { terms: "policy" },
    });
    expect(decideKeep(sale.state, "b9", now)).toMatchObject({ reason: "booking_unknown" });
  });

  test("a buyer is refunded in full with the reason", () => {
    const { sale, now } = movedSale();
    expect(cancelTickets(sale, now, { lineNos: "all" })).toMatchObject({ ok: true });
    expect(sale.booking("b1")).toMatchObject({ state: "cancelled", refunds: [{ reason: "event_moved" }] });
  });

  test("no answer keeps the tickets", () => {
    const { sale, now } = movedSale();
    expect(decideKeep(sale.state, "b1", now + 14 * DAY)).toMatchObject({ reason: "no_choice" });
    expect(sale.booking("b1").state).toBe("confirmed");
  });
});

test("for any sequence of cancellations and refunds, the shown amount is applied and never more than was paid is refunded", () => {
  const step = fc.record({
    what: fc.constantFrom("tickets", "tickets", "amount", "event"),
    by: fc.constantFrom("buyer", "organizer", "admin"),
    lineNo: fc.integer({ min: 1, max: 3 }),
    amountMinor: fc.integer({ min: 1, max: 120_000 }),
  });
  const policy = fc.record({
    untilHours: fc.constant(24),
    sharePercent: fc.integer({ min: 1, max: 100 }),
    keepsFee: fc.boolean(),
  });
  fc.assert(
    fc.property(policy, fc.array(step, { maxLength: 12 }), (refundPolicy, steps) => {
      const { sale, now } = soldSale();
      sale.apply([{ kind: "booking", booking: { ...sale.booking("b1"), refundPolicy } }]);
      const sum = () => sale.booking("b1").refunds.reduce((total, { amountMinor }) => total + amountMinor, 0);
      steps.forEach(({ what, by, lineNo, amountMinor }, at) => {
        const before = sum();
        if (what === "tickets") {
          const request = { bookingId: "b1", lineNos: [lineNo], by } as const;
          const shown = quoteReturn(sale.state, request, now);
          const applied = cancelTickets(sale, now, { ...request, idempotencyKey: `k${at}` });
          expect(applied.ok).toBe(shown.ok);
          if (shown.ok) expect(sum() - before).toBe(shown.value.amountMinor);
        } else if (what === "amount") {
          const refunded = refundAmount(sale, now, amountMinor, `k${at}`);
          expect(sum() - before).toBe(refunded.ok ? amountMinor : 0);
        } else if (at > 6) {
          sale.apply(decideCancelEvent(sale.state));
          sale.apply(decideCancelRest(sale.state, now));
        }
        expect(sum()).toBeLessThanOrEqual(118_000);
        expect(readCount(sale.state).revenueMinor).toBe(118_000 - sum());
        expect(recount(sale.state)).toEqual(readCount(sale.state));
      });
    }),
    { numRuns: 150 },
  );
});
