import fc from "fast-check";
import { expect, test } from "vitest";
import { diffEvents, diffWords } from "#domain/catalogue/event-diff";
import type { EventContent } from "#domain/catalogue/event-draft";
import { aContent } from "../../build/event-content";
import { aTicketType } from "../../build/event-setup";

const content: EventContent = aContent({
  title: "Low tide",
  description: "A night of slow bass at the water's edge, free drink included.",
  category: "concert",
  venueId: "v1",
  timeZone: "Europe/Lisbon",
  doorsAt: null,
  startsAt: 1,
  endsAt: 2,
  currency: "EUR",
  pools: [{ id: "p", name: "Standing", capacity: 220 }],
  ticketTypes: [
    aTicketType({ id: "t", name: "Standing", priceMinor: 1800, draws: { from: "pool", poolId: "p" } }),
  ],
});
const names = { venues: { v1: "Armazém, Lisbon", v2: "Pier, Porto" }, sections: {}, standing: {} };

test("a changed date, price and venue are shown with both values; other rows are unchanged", () => {
  const after = {
    ...content,
    startsAt: 5,
    venueId: "v2",
    ticketTypes: [{ ...content.ticketTypes[0]!, priceMinor: 2400 }],
  };
  const { changed, unchanged } = diffEvents(content, after, names);
  expect(changed.map(({ field }) => field)).toEqual(["starts", "venue", "ticket_type"]);
  expect(changed[1]).toMatchObject({
    before: { text: "Armazém, Lisbon" },
    after: { text: "Pier, Porto" },
  });
  expect(changed[2]).toMatchObject({
    name: "Standing",
    before: { priceMinor: 1800, capacity: 220 },
    after: { priceMinor: 2400 },
  });
  expect(unchanged.map(({ field }) => field)).toContain("description");
});

test("every row of an event without approval is new", () => {
  const { changed, unchanged } = diffEvents(null, content, names);
  expect(unchanged).toEqual([]);
  expect(changed.every(({ before }) => before === null)).toBe(true);
});

test("a removed ticket type is shown with its former value", () => {
  const { changed } = diffEvents(content, { ...content, ticketTypes: [] }, names);
  expect(changed).toMatchObject([{ field: "ticket_type", name: "Standing", after: null }]);
});

test("a changed amount is marked with its currency sign", () => {
  const { before, after } = diffWords("₹450, Stalls", "₹500, Stalls");
  expect(before[0]).toEqual({ text: "₹450", unchanged: false });
  expect(after[0]).toEqual({ text: "₹500", unchanged: false });
});

test("only changed words are marked", () => {
  const { before, after } = diffWords(
    content.description,
    "A night of slow bass at the water's edge. Card only.",
  );
  expect(before.filter(({ unchanged }) => !unchanged).map(({ text }) => text)).toEqual([
    ", free drink included",
  ]);
  expect(after.filter(({ unchanged }) => !unchanged).map(({ text }) => text.trim())).toEqual(["Card only."]);
});

test("the pieces of a difference join to both texts", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (a, b) => {
      const { before, after } = diffWords(a, b);
      const text = (pieces: typeof before) => pieces.map((piece) => piece.text).join("");
      const unchanged = (pieces: typeof before) =>
        pieces
          .filter((piece) => piece.unchanged)
          .map((piece) => piece.text)
          .join("");
      expect(text(before)).toBe(a);
      expect(text(after)).toBe(b);
      expect(unchanged(before)).toBe(unchanged(after));
    }),
  );
});

test("every field of an event has its row", () => {
  const full: EventContent = {
    ...content,
    doorsAt: 0,
    language: "Kannada",
    performer: "Ranga",
    forWhom: ["kids"],
    access: ["captions"],
    tags: ["dub", "bass"],
    imageKey: "p",
  };
  const { changed } = diffEvents(null, full, names);
  expect(changed.map(({ field, after }) => [field, after])).toMatchObject([
    ["title", { text: "Low tide" }],
    ["category", { category: "concert" }],
    ["starts", { at: 1, timeZone: "Europe/Lisbon" }],
    ["ends", { at: 2 }],
    ["doors", { at: 0 }],
    ["venue", { text: "Armazém, Lisbon" }],
    ["ticket_type", { currency: "EUR", capacity: 220, sections: [], maxPerBuyer: null }],
    ["limit", { count: 6 }],
    ["refunds", { untilHours: 24, sharePercent: 100, keepsFee: true }],
    ["language", { text: "Kannada" }],
    ["performer", { text: "Ranga" }],
    ["forWhom", { of: "forWhom", tags: ["kids"] }],
    ["access", { of: "access", tags: ["captions"] }],
    ["mode", { of: "mode", tags: ["in-person"] }],
    ["tags", { text: "dub, bass" }],
    ["description", { text: content.description }],
    ["picture", { imageKey: "p" }],
  ]);
});

test("empty fields have no row", () => {
  const empty = { ...content, venueId: null, startsAt: null, ticketTypes: [] };
  expect(diffEvents(null, empty, names).changed.map(({ field }) => field)).toEqual([
    "title",
    "category",
    "ends",
    "limit",
    "refunds",
    "mode",
    "description",
    "picture",
  ]);
});

test("the order of audiences is not a change, a removed performer is", () => {
  const before: EventContent = { ...content, forWhom: ["kids", "seniors"], performer: "Ranga" };
  const { changed } = diffEvents(before, { ...before, forWhom: ["seniors", "kids"], performer: "" }, names);
  expect(changed).toMatchObject([{ field: "performer", name: null, before: { text: "Ranga" }, after: null }]);
});

test("a ticket type for seats names its sections and has no capacity of its own", () => {
  const draws = { from: "seats" as const, sectionIds: ["s1", "s2"] };
  const seated = { ...content, ticketTypes: [{ ...content.ticketTypes[0]!, draws }] };
  const { changed } = diffEvents(content, seated, { ...names, sections: { s1: "Stalls" } });
  expect(changed).toMatchObject([{ after: { capacity: null, sections: ["Stalls", "s2"] } }]);
});

test("a pool's capacity is the event's own, else the venue's, else zero", () => {
  const draws = { from: "pool" as const, poolId: "lawn" };
  const onLawn = { ...content, ticketTypes: [{ ...content.ticketTypes[0]!, draws }] };
  const capacity = (standing: Record<string, number>) =>
    diffEvents(null, onLawn, { ...names, standing }).changed.find(({ field }) => field === "ticket_type")
      ?.after;
  expect(capacity({ lawn: 90 })).toMatchObject({ capacity: 90 });
  expect(capacity({})).toMatchObject({ capacity: 0 });
});

test("a venue without a known name is shown by its id", () => {
  expect(diffEvents(content, { ...content, venueId: "v9" }, names).changed).toMatchObject([
    { after: { text: "v9" } },
  ]);
});

/** The length of the longest common subsequence, by its definition. */
function common(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a[0] === b[0]) return 1 + common(a.slice(1), b.slice(1));
  return Math.max(common(a.slice(1), b), common(a, b.slice(1)));
}

test("as many words as possible are kept, and neighbouring pieces differ", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 6 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const { before, after } = diffWords(["", ...a].join(" "), ["", ...b].join(" "));
      const kept = before.filter((piece) => piece.unchanged).flatMap(({ text }) => text.trim().split(" "));
      expect(kept).toHaveLength(common(a, b));
      for (const pieces of [before, after])
        for (const [at, piece] of pieces.entries())
          if (at > 0) expect(piece.unchanged).not.toBe(pieces[at - 1]!.unchanged);
    }),
  );
});

test("a word that moved is removed where it was before it is added", () => {
  expect(diffWords(" a b", " b a")).toEqual({
    before: [
      { text: " a", unchanged: false },
      { text: " b", unchanged: true },
    ],
    after: [
      { text: " b", unchanged: true },
      { text: " a", unchanged: false },
    ],
  });
});

test("texts of more than 1,500 words are shown as replaced", () => {
  const text = (count: number) => "word ".repeat(count).trim();
  expect(diffWords(text(1500), text(1499)).before.length).toBe(2);
  expect(diffWords(text(1501), "word").before).toEqual([{ text: text(1501), unchanged: false }]);
  expect(diffWords("word", text(1501)).after).toEqual([{ text: text(1501), unchanged: false }]);
  expect(diffWords(text(1501), text(1501)).after).toEqual([{ text: text(1501), unchanged: true }]);
});
