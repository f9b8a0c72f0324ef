import { expect, test } from "vitest";
import { decideCancelEvent, decideCancelRest } from "#domain/sale/saga/booking-cancellation";
import { viewBooking } from "#domain/sale/booking-view";
import type { Effect } from "#domain/sale/effect";
import { type EventCancellation, readEventCancellation } from "#domain/sale/event-cancellation";
import { applyChange } from "#domain/sale/event-change";
import type { EventState } from "#domain/sale/event-state";
import { decideSetup } from "#domain/sale/setup-change";
import { anEventWith, firstSetup } from "../../build/booked-event";

const reason: EventCancellation = { cause: "performer", words: "The lead is ill" };

function cancelEvent(state: EventState, why?: EventCancellation): Effect[] {
  const changes = [...decideCancelEvent(state, why)];
  for (const change of changes) applyChange(state, change);
  const rest = decideCancelRest(state, 10);
  for (const change of rest) applyChange(state, change);
  return rest.flatMap((change) => (change.kind === "effect" ? [change.effect] : []));
}

const viewOf = (state: EventState) => viewBooking(state, state.bookings.get("b0")!, []);

test("cancelling an event mails its buyers about the event, and their booking has the organizer's reason", () => {
  const state = anEventWith("confirmed");
  expect(cancelEvent(state, reason)).toMatchObject([{ kind: "mail", mail: { template: "event_cancelled" } }]);
  expect(viewOf(state).eventCancelled).toEqual({ reason });
});

test("the reason of a cancelled event survives a later setup", () => {
  const state = anEventWith("confirmed");
  cancelEvent(state, reason);
  const decided = decideSetup(state, { ...firstSetup, revision: 2, title: "Edited" }, 20, "edit");
  if (!decided.ok) throw new Error(decided.reason);
  for (const change of decided.value.changes) applyChange(state, change);
  expect(viewOf(state).eventCancelled).toEqual({ reason });
});

test("an event cancelled before reasons were stored is cancelled without one", () => {
  const state = anEventWith("confirmed");
  cancelEvent(state);
  expect(viewOf(state).eventCancelled).toEqual({ reason: null });
});

test("a booking that was placed before a move has the old time and place, one placed after it has none", () => {
  const state = anEventWith("confirmed");
  const later = { ...firstSetup, revision: 2, startsAt: firstSetup.startsAt + 3_600_000 };
  const decided = decideSetup(state, later, 5, "edit");
  if (!decided.ok) throw new Error(decided.reason);
  for (const change of decided.value.changes) applyChange(state, change);
  expect(viewOf(state).movedFrom).toMatchObject({ startsAt: firstSetup.startsAt });
  const booking = { ...state.bookings.get("b0")!, placedAt: 6 };
  expect(viewBooking(state, booking, []).movedFrom).toBeNull();
});

test("a reason needs a known cause, and words for another reason", () => {
  expect(readEventCancellation("weather", " ")).toEqual({ cause: "weather", words: "" });
  expect(readEventCancellation("other", " ")).toBeNull();
  expect(readEventCancellation("", "The lead is ill")).toBeNull();
});
