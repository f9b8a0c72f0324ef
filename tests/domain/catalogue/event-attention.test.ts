import { expect, test } from "vitest";
import { type AttentionFacts, TONIGHT_MS, attentionOf } from "#domain/catalogue/event-attention";

const NOW = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;
const draft: AttentionFacts = {
  state: "draft",
  hasChange: false,
  wasReturned: false,
  isPaused: false,
  startsAt: null,
};

test("a draft needs attention when it was returned or starts within two weeks", () => {
  expect(attentionOf({ ...draft, wasReturned: true }, NOW)).toBe("returned");
  expect(attentionOf({ ...draft, startsAt: NOW + 13 * DAY }, NOW)).toBe("starts_soon_unsent");
  expect(attentionOf({ ...draft, startsAt: NOW + 14 * DAY - 1 }, NOW)).toBe("starts_soon_unsent");
  expect(attentionOf({ ...draft, startsAt: NOW + 14 * DAY }, NOW)).toBeNull();
  expect(attentionOf({ ...draft, startsAt: NOW }, NOW)).toBeNull();
  expect(attentionOf({ ...draft, startsAt: NOW - 1 }, NOW)).toBeNull();
  expect(attentionOf(draft, NOW)).toBeNull();
});

test("a published event needs attention for its returned change, else because it is tonight", () => {
  const published: AttentionFacts = { ...draft, state: "published", startsAt: NOW + DAY / 4 };
  expect(attentionOf({ ...published, hasChange: true, wasReturned: true }, NOW)).toBe("change_returned");
  expect(attentionOf(published, NOW)).toBe("tonight");
  expect(attentionOf({ ...published, isPaused: true, hasChange: true }, NOW)).toBe("sale_paused");
});

test("an event is tonight's from twelve hours before its start", () => {
  expect(TONIGHT_MS).toBe(DAY / 2);
});
