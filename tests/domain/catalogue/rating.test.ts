import { expect, test } from "vitest";
import {
  type RatingFacts,
  LONGEST_COMMENT,
  askAt,
  mayRate,
  plainWords,
  publicName,
  readRating,
  readWords,
  summarize,
} from "#domain/catalogue/rating";

const END = Date.UTC(2026, 10, 21, 16, 30);
const came: RatingFacts = { eventState: "completed", endsAt: END, admittedAt: END - 9e6, isMember: false };
const reasonOf = (facts: Partial<RatingFacts>, now = END + 1) => {
  const decided = mayRate({ ...came, ...facts }, now);
  return decided.ok ? "may" : decided.reason;
};

test("only an admitted buyer can rate, from the event's end", () => {
  expect(reasonOf({})).toBe("may");
  expect(reasonOf({}, END)).toBe("may");
  expect(reasonOf({}, END - 1)).toBe("not_over");
  expect(reasonOf({ admittedAt: null })).toBe("not_checked_in");
  expect(reasonOf({ isMember: true })).toBe("own_event");
  expect(reasonOf({ eventState: "cancelled" })).toBe("event_cancelled");
});

test("an event that is over can be rated before the schedule completes it", () => {
  expect(reasonOf({ eventState: "published" })).toBe("may");
});

test("stars are whole numbers from one to five", () => {
  for (const stars of [0, 6, 2.5, Number.NaN, -1])
    expect(readRating({ stars, comment: "" })).toMatchObject({ ok: false, reason: "stars_missing" });
  expect(readRating({ stars: 5, comment: "" })).toMatchObject({ ok: true, value: { stars: 5, comment: "" } });
});

test("invisible characters and bidirectional controls are removed; markup and Hindi joiners stay", () => {
  expect(plainWords("good\u0000\u0007 \u202Eevil\u202C\u2066x\u2069\uFEFF\u200B!")).toBe("good evilx!");
  expect(plainWords("<script>alert(1)</script> **b**")).toBe("<script>alert(1)</script> **b**");
  expect(plainWords("क्\u200Dष और क्\u200Cष")).toBe("क्\u200Dष और क्\u200Cष");
  expect(plainWords("a\r\nb\n\n\n\n c \t d")).toBe("a\nb\n\nc   d");
  expect([...plainWords(`z${"\u0301".repeat(50)}`.normalize("NFD"))].length).toBeLessThan(7);
  expect(plainWords("half \uD800 pair")).toBe("half  pair");
});

test("length is counted in code points after invisible characters are removed", () => {
  expect(readRating({ stars: 3, comment: "🎭".repeat(LONGEST_COMMENT) }).ok).toBe(true);
  expect(readRating({ stars: 3, comment: "🎭".repeat(LONGEST_COMMENT + 1) })).toMatchObject({
    ok: false,
    reason: "too_long",
    detail: { most: LONGEST_COMMENT, length: LONGEST_COMMENT + 1 },
  });
  expect(readRating({ stars: 3, comment: `a${"\u200B".repeat(5000)}` }).ok).toBe(true);
});

test("a blank answer or reason is refused", () => {
  expect(readWords(" \u200B\n", 10)).toMatchObject({ ok: false, reason: "missing" });
  expect(readWords("12345678901", 10)).toMatchObject({ ok: false, reason: "too_long" });
});

test("fewer than three ratings have no average", () => {
  expect(summarize(0, 0)).toEqual({ count: 0, average: null });
  expect(summarize(2, 10)).toEqual({ count: 2, average: null });
  expect(summarize(3, 13)).toEqual({ count: 3, average: 4.3 });
});

test("rating requests are sent at 10:00 on the venue's clock, at least six hours after the end", () => {
  const at = (iso: string) => Date.parse(iso);
  const zone = "Asia/Kolkata";
  expect(askAt(at("2026-11-21T22:00:00+05:30"), zone)).toBe(at("2026-11-22T10:00:00+05:30"));
  expect(askAt(at("2026-11-22T02:30:00+05:30"), zone)).toBe(at("2026-11-22T10:00:00+05:30"));
  expect(askAt(at("2026-11-22T06:00:00+05:30"), zone)).toBe(at("2026-11-23T10:00:00+05:30"));
  expect(askAt(at("2026-11-22T11:00:00+05:30"), zone)).toBe(at("2026-11-23T10:00:00+05:30"));
});

test("a name is shown as the first name and an initial", () => {
  expect(publicName("Asha Menon")).toBe("Asha M.");
  expect(publicName("  Prince ")).toBe("Prince");
  expect(publicName("नंदिनी शर्मा")).toMatch(/^नंदिनी श\p{M}*\.$/u);
  expect(publicName("\u202Eevil name")).toBe("evil n.");
});

test("a name in public is the first name, at most 24 characters, and an initial", () => {
  expect(publicName("  Asha   Menon ")).toBe("Asha M.");
  expect(publicName("Asha")).toBe("Asha");
  expect(publicName("")).toBe("");
  expect(publicName("a".repeat(25))).toBe("a".repeat(24));
});

test("an answer can be as long as its limit", () => {
  expect(readWords("abc", 3)).toEqual({ ok: true, value: "abc" });
  expect(readWords("abcd", 3)).toMatchObject({ reason: "too_long", detail: { most: 3, length: 4 } });
});
