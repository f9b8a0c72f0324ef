import { expect, test } from "vitest";
import { type Decisions, DECISIONS, type Seen, runSchedule } from "./saga-model";

const SCHEDULES = 10_000;

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
  "place refused: hold_expired",
  "ends paid",
  "ends free",
];

test(`in ${SCHEDULES} schedules of crashes and of early, late, doubled, lost and forged webhooks, money and tickets agree`, () => {
  const seen: Seen = new Map();
  for (let seed = 1; seed <= SCHEDULES; seed++) runSchedule(seed, seen);
  for (const fault of FAULTS) expect(seen.get(fault) ?? 0, `never seen: ${fault}`).toBeGreaterThan(20);
});

/** The first seed at which a planted fault is noticed. */
function notice(mutant: Partial<Decisions>): string {
  for (let seed = 1; seed <= 2_000; seed++)
    try {
      runSchedule(seed, new Map(), { ...DECISIONS, ...mutant });
    } catch (problem) {
      return String(problem);
    }
  return "not noticed";
}

test("a saga that keeps late money and forgets to refund it is noticed", () => {
  const told = notice({
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
  expect(told).toMatch(/seed \d+: money of .* without tickets or refund/);
});

test("a saga that mints on authorisation is noticed", () => {
  const told = notice({
    decideMoney: (state, fact, now, random) =>
      DECISIONS.decideMoney(
        state,
        fact.state === "authorised" ? { ...fact, state: "captured" } : fact,
        now,
        random,
      ),
  });
  expect(told).not.toBe("not noticed");
});

test("a sale that never ends a booking nobody pays for is noticed", () => {
  expect(notice({ decideOverdue: () => [] })).toMatch(/seed \d+: /);
});

test("a hold that does not look whether a seat is free is noticed", () => {
  const told = notice({
    decideHold: (state, buyerKey, request, now) => {
      const status = state.inventory.status.slice();
      state.inventory.status.fill("f".charCodeAt(0));
      const decided = DECISIONS.decideHold(state, buyerKey, request, now);
      state.inventory.status.set(status);
      return decided;
    },
  });
  expect(told).toMatch(/taken twice|seat \d of/);
});
