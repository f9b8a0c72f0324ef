import fc from "fast-check";
import { expect, test } from "vitest";
import { diffEvents, diffWords } from "#domain/catalogue/event-diff";
import type { EventContent } from "#domain/catalogue/event-draft";

const content: EventContent = {
  title: "Low tide",
  description: "A night of slow bass at the water's edge, free drink included.",
  category: "concert",
  language: null,
  performer: "",
  forWhom: [],
  access: [],
  mode: "in-person",
  onlineUrl: "",
  tags: [],
  venueId: "v1",
  timeZone: "Europe/Lisbon",
  doorsAt: null,
  startsAt: 1,
  endsAt: 2,
  currency: "EUR",
  seatsPerBuyer: 6,
  imageKey: null,
  pools: [{ id: "p", name: "Standing", capacity: 220 }],
  ticketTypes: [
    {
      id: "t",
      code: 1,
      name: "Standing",
      priceMinor: 1800,
      saleStartsAt: null,
      saleEndsAt: null,
      maxPerBuyer: null,
      draws: { from: "pool", poolId: "p" },
    },
  ],
};
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
