import { expect, test } from "vitest";
import { applyChange } from "#domain/sale/event-change";
import { decideRelease, liveHoldOf } from "#domain/sale/hold/hold";
import { decideExpiredHolds } from "#domain/sale/hold/hold-expiry";
import { type Decisions, DECISIONS, runSchedule, runTwoEvents } from "./saga-model";
import { detect } from "./saga-detection";
import type { Seen } from "./saga-object";

/** First seed, and number of schedules from it: SAGA_SEED=4711 SAGA_COUNT=1 replays one schedule. */
const FIRST_SEED = Number(process.env["SAGA_SEED"] ?? 1);
const SCHEDULES = Number(process.env["SAGA_COUNT"] ?? 6_000);
/** Below this count a rare fault may be absent by chance. */
const ENOUGH_FOR_EVERY_FAULT = 6_000;

/**
 * Seeds that found a fault, each with the fault. Add the seed that a failing run prints; the first ones are those that
 * detect the mutants below.
 */
const REGRESSIONS: readonly { readonly seed: number; readonly reason: string }[] = [
  { seed: 35, reason: "tickets are not issued on authorisation" },
  { seed: 22, reason: "a refused replacement leaves the old hold" },
  { seed: 762, reason: "late money is refunded" },
  { seed: 10, reason: "an unpaid booking expires" },
  { seed: 3, reason: "a held seat is not held again" },
  { seed: 9, reason: "a replacement gives the released places back" },
];

const FAULTS = [
  "crash before the commit",
  "answer lost after the commit",
  "crash before the provider is asked",
  "crash before the intent is stored",
  "crash before an effect",
  "crash before an effect is reported",
  "restart",
  "webhook twice",
  "webhook lost",
  "webhooks out of order",
  "webhook with a wrong signature",
  "webhook about something else",
  "news already known",
  "the provider answers 500",
  "an effect twice",
  "a refund fails first",
  "the bank refuses the capture",
  "a failed payment succeeds later",
  "asked the provider",
  "a hold expires",
  "a booking expires",
  "days pass",
  "late money finds its places free",
  "late money finds its places gone",
  "paid twice",
  "a booking is cancelled",
  "the event is cancelled",
  "a booking of a cancelled event ends",
  "the same request again",
  "a payment remembered with its booking",
  "another body under the same id",
  "hold refused: seat_taken",
  "hold refused: pool_empty",
  "hold refused: limit_reached",
  "a choice is replaced",
  "replacement refused: seat_taken",
  "replacement refused: none_together",
  "place refused: hold_expired",
  "ends paid",
  "ends free",
  "tickets returned by the buyer",
  "tickets returned by the organizer",
  "tickets returned by the admin",
  "a booking keeps some of its tickets",
  "the same return again",
  "a stale amount",
  "an amount is refunded",
  "amount refused: amount_too_high",
  "return refused: too_late",
  "return refused: no_refunds",
  "return refused: already_scanned",
  "return refused: ticket_returned",
  "a ticket is admitted",
  "a cancelled ticket was admitted offline",
  "the event is moved",
  "a buyer keeps the tickets of a moved event",
  "an outage of the provider",
  "the event is cancelled in an outage",
  "ends refunded in part",
];

test(`money and tickets agree in ${SCHEDULES} schedules of crashes and of early, late, duplicate, lost and forged webhooks`, () => {
  const seen: Seen = new Map();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) runSchedule(seed, seen);
  if (SCHEDULES < ENOUGH_FOR_EVERY_FAULT) return;
  for (const fault of FAULTS) expect(seen.get(fault) ?? 0, `too rare: ${fault}`).toBeGreaterThan(10);
});

test.each(REGRESSIONS)("seed $seed passes: $reason", ({ seed }) => {
  runSchedule(seed, new Map());
});

/** Takes a fact of the other event for one about the booking that has its payment id. */
const ignoresPurpose: Decisions["decideMoney"] = (state, fact, now, random) => {
  if (fact.eventId !== "e1" && fact.eventId !== "e2") return DECISIONS.decideMoney(state, fact, now, random);
  if (fact.bookingId === "booking-other") return DECISIONS.decideMoney(state, fact, now, random);
  const bookingId = state.bookingOfPayment.get(fact.paymentId) ?? null;
  return DECISIONS.decideMoney(state, { ...fact, eventId: state.setup!.eventId, bookingId }, now, random);
};

test("at two events with the same booking ids and payment ids, each intent pays for its own booking only", () => {
  const seen: Seen = new Map();
  const schedules = Math.min(SCHEDULES, 2_000);
  for (let seed = FIRST_SEED; seed < FIRST_SEED + schedules; seed++) runTwoEvents(seed, seen);
  if (schedules < 2_000) return;
  for (const fault of ["an intent of another event is refused", "ends paid", "asked the provider"])
    expect(seen.get(fault) ?? 0, `too rare: ${fault}`).toBeGreaterThan(20);
});

test("the sale refuses money of another event's intent even if the provider opens that intent again", () => {
  for (let seed = 1; seed <= 500; seed++) runTwoEvents(seed, new Map(), { reuses: true });
});

test("a sale that takes an intent of another event for its own is detected", () => {
  const decisions = { ...DECISIONS, decideMoney: ignoresPurpose };
  expect(detect((seed) => runTwoEvents(seed, new Map(), { decisions, reuses: true }))).toMatch(
    /seed \d+: tickets of booking-\d+ for 0 paid/,
  );
});

test("a saga that does not refund late money is detected", () => {
  const found = detect({
    decideMoney: (state, fact, now, random) => {
      const decided = DECISIONS.decideMoney(state, fact, now, random);
      if (!decided.ok) return decided;
      const changes = decided.value.changes
        .filter((each) => each.kind !== "effect" || each.effect.kind !== "refund")
        .map((each) =>
          each.kind === "booking" && each.booking.state === "expired"
            ? { ...each, booking: { ...each.booking, refunds: [] } }
            : each,
        );
      return { ...decided, value: { ...decided.value, changes } };
    },
  });
  expect(found).toMatch(/seed \d+: money of .* without tickets or refund/);
});

test("a saga that issues tickets on authorisation is detected", () => {
  const found = detect({
    decideMoney: (state, fact, now, random) =>
      DECISIONS.decideMoney(
        state,
        fact.state === "authorised" ? { ...fact, state: "captured" } : fact,
        now,
        random,
      ),
  });
  expect(found).not.toBe("not detected");
});

test("a sale that never expires an unpaid booking is detected", () => {
  const expiresHoldsOnly: Decisions["decideSweep"] = function* (state, now) {
    yield decideExpiredHolds(state, now);
  };
  expect(detect({ decideSweep: expiresHoldsOnly })).toMatch(/seed \d+: /);
});

test("a hold that does not check whether a seat is free is detected", () => {
  const found = detect({
    decideHold: (state, buyerKey, request, now) => {
      const status = state.inventory.status.slice();
      state.inventory.status.fill("f".charCodeAt(0));
      const decided = DECISIONS.decideHold(state, buyerKey, request, now);
      state.inventory.status.set(status);
      return decided;
    },
  });
  expect(found).toMatch(/taken twice|seat \d of/);
});

test("a replacement that drops the old hold before it decides is detected", () => {
  const found = detect({
    decideReplace: (state, buyerKey, request, now) => {
      const holdId = liveHoldOf(state, buyerKey, now)?.id ?? "";
      const released = decideRelease(state, buyerKey, { holdId, ...request.release }, now);
      if (released.ok) for (const change of released.value.changes) applyChange(state, change);
      return DECISIONS.decideReplace(state, buyerKey, request, now);
    },
  });
  expect(found).toMatch(/a refused replacement changed the hold|taken twice/);
});

test("a replacement that keeps the released seats is detected", () => {
  const found = detect({
    decideReplace: (state, buyerKey, request, now) => {
      const decided = DECISIONS.decideReplace(state, buyerKey, request, now);
      if (!decided.ok || !decided.value.hold) return decided;
      const before = liveHoldOf(state, buyerKey, now);
      const hold = { ...decided.value.hold, lines: [...(before?.lines ?? []), ...decided.value.hold.lines] };
      return { ...decided, value: { ...decided.value, hold, changes: [{ kind: "hold", hold }] } };
    },
  });
  expect(found).not.toBe("not detected");
});
