import { describe, expect, test } from "vitest";
import { leaningsOf } from "#domain/recommend/preference";
import { reasonFor } from "#domain/recommend/reason";
import {
  type Common,
  type EventProfile,
  inCommon,
  isKin,
  likeness,
  rarityAmong,
  toCompared,
} from "#domain/recommend/similarity";
import { suggestLike } from "#domain/recommend/suggestion";

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;
const plain: EventProfile = {
  id: "a",
  title: "Blue verandah",
  category: "other",
  tags: [],
  performer: "",
  organizer: "",
  venue: "",
  area: "",
  city: "Bengaluru",
  languages: [],
  priceMin: null,
  currency: "INR",
  startsAt: NOW + 3 * DAY,
  state: "published",
  soldOut: false,
  popularity: 0,
};
const compared = (more: Partial<EventProfile>) => toCompared({ ...plain, ...more }, () => 1);
const alike = (one: Partial<EventProfile>, other = one) =>
  Math.round(likeness(compared(one), compared(other)) * 1e6) / 1e6;

describe("two events are alike", () => {
  test.each([
    ["category", { category: "concert" }, 0.28],
    ["tags", { tags: ["jazz", "free"] }, 0.3],
    ["performer", { performer: "Zoya Pinto" }, 0.14],
    ["organizer", { organizer: "Ranga" }, 0.06],
    ["venue", { venue: "Depot 9" }, 0.06],
    ["area", { area: "Halasuru" }, 0.06],
    ["language", { languages: ["Hindi"] }, 0.05],
    ["price", { priceMin: 450 }, 0.05],
  ])("by their %s", (_trait, more, weight) => {
    expect(alike(more)).toBe(weight);
    expect(alike(more, {})).toBe(0);
  });

  test("by nothing if they share only the catch-all category, an unknown price or empty names", () => {
    expect(alike({})).toBe(0);
  });

  test("by half of their tags half as much", () => {
    expect(alike({ tags: ["a", "b"] }, { tags: ["b", "c"] })).toBe(0.15);
  });

  test("by a price of the same band: free, up to 500, 1,500 and 4,000 rupees, and above", () => {
    const same = (one: number, other: number) => alike({ priceMin: one }, { priceMin: other }) > 0;
    expect([same(0, 0), same(0, 1), same(1, 500), same(500, 501)]).toEqual([true, false, true, false]);
    expect([same(501, 1_500), same(1_500, 1_501), same(1_501, 4_000), same(4_000, 4_001)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(same(4_001, 90_000)).toBe(true);
  });

  test("in a place of the same city only", () => {
    expect(alike({ venue: "Depot 9" }, { venue: " depot 9 " })).toBe(0.06);
    expect(alike({ venue: "Depot 9" }, { venue: "Depot 9", city: "Pune" })).toBe(0);
  });
});

describe("kin are events", () => {
  const kin = (one: Partial<EventProfile>, other: Partial<EventProfile>) =>
    isKin(compared(one), compared(other));

  test("of one category, performer or tag; a place, a language or a price is not enough", () => {
    expect(kin({ category: "concert" }, { category: "concert" })).toBe(true);
    expect(kin({ performer: "Zoya" }, { performer: "zoya" })).toBe(true);
    expect(kin({ tags: ["x", "Jazz"] }, { tags: ["jazz"] })).toBe(true);
    expect(kin({}, {})).toBe(false);
    expect(
      kin(
        { venue: "Depot", languages: ["Hindi"], priceMin: 5 },
        { venue: "Depot", languages: ["Hindi"], priceMin: 5 },
      ),
    ).toBe(false);
  });
});

test("the rarer tag is named first, and equal ones by the alphabet", () => {
  const rarity = rarityAmong([{ tags: ["jazz", "Jazz"] }, { tags: ["jazz", "free", "bass"] }, { tags: [] }]);
  expect([rarity("jazz"), rarity("FREE"), rarity("unknown")]).toEqual([
    Math.log(2.5),
    Math.log(4),
    Math.log(4),
  ]);
  const event = toCompared({ ...plain, tags: ["Jazz", "Free", "Bass"] }, rarity);
  expect(inCommon(event, event).tags).toEqual(["Bass", "Free", "Jazz"]);
});

describe("the reason of a suggestion", () => {
  const nothing: Common = {
    performer: null,
    tags: [],
    category: null,
    organizer: null,
    language: null,
    venue: null,
    area: null,
  };

  test.each([
    [
      { performer: "Zoya", tags: ["jazz"] },
      { trait: "performer", name: "Zoya", place: null },
    ],
    [
      { tags: ["jazz", "free"], category: "concert" },
      { trait: "tag", name: "jazz", place: null },
    ],
    [
      { category: "concert", organizer: "Ranga" },
      { trait: "category", name: "concert", place: null },
    ],
    [
      { organizer: "Ranga", language: "Hindi", venue: "Depot", area: "Halasuru" },
      { trait: "organizer", name: "Ranga", place: { at: "venue", name: "Depot" } },
    ],
    [
      { language: "Hindi", area: "Halasuru" },
      { trait: "language", name: "Hindi", place: { at: "area", name: "Halasuru" } },
    ],
    [
      { venue: "Depot", area: "Halasuru" },
      { trait: "venue", name: "Depot", place: null },
    ],
    [{ area: "Halasuru" }, { trait: "area", name: "Halasuru", place: null }],
    [{}, null],
  ])("of %j is the most significant trait", (shared, reason) => {
    expect(reasonFor({ ...nothing, ...shared })).toEqual(reason);
  });
});

describe("preferences", () => {
  const trace = (id: string, by: "booked" | "liked" | "saved" | "hidden", at = NOW) => ({
    event: { ...plain, id },
    by,
    at,
  });
  const weights = (...traces: ReturnType<typeof trace>[]) =>
    leaningsOf(traces, () => 1, NOW).map(({ compared: { event }, by, weight }) => [event.id, by, weight]);

  test("weigh a booking most and fade by half in 120 days", () => {
    expect(
      weights(trace("b", "booked"), trace("l", "liked"), trace("s", "saved"), trace("h", "hidden")),
    ).toEqual([
      ["b", "booked", 1],
      ["l", "liked", 0.8],
      ["s", "saved", 0.6],
      ["h", "hidden", -0.8],
    ]);
    expect(weights(trace("b", "booked", NOW - 120 * DAY))).toEqual([["b", "booked", 0.5]]);
    expect(weights(trace("b", "booked", NOW + DAY))).toEqual([["b", "booked", 1]]);
  });

  test("have one entry per event, of its strongest interaction; hiding overrides all", () => {
    expect(weights(trace("e", "saved"), trace("e", "booked"))).toEqual([["e", "booked", 1]]);
    expect(weights(trace("e", "booked"), trace("e", "hidden", NOW - 120 * DAY))).toEqual([
      ["e", "hidden", -0.4],
    ]);
    expect(weights(trace("b", "liked"), trace("a", "liked")).map(([id]) => id)).toEqual(["a", "b"]);
  });
});

describe("events like this one", () => {
  const like = (...candidates: Partial<EventProfile>[]) =>
    suggestLike({
      event: { ...plain, category: "concert" },
      candidates: candidates.map((each, n) => ({
        ...plain,
        category: "concert",
        title: `Show ${"abcdef"[n]}`,
        ...each,
      })),
      hidden: [],
      now: NOW,
      limit: 5,
    }).map(({ eventId }) => eventId);

  test("come with the popular and the earlier one first, and those of another city last", () => {
    expect(like({ id: "x", popularity: 10 }, { id: "y", popularity: 90 })).toEqual(["y", "x"]);
    expect(like({ id: "x", startsAt: NOW + 40 * DAY }, { id: "y" })).toEqual(["y", "x"]);
    expect(like({ id: "x", city: "Pune", popularity: 100 }, { id: "y", startsAt: NOW + 60 * DAY })).toEqual([
      "y",
      "x",
    ]);
    expect(like({ id: "z" }, { id: "y" })).toEqual(["y", "z"]);
  });

  test("are upcoming, published and not sold out", () => {
    expect(
      like(
        { id: "x", startsAt: NOW },
        { id: "y", soldOut: true },
        { id: "z", state: "draft" },
        { id: "w", startsAt: NOW + 1 },
      ),
    ).toEqual(["w"]);
  });
});
