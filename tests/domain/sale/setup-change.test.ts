import { expect, test } from "vitest";
import type { Effect } from "#domain/sale/effect";
import { applyChange } from "#domain/sale/event-change";
import { type EventState, emptyState } from "#domain/sale/event-state";
import { decideSetup } from "#domain/sale/setup-change";
import { anEventWith, firstSetup as first } from "../../build/booked-event";

function mailsOf(state: EventState, setup: typeof first): Extract<Effect, { kind: "mail" }>[] {
  const decided = decideSetup(state, setup, 0, "approved");
  if (!decided.ok) throw new Error(decided.reason);
  return decided.value.changes.flatMap((change) =>
    change.kind === "effect" && change.effect.kind === "mail" ? [change.effect] : [],
  );
}

test("a new date is mailed to buyers of confirmed bookings only, with the old and the new date", () => {
  const state = anEventWith("confirmed", "cancelled", "expired", "pending");
  const later = { ...first, revision: 2, startsAt: first.startsAt + 3_600_000 };
  const mails = mailsOf(state, later);
  expect(mails.map(({ key, mail }) => [key, mail.to, mail.locale])).toEqual([
    ["mail:b0:event_moved:2", "buyer0@example.com", "hi"],
  ]);
  expect(mails[0]!.mail.moved).toMatchObject({
    was: { startsAt: first.startsAt, venue: "Malhar Hall, Bengaluru" },
    is: { startsAt: later.startsAt },
  });
});

test("a new venue is mailed; a renamed venue, new prices and the first setup are not", () => {
  const state = anEventWith("confirmed");
  expect(mailsOf(state, { ...first, revision: 2, venueId: "sabha", venueName: "Sabha 44" })).toHaveLength(1);
  expect(mailsOf(state, { ...first, revision: 2, venueName: "Malhar Auditorium" })).toEqual([]);
  expect(
    mailsOf(state, {
      ...first,
      revision: 2,
      ticketTypes: first.ticketTypes.map((type) => ({ ...type, priceMinor: 99_900 })),
    }),
  ).toEqual([]);
  expect(mailsOf(emptyState(), first)).toEqual([]);
});

test("a repeated setup and a cancellation send no mail about a move", () => {
  const state = anEventWith("confirmed");
  const later = { ...first, revision: 2, startsAt: first.startsAt + 3_600_000 };
  expect(mailsOf(state, { ...later, state: "cancelled" })).toEqual([]);
  applyChange(state, { kind: "setup", setup: later });
  expect(mailsOf(state, later)).toEqual([]);
});

test("a cancelled event stays cancelled after a later setup", () => {
  const state = anEventWith("confirmed");
  applyChange(state, { kind: "setup", setup: { ...first, state: "cancelled" } });
  const decided = decideSetup(state, { ...first, revision: 2, title: "Edited meanwhile" }, 0, "edit");
  expect(decided).toMatchObject({
    value: { changes: [{ setup: { revision: 2, state: "cancelled", title: "Edited meanwhile" } }] },
  });
});
