import { expect, test } from "vitest";
import { type EventContent, listReadinessProblems } from "#domain/catalogue/event-draft";
import {
  COMPLETE_AFTER_MS,
  type Standing,
  approveEvent,
  cancelEvent,
  deleteEvent,
  isPast,
  rejectEvent,
  splitChange,
  submitEvent,
  withChange,
  withdrawEvent,
} from "#domain/catalogue/event-lifecycle";

const NOW = Date.UTC(2026, 10, 20, 6);
const HOUR = 3_600_000;

const draft: Standing = {
  state: "draft",
  hasChange: false,
  waitingSince: null,
  revision: 3,
  everApproved: false,
};
const inReview: Standing = { ...draft, state: "in_review", waitingSince: NOW - HOUR };
const onSale: Standing = { ...draft, state: "published", everApproved: true };

const content: EventContent = {
  title: "Tughlaq",
  description: "A sultan moves his capital.",
  category: "theatre",
  language: "Kannada",
  performer: "",
  forWhom: [],
  access: [],
  mode: "in-person",
  tags: ["classic"],
  venueId: "malhar",
  timeZone: "Asia/Kolkata",
  doorsAt: NOW + 47 * HOUR,
  startsAt: NOW + 48 * HOUR,
  endsAt: NOW + 51 * HOUR,
  currency: "INR",
  seatsPerBuyer: 6,
  imageKey: null,
  pools: [{ id: "lawn", name: "Lawn", capacity: 200 }],
  ticketTypes: [
    {
      id: "t1",
      code: 1,
      name: "Lawn",
      priceMinor: 50_000,
      saleStartsAt: null,
      saleEndsAt: null,
      maxPerBuyer: null,
      draws: { from: "pool", poolId: "lawn" },
    },
  ],
};
const [lawn] = content.ticketTypes as [(typeof content.ticketTypes)[number]];

test("a ready draft goes to review, and out of it again by its organizer's hand", () => {
  expect(submitEvent(draft, [], NOW)).toEqual({
    ok: true,
    value: { state: "in_review", waitingSince: NOW },
  });
  expect(withdrawEvent(inReview)).toEqual({ ok: true, value: { state: "draft", waitingSince: null } });
});

test("a draft with something missing, or one that waits already, is not submitted", () => {
  expect(submitEvent(draft, [{ problem: "title_missing", field: "title" }], NOW)).toMatchObject({
    reason: "not_ready",
  });
  expect(submitEvent(inReview, [], NOW)).toMatchObject({ reason: "already_waiting" });
  expect(submitEvent(onSale, [], NOW)).toMatchObject({ reason: "nothing_to_submit" });
});

test("nobody approves a version other than the one they read", () => {
  expect(approveEvent(inReview, 2)).toMatchObject({ reason: "changed_since" });
  expect(approveEvent(inReview, 3)).toEqual({
    ok: true,
    value: { state: "published", waitingSince: null },
  });
});

test("a rejected event is a draft again; a rejected change leaves the sale on", () => {
  expect(rejectEvent(inReview, 3, "No venue")).toMatchObject({ value: { state: "draft" } });
  const change = { ...onSale, hasChange: true, waitingSince: NOW };
  expect(rejectEvent(change, 3, "Say why")).toMatchObject({ value: { state: "published" } });
  expect(rejectEvent(change, 3, "  ")).toMatchObject({ reason: "reason_missing" });
});

test("what was offered or booked is cancelled, never deleted", () => {
  expect(deleteEvent(draft, 0)).toEqual({ ok: true, value: true });
  expect(deleteEvent(draft, 1)).toMatchObject({ reason: "has_bookings", detail: { bookings: 1 } });
  expect(deleteEvent(onSale, 0)).toMatchObject({ reason: "was_public" });
  expect(cancelEvent(onSale)).toMatchObject({ value: { state: "cancelled" } });
  expect(cancelEvent(draft)).toMatchObject({ reason: "not_public" });
  expect(cancelEvent({ ...onSale, state: "cancelled" })).toMatchObject({ reason: "already_over" });
});

test("an event is past a while after its end, so that late exits are still scanned", () => {
  expect(isPast(NOW, NOW + COMPLETE_AFTER_MS - 1)).toBe(false);
  expect(isPast(NOW, NOW + COMPLETE_AFTER_MS)).toBe(true);
});

test("text, doors and limits go live at once", () => {
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
  ["ticket type taken away", { ticketTypes: [] }],
  ["currency", { currency: "EUR" }],
] as [string, Partial<EventContent>][])(
  "a new %s waits for approval while the old one is sold",
  (_what, edit) => {
    const wanted = { ...content, ...edit, title: "Renamed meanwhile" };
    const { live, change } = splitChange(content, wanted);
    expect(live).toEqual({ ...content, title: "Renamed meanwhile" });
    expect(change).not.toBeNull();
    expect(withChange(live, change)).toEqual(wanted);
  },
);

test("taking a change back by hand leaves nothing to review", () => {
  const { live, change } = splitChange(content, { ...content, startsAt: content.startsAt! + HOUR });
  const again = splitChange(live, { ...withChange(live, change), startsAt: content.startsAt });
  expect(again.change).toBeNull();
});

test("an empty draft says everything that is missing, each with its field", () => {
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

test("a ticket type needs a name, places, and a sale within the event", () => {
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

test("who performs, for whom and with what access is put right at once; going online waits for an admin", () => {
  const words = { performer: "Ranga Company", forWhom: ["kids" as const], access: ["captions" as const] };
  const small = splitChange(content, { ...content, ...words });
  expect(small).toEqual({ live: { ...content, ...words }, change: null });
  const { live, change } = splitChange(content, { ...content, mode: "online" });
  expect([live.mode, change]).toEqual(["in-person", { mode: "online" }]);
  expect(withChange(live, change).mode).toBe("online");
});
