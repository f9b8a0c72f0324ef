import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moveChoiceOf, moveChoiceUntil } from "#domain/refund/move-choice";
import { lineAmounts, refundableMinor } from "#domain/refund/refund-amounts";
import { type RefundParty, refundDecision, returnableLines } from "#domain/refund/refund-decision";
import { DEFAULT_REFUND_POLICY, type RefundPolicy, refundUntil } from "#domain/refund/refund-policy";
import { DAY, HOUR, REFUND_EVENT, aPaidBooking } from "#tests/build/refund-booking";

const UNTIL = REFUND_EVENT.startsAt - 24 * HOUR;

function decide(
  { booking, tickets }: Pick<ReturnType<typeof aPaidBooking>, "booking" | "tickets">,
  { lineNos = [1], now = 0, by = "buyer" as RefundParty, event = REFUND_EVENT } = {},
) {
  return refundDecision(event, booking, tickets, lineNos, now, by);
}

describe("the default policy", () => {
  test("refunds the ticket price until the last moment before 24 hours and keeps the booking fee", () => {
    const sold = aPaidBooking([50_000, 30_000], { feeMinor: 101 });
    expect(decide(sold, { now: UNTIL - 1 })).toEqual({
      ok: true,
      value: {
        terms: "policy",
        lines: [{ lineNo: 1, refundMinor: 50_000, keptMinor: 51 }],
        amountMinor: 50_000,
        keptMinor: 51,
        earlierMinor: 0,
        feeKeptMinor: 51,
        currency: "INR",
        whole: false,
      },
    });
    expect(decide(sold, { lineNos: [2, 1] })).toMatchObject({
      value: { amountMinor: 80_000, keptMinor: 101, feeKeptMinor: 101, whole: true },
    });
  });

  test("refunds nothing from 24 hours before the start and names the end of the time", () => {
    const sold = aPaidBooking([50_000]);
    const refused = { ok: false, reason: "too_late", detail: { until: UNTIL } };
    expect(decide(sold, { now: UNTIL })).toEqual(refused);
    expect(decide(sold, { now: REFUND_EVENT.startsAt + DAY })).toEqual(refused);
  });

  test("does not bind organizers and admins, who refund all, fee included, at any time", () => {
    const sold = aPaidBooking([50_000], { feeMinor: 100 });
    for (const by of ["organizer", "admin"] as const)
      expect(decide(sold, { by, now: REFUND_EVENT.startsAt + DAY })).toMatchObject({
        value: { terms: "full", amountMinor: 50_100, keptMinor: 0 },
      });
  });
});

describe("a policy of the event", () => {
  const sold = (policy: Partial<RefundPolicy>, fee = 100) =>
    aPaidBooking([33_333], { feeMinor: fee, refundPolicy: { ...DEFAULT_REFUND_POLICY, ...policy } });

  test("with half of the price rounds down to whole minor units", () => {
    expect(decide(sold({ sharePercent: 50 }))).toMatchObject({
      value: { amountMinor: 16_666, keptMinor: 16_767, feeKeptMinor: 100 },
    });
  });

  test("that returns the fee refunds it with the ticket", () => {
    expect(decide(sold({ keepsFee: false }))).toMatchObject({ value: { amountMinor: 33_433, keptMinor: 0 } });
  });

  test("without refunds refuses every time, and so does a booking from before policies", () => {
    expect(decide(sold({ untilHours: null }))).toMatchObject({ reason: "no_refunds" });
    expect(decide(aPaidBooking([1], { refundPolicy: null }))).toMatchObject({ reason: "ask_organizer" });
    expect(refundUntil({ ...DEFAULT_REFUND_POLICY, untilHours: null }, 0)).toBeNull();
  });

  test("until the start ends at the start", () => {
    expect(decide(sold({ untilHours: 0 }), { now: REFUND_EVENT.startsAt - 1 })).toMatchObject({ ok: true });
    expect(decide(sold({ untilHours: 0 }), { now: REFUND_EVENT.startsAt })).toMatchObject({
      reason: "too_late",
    });
  });
});

describe("tickets that cannot be cancelled", () => {
  const sold = aPaidBooking([100, 200]);

  test("are unknown, chosen by no number, returned before, or admitted", () => {
    expect(decide(sold, { lineNos: [3] })).toMatchObject({ reason: "ticket_unknown" });
    expect(decide(sold, { lineNos: [] })).toMatchObject({ reason: "nothing_chosen" });
    const returned = { at: 1, by: "buyer", refundMinor: 100, keptMinor: 0 } as const;
    const [first, second] = sold.booking.lines;
    const booking = { ...sold.booking, lines: [{ ...first!, returned }, second!] };
    expect(decide({ ...sold, booking }, { lineNos: [2, 1] })).toMatchObject({ reason: "ticket_returned" });
    expect(decide({ ...sold, booking }, { lineNos: [2] })).toMatchObject({ value: { whole: true } });
    const tickets = sold.tickets.map((each) => (each.lineNo === 2 ? { ...each, checkedInAt: 5 } : each));
    for (const by of ["buyer", "organizer", "admin"] as const)
      expect(decide({ ...sold, tickets }, { lineNos: [1, 2], by })).toMatchObject({
        reason: "already_scanned",
      });
    expect(decide({ ...sold, tickets }, { lineNos: [1] })).toMatchObject({ value: { amountMinor: 100 } });
    expect(returnableLines(booking, tickets)).toEqual([]);
    expect(returnableLines(sold.booking, tickets)).toEqual([1]);
  });

  test("belong to a booking that is not confirmed or whose event is cancelled", () => {
    for (const state of ["pending", "cancelled", "expired", "refunded"] as const)
      expect(decide({ ...sold, booking: { ...sold.booking, state } })).toMatchObject({
        reason: "booking_closed",
      });
    expect(decide(sold, { by: "organizer", event: { ...REFUND_EVENT, state: "cancelled" } })).toMatchObject({
      reason: "booking_closed",
    });
  });
});

test("a free booking is cancelled until doors open, whatever the policy", () => {
  const free = aPaidBooking([0, 0], { refundPolicy: { ...DEFAULT_REFUND_POLICY, untilHours: null } });
  expect(decide(free, { now: REFUND_EVENT.doorsAt - 1 })).toMatchObject({
    value: { terms: "free", amountMinor: 0 },
  });
  expect(decide(free, { now: REFUND_EVENT.doorsAt })).toMatchObject({ reason: "too_late" });
  expect(decide(free, { now: REFUND_EVENT.doorsAt, by: "organizer" })).toMatchObject({ ok: true });
});

describe("a moved event", () => {
  const movedAt = 5 * DAY;
  const event = { ...REFUND_EVENT, movedAt };
  const sold = aPaidBooking([50_000], {
    feeMinor: 100,
    refundPolicy: { ...DEFAULT_REFUND_POLICY, untilHours: null },
  });

  test("is refunded in full, fee included, for 14 days", () => {
    expect(decide(sold, { event, now: movedAt + 14 * DAY - 1 })).toMatchObject({
      value: { terms: "event_moved", amountMinor: 50_100, keptMinor: 0 },
    });
    expect(decide(sold, { event, now: movedAt + 14 * DAY })).toMatchObject({ reason: "no_refunds" });
  });

  test("that starts within 14 days is refunded until 24 hours before the new start", () => {
    const soon = { ...event, startsAt: movedAt + 3 * DAY };
    expect(moveChoiceUntil(movedAt, soon.startsAt)).toBe(movedAt + 2 * DAY);
    expect(decide(sold, { event: soon, now: movedAt + 2 * DAY - 1 })).toMatchObject({ ok: true });
    expect(decide(sold, { event: soon, now: movedAt + 2 * DAY })).toMatchObject({ ok: false });
  });

  test("gives no choice to buyers who booked after the move or kept the tickets; a second move gives a new choice", () => {
    expect(moveChoiceOf(event, { ...sold.booking, placedAt: movedAt }, movedAt)).toBeNull();
    expect(moveChoiceOf(REFUND_EVENT, sold.booking, movedAt)).toBeNull();
    expect(moveChoiceOf({ ...event, state: "cancelled" }, sold.booking, movedAt)).toBeNull();
    const kept = { ...sold, booking: { ...sold.booking, keptMoveAt: movedAt } };
    expect(moveChoiceOf(event, kept.booking, movedAt)).toMatchObject({ answer: "kept" });
    expect(decide(kept, { event, now: movedAt })).toMatchObject({ reason: "no_refunds" });
    expect(decide(kept, { event: { ...event, movedAt: 6 * DAY }, now: 6 * DAY })).toMatchObject({ ok: true });
    expect(moveChoiceOf(event, sold.booking, movedAt + 14 * DAY)).toMatchObject({ answer: "over" });
  });
});

describe("for any booking", () => {
  const price = fc.integer({ min: 0, max: 1_000_000_000 });
  const policy = fc.record({
    untilHours: fc.constantFrom(0, 1, 24, 72),
    sharePercent: fc.integer({ min: 1, max: 100 }),
    keepsFee: fc.boolean(),
  });
  const anyBooking = fc
    .record({
      prices: fc.array(price, { minLength: 1, maxLength: 12 }),
      feeMinor: fc.integer({ min: 0, max: 100_000 }),
      refundPolicy: policy,
      refundedMinor: fc.nat(2_000_000_000),
    })
    .map(({ prices, feeMinor, refundedMinor, ...rest }) => {
      const sold = aPaidBooking(prices, {
        ...rest,
        feeMinor: prices.some((each) => each > 0) ? feeMinor : 0,
      });
      const amountMinor = Math.min(refundedMinor, sold.totalMinor);
      const refund = { id: "refund-pay-1", paymentId: "pay-1", amountMinor, state: "due" } as const;
      return { ...sold, booking: { ...sold.booking, refunds: amountMinor > 0 ? [refund] : [] } };
    });

  test("the amounts of its lines add up to the total", () => {
    fc.assert(
      fc.property(anyBooking, ({ booking, totalMinor }) => {
        const amounts = lineAmounts(booking);
        expect(amounts.reduce((sum, { ticketMinor, feeMinor }) => sum + ticketMinor + feeMinor, 0)).toBe(
          totalMinor,
        );
        expect(amounts.every(({ ticketMinor, feeMinor }) => ticketMinor >= 0 && feeMinor >= 0)).toBe(true);
      }),
    );
  });

  test("a refund is the sum over its tickets, and never above what is left of the payment", () => {
    fc.assert(
      fc.property(
        anyBooking,
        fc.constantFrom<RefundParty>("buyer", "organizer"),
        fc.array(fc.nat(11), { minLength: 1 }),
        (sold, by, picks) => {
          const lineNos = picks.map((at) => sold.booking.lines[at % sold.booking.lines.length]!.lineNo);
          const decided = decide(sold, { lineNos, by });
          if (!decided.ok) throw new Error(decided.reason);
          const { lines, amountMinor, keptMinor, earlierMinor } = decided.value;
          expect(lines.reduce((sum, line) => sum + line.refundMinor, 0)).toBe(amountMinor);
          expect(amountMinor).toBeLessThanOrEqual(refundableMinor(sold.booking));
          const paid = lineAmounts(sold.booking)
            .filter(({ lineNo }) => lineNos.includes(lineNo))
            .reduce((sum, line) => sum + line.ticketMinor + line.feeMinor, 0);
          expect(amountMinor + keptMinor + earlierMinor).toBe(paid);
          expect(lines.every((line) => line.refundMinor >= 0 && line.keptMinor >= 0)).toBe(true);
        },
      ),
    );
  });
});
