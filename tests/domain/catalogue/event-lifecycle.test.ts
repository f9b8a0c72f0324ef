import { expect, test } from "vitest";
import { type EventContent, listEditProblems, listReadinessProblems } from "#domain/catalogue/event-draft";
import {
  COMPLETE_AFTER_MS,
  EVENT_STATUSES,
  isEditable,
  type EventLifecycle,
  decideApproval,
  cancelEvent,
  deleteEvent,
  isPast,
  changeStatus,
  readEventStatus,
  decideRejection,
  submitEvent,
  withdrawEvent,
} from "#domain/catalogue/event-lifecycle";
import { listChangedTerms, splitChange, withChange } from "#domain/catalogue/material-change";
import { aContent } from "../../build/event-content";
import { aTicketType } from "../../build/event-setup";

const NOW = Date.UTC(2026, 10, 20, 6);
const HOUR = 3_600_000;

const draft: EventLifecycle = {
  state: "draft",
  hasChange: false,
  waitingSince: null,
  revision: 3,
  everApproved: false,
};
const inReview: EventLifecycle = { ...draft, state: "in_review", waitingSince: NOW - HOUR };
const onSale: EventLifecycle = { ...draft, state: "published", everApproved: true };

const content: EventContent = aContent({
  language: "Kannada",
  tags: ["classic"],
  venueId: "malhar",
  doorsAt: NOW + 47 * HOUR,
  startsAt: NOW + 48 * HOUR,
  endsAt: NOW + 51 * HOUR,
  pools: [{ id: "lawn", name: "Lawn", capacity: 200 }],
  ticketTypes: [
    aTicketType({ id: "t1", name: "Lawn", priceMinor: 50_000, draws: { from: "pool", poolId: "lawn" } }),
  ],
});
const [lawn] = content.ticketTypes as [(typeof content.ticketTypes)[number]];

test("an organizer submits a complete draft and withdraws it", () => {
  expect(submitEvent(draft, [], NOW)).toEqual({
    ok: true,
    value: { state: "in_review", waitingSince: NOW },
  });
  expect(withdrawEvent(inReview)).toEqual({ ok: true, value: { state: "draft", waitingSince: null } });
});

test("an incomplete draft, or one already in review, is not submitted", () => {
  expect(submitEvent(draft, [{ problem: "title_missing", field: "title" }], NOW)).toMatchObject({
    reason: "not_ready",
  });
  expect(submitEvent(inReview, [], NOW)).toMatchObject({ reason: "already_waiting" });
  expect(submitEvent(onSale, [], NOW)).toMatchObject({ reason: "nothing_to_submit" });
});

test("an admin approves only the revision on screen", () => {
  expect(decideApproval(inReview, 2)).toMatchObject({ reason: "changed_since" });
  expect(decideApproval(inReview, 3)).toEqual({
    ok: true,
    value: { state: "published", waitingSince: null },
  });
});

test("a rejected event becomes a draft; a rejected change leaves the event on sale", () => {
  expect(decideRejection(inReview, 3, "No venue")).toMatchObject({ value: { state: "draft" } });
  const change = { ...onSale, hasChange: true, waitingSince: NOW };
  expect(decideRejection(change, 3, "Say why")).toMatchObject({ value: { state: "published" } });
  expect(decideRejection(change, 3, "  ")).toMatchObject({ reason: "reason_missing" });
});

test("an event that was public or booked is cancelled, never deleted", () => {
  expect(deleteEvent(draft, 0)).toEqual({ ok: true, value: true });
  expect(deleteEvent(draft, 1)).toMatchObject({ reason: "has_bookings", detail: { bookings: 1 } });
  expect(deleteEvent(onSale, 0)).toMatchObject({ reason: "was_public" });
  expect(cancelEvent(onSale)).toMatchObject({ value: { state: "cancelled" } });
  expect(cancelEvent(draft)).toMatchObject({ reason: "not_public" });
  expect(cancelEvent({ ...onSale, state: "cancelled" })).toMatchObject({ reason: "already_over" });
});

test("an event completes three hours after its end, so that late exits are scanned", () => {
  expect(COMPLETE_AFTER_MS).toBe(3 * HOUR);
  expect(isPast(NOW, NOW + COMPLETE_AFTER_MS - 1)).toBe(false);
  expect(isPast(NOW, NOW + COMPLETE_AFTER_MS)).toBe(true);
});

test("a new text, doors time or limit is published at once", () => {
  const wanted: EventContent = {
    ...content,
    title: "Tughlaq, again",
    description: "More.",
    doorsAt: content.doorsAt! - HOUR,
    seatsPerBuyer: 4,
    ticketTypes: [{ ...lawn, name: "On the lawn", maxPerBuyer: 2 }],
  };
  const { live, change } = splitChange(content, wanted);
  expect(change).toBeNull();
  expect(live).toEqual(wanted);
});

test.each([
  ["date", { startsAt: content.startsAt! + 24 * HOUR, endsAt: content.endsAt! + 24 * HOUR }],
  ["venue", { venueId: "sabha" }],
  ["price", { ticketTypes: [{ ...lawn, priceMinor: 60_000 }] }],
  ["new ticket type", { ticketTypes: [lawn, { ...lawn, id: "t2", code: 2, name: "Late" }] }],
  ["set of ticket types", { ticketTypes: [] }],
  ["currency", { currency: "EUR" }],
] as [string, Partial<EventContent>][])(
  "a new %s needs approval while the approved one is on sale",
  (_what, edit) => {
    const wanted = { ...content, ...edit, title: "Renamed meanwhile" };
    const { live, change } = splitChange(content, wanted);
    expect(live).toEqual({ ...content, title: "Renamed meanwhile" });
    expect(change).not.toBeNull();
    expect(withChange(live, change)).toEqual(wanted);
  },
);

test("editing a change back to the approved content removes it from review", () => {
  const { live, change } = splitChange(content, { ...content, startsAt: content.startsAt! + HOUR });
  const again = splitChange(live, { ...withChange(live, change), startsAt: content.startsAt });
  expect(again.change).toBeNull();
});

test("an empty draft lists every missing field", () => {
  const empty = {
    ...content,
    title: "",
    description: " ",
    venueId: null,
    startsAt: null,
    endsAt: null,
    doorsAt: null,
    ticketTypes: [],
  };
  expect(listReadinessProblems(empty, null, NOW).map(({ problem }) => problem)).toEqual([
    "title_missing",
    "description_missing",
    "venue_missing",
    "starts_missing",
    "ends_missing",
    "ticket_type_missing",
  ]);
});

test("a ticket type needs a name, places, and a sale that ends before the event", () => {
  const odd: EventContent = {
    ...content,
    pools: [{ id: "lawn", name: "Lawn", capacity: 0 }],
    ticketTypes: [
      lawn,
      { ...lawn, id: "t2", saleStartsAt: NOW + 5, saleEndsAt: NOW + 5 },
      { ...lawn, id: "t3", name: "", draws: { from: "seats", sectionIds: ["nowhere"] } },
      { ...lawn, id: "t4", name: "Late", saleEndsAt: content.endsAt! + 1 },
    ],
  };
  const problems = listReadinessProblems(odd, null, NOW).map(
    ({ problem, ticketType }) => `${ticketType}: ${problem}`,
  );
  expect(problems).toEqual([
    "0: capacity_missing",
    "1: ticket_type_name_repeated",
    "1: capacity_missing",
    "1: sale_ends_before_start",
    "2: ticket_type_name_missing",
    "2: section_unknown",
    "3: capacity_missing",
    "3: sale_ends_after_event",
  ]);
  expect(listReadinessProblems(content, null, NOW)).toEqual([]);
});

test("performer, audience and accessibility are published at once; a move online needs approval", () => {
  const words = { performer: "Ranga Company", forWhom: ["kids" as const], access: ["captions" as const] };
  const small = splitChange(content, { ...content, ...words });
  expect(small).toEqual({ live: { ...content, ...words }, change: null });
  const { live, change } = splitChange(content, { ...content, mode: "online" });
  expect([live.mode, change]).toEqual(["in-person", { mode: "online" }]);
  expect(withChange(live, change).mode).toBe("online");
});

test("the text of a show that has begun can be corrected, but its start cannot move into the past", () => {
  const begun = { ...content, startsAt: NOW - HOUR };
  const corrected = listEditProblems(begun, { ...begun, description: "Corrected." }, null, NOW);
  expect(corrected.map(({ problem }) => problem)).not.toContain("starts_past");
  const moved = listEditProblems(begun, { ...begun, startsAt: NOW - 2 * HOUR }, null, NOW);
  expect(moved.map(({ problem }) => problem)).toContain("starts_past");
});

test("the review queue names the terms that a change affects", () => {
  expect(listChangedTerms(null)).toEqual([]);
  const { change } = splitChange(content, {
    ...content,
    startsAt: content.startsAt! + HOUR,
    venueId: "sabha",
  });
  expect(listChangedTerms(change)).toEqual(["date", "venue", "price"]);
});

test("a material change is waiting in the queue or returned from it", () => {
  expect(changeStatus(false, null)).toBe("none");
  expect(changeStatus(true, NOW)).toBe("waiting");
  expect(changeStatus(true, null)).toBe("returned");
});

test("an unknown stored status is an error", () => {
  expect(readEventStatus("draft")).toBe("draft");
  expect(() => readEventStatus("sold")).toThrow(RangeError);
});

test("a withdrawn change leaves the event on sale", () => {
  const change = { ...onSale, hasChange: true, waitingSince: NOW };
  expect(withdrawEvent(change)).toMatchObject({ value: { state: "published", waitingSince: null } });
  expect(submitEvent({ ...change, waitingSince: null }, [], NOW)).toMatchObject({
    value: { state: "published", waitingSince: NOW },
  });
});

test("an event outside the review queue is neither withdrawn, approved nor rejected", () => {
  expect(withdrawEvent(draft)).toMatchObject({ reason: "not_waiting" });
  expect(decideApproval(draft, 3)).toMatchObject({ reason: "not_waiting" });
  expect(decideRejection(draft, 3, "No")).toMatchObject({ reason: "not_waiting" });
  expect(decideRejection(inReview, 2, "No")).toMatchObject({ reason: "changed_since" });
});

test("a draft that was approved once is cancelled rather than deleted", () => {
  expect(deleteEvent({ ...draft, everApproved: true }, 0)).toMatchObject({ reason: "was_public" });
  expect(deleteEvent(inReview, 0)).toMatchObject({ ok: true });
  expect(deleteEvent({ ...draft, state: "cancelled" }, 0)).toMatchObject({ reason: "was_public" });
  expect(cancelEvent({ ...onSale, state: "completed" })).toMatchObject({ reason: "already_over" });
});

test("an event is edited until it is completed or cancelled", () => {
  expect(EVENT_STATUSES.filter(isEditable)).toEqual(["draft", "in_review", "published"]);
});
