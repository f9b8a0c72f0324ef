import { expect, test } from "vitest";
import type { Change } from "#domain/sale/event-change";
import type { EventState } from "#domain/sale/event-state";
import { DECISIONS, type Decisions } from "./saga-model";
import { detect } from "./saga-detection";

type Return = Decisions["decideReturn"];

/** A cancellation whose accepted changes are altered. */
function altered(alter: (change: Change) => Change | null): Return {
  return (state, request, now) => {
    const decided = DECISIONS.decideReturn(state, request, now);
    if (!decided.ok) return decided;
    const changes = decided.value.changes.flatMap((change) => alter(change) ?? []);
    return { ...decided, value: { ...decided.value, changes } };
  };
}

/** The decisions on a state that is changed for their duration. */
function mistaken(mistake: (state: EventState, by: string) => () => void): Partial<Decisions> {
  const during = <Result>(state: EventState, by: string, decide: () => Result): Result => {
    const undo = mistake(state, by);
    const result = decide();
    undo();
    return result;
  };
  return {
    quoteReturn: (state, request, now) =>
      during(state, request.by, () => DECISIONS.quoteReturn(state, request, now)),
    decideReturn: (state, request, now) =>
      during(state, request.by, () => DECISIONS.decideReturn(state, request, now)),
  };
}

test("a cancellation that leaves the code of its ticket valid is detected", () => {
  const decideReturn = altered((change) => (change.kind === "ticket" ? null : change));
  expect(detect({ decideReturn })).toMatch(
    /seed \d+: a valid ticket of a (returned line|cancelled booking|refunded booking)/,
  );
});

test("a cancellation that frees the place without a refund is detected", () => {
  const decideReturn = altered((change) => {
    if (change.kind === "effect" && change.effect.kind === "refund") return null;
    return change.kind === "booking" ? { ...change, booking: { ...change.booking, refunds: [] } } : change;
  });
  expect(detect({ decideReturn })).toMatch(/seed \d+: money of booking-\d+ without tickets or refund/);
});

test("a cancellation that does not look at admitted tickets is detected", () => {
  const planted = mistaken((state) => {
    const admitted = [...state.tickets.values()].filter(({ checkedInAt }) => checkedInAt !== null);
    for (const ticket of admitted) state.tickets.set(ticket.ticketId, { ...ticket, checkedInAt: null });
    return () => admitted.forEach((ticket) => state.tickets.set(ticket.ticketId, ticket));
  });
  const decideReturn: Return = (state, request, now) => {
    const known = new Map(state.tickets);
    const decided = planted.decideReturn!(state, request, now);
    if (!decided.ok) return decided;
    const changes = decided.value.changes.map((change): Change => {
      if (change.kind !== "ticket") return change;
      const { checkedInAt } = known.get(change.ticket.ticketId)!;
      return { ...change, ticket: { ...change.ticket, checkedInAt } };
    });
    return { ...decided, value: { ...decided.value, changes } };
  };
  expect(detect({ ...planted, decideReturn })).toMatch(
    /seed \d+: an admitted ticket of booking-\d+ was returned/,
  );
});

test("a cancellation that refunds another amount than the shown one is detected", () => {
  const decideReturn: Return = (state, request, now) => {
    const quoted = DECISIONS.quoteReturn(state, request, now);
    const expectedMinor = quoted.ok ? quoted.value.amountMinor : request.expectedMinor;
    return DECISIONS.decideReturn(state, { ...request, expectedMinor }, now);
  };
  expect(detect({ decideReturn })).toMatch(/seed \d+: another amount than the shown one was taken/);
});

test("a policy that is read without its time is detected", () => {
  const planted = mistaken((state, by) => {
    const { setup } = state;
    if (by === "buyer") state.setup = { ...setup!, startsAt: Number.MAX_SAFE_INTEGER };
    return () => (state.setup = setup);
  });
  expect(detect(planted)).toMatch(/seed \d+: booking-\d+ was cancelled too late/);
});

test("a refund of an amount that ignores earlier refunds is detected", () => {
  const decideAmountRefund: Decisions["decideAmountRefund"] = (state, request, now) => {
    const booking = state.bookings.get(request.bookingId);
    if (!booking || booking.refunds.length === 0) return DECISIONS.decideAmountRefund(state, request, now);
    const forgotten = {
      ...booking,
      refunds: booking.refunds.map((refund) => ({ ...refund, amountMinor: 0 })),
    };
    state.bookings.set(booking.id, forgotten);
    const decided = DECISIONS.decideAmountRefund(state, request, now);
    state.bookings.set(booking.id, booking);
    return decided;
  };
  expect(detect({ decideAmountRefund })).toMatch(/seed \d+: .*(refunded more than it took|holds|is left)/);
});

test("a cancelled event that refunds its bookings twice is detected", () => {
  const decideSweep: Decisions["decideSweep"] = function* (state, now, atMost) {
    for (const changes of DECISIONS.decideSweep(state, now, atMost))
      yield changes.flatMap((each) =>
        each.kind === "effect" && each.effect.kind === "refund"
          ? [
              each,
              {
                ...each,
                effect: {
                  ...each.effect,
                  key: `${each.effect.key}:x`,
                  refundId: `${each.effect.refundId}:x`,
                },
              },
            ]
          : [each],
      );
  };
  expect(detect({ decideSweep })).toMatch(/seed \d+: .*(refunded more than it took|holds)/);
});
