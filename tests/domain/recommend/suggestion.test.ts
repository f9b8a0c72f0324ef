import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Trace, leaningsOf } from "#domain/recommend/preference";
import { type EventProfile, inCommon, likeness, rarityAmong, toCompared } from "#domain/recommend/similarity";
import { MARKS, type MarkChange, NO_MARKS, changeMarks } from "#domain/recommend/marks";
import type { SuggestionReason } from "#domain/recommend/reason";
import { type Suggestion, suggestFor, suggestLike } from "#domain/recommend/suggestion";
import { tourOf } from "#domain/recommend/diversity";

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY_MS = 86_400_000;

function anEvent(more: Partial<EventProfile> = {}): EventProfile {
  return {
    id: "e",
    title: "Blue verandah",
    category: "concert",
    tags: ["jazz"],
    performer: "",
    organizer: "Night Shift",
    venue: "Depot 9",
    area: "Indiranagar",
    city: "Bengaluru",
    languages: ["English"],
    priceMin: 500,
    currency: "INR",
    startsAt: NOW + 3 * DAY_MS,
    state: "published",
    soldOut: false,
    popularity: 40,
    ...more,
  };
}

/** Few values each, so that events share many. */
const events = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 60 }).map((n) => `e${n}`),
    title: fc.constantFrom("Raga", "Raga in Pune", "Open mic", "Bass night", "Hayavadana", "7", ""),
    category: fc.constantFrom("concert", "comedy", "theatre", "other"),
    tags: fc.uniqueArray(fc.constantFrom("jazz", "Jazz", "free", "stand-up", "classical", "नाटक"), {
      maxLength: 4,
    }),
    performer: fc.constantFrom("", " ", "Zoya Pinto", "Kaavya Jose"),
    organizer: fc.constantFrom("", "Ranga", "Night Shift"),
    venue: fc.constantFrom("", "Depot 9", "Malhar Hall"),
    area: fc.constantFrom("", "Indiranagar", "Halasuru"),
    city: fc.constantFrom("Bengaluru", "Pune"),
    languages: fc.uniqueArray(fc.constantFrom("Hindi", "English"), { maxLength: 2 }),
    priceMin: fc.constantFrom(null, 0, 250, 900, 9000),
    currency: fc.constantFrom("INR", "GBP", "XXX"),
    startsAt: fc.integer({ min: -5, max: 60 }).map((days) => NOW + days * DAY_MS),
    state: fc.constantFrom(
      "published",
      "published",
      "published",
      "draft",
      "in_review",
      "cancelled",
      "completed",
    ),
    soldOut: fc.constantFrom(false, false, true),
    popularity: fc.integer({ min: 0, max: 100 }),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const pastOf = (from: readonly EventProfile[]): fc.Arbitrary<Trace[]> =>
  from.length === 0
    ? fc.constant([])
    : fc.array(
        fc.record({
          event: fc.constantFrom(...from),
          by: fc.constantFrom("booked", "liked", "saved", "hidden"),
          at: fc.integer({ min: -900, max: 1 }).map((days) => NOW + days * DAY_MS),
        }),
        { maxLength: 12 },
      );
const worlds = events.chain((all) => fc.record({ all: fc.constant(all), traces: pastOf(all) }));

/** True if both events share what the reason names. */
function isTrue({ trait, name, place }: SuggestionReason, a: EventProfile, b: EventProfile): boolean {
  const says = (event: EventProfile) => {
    const lower = name.toLowerCase();
    const is = (text: string) => text.trim().toLowerCase() === lower;
    const there = place === null || (event[place.at].trim() === place.name && a.city === b.city);
    switch (trait) {
      case "tag":
        return there && event.tags.some(is);
      case "language":
        return there && event.languages.some(is);
      case "venue":
      case "area":
        return there && is(event[trait]) && a.city === b.city;
      default:
        return there && is(event[trait]);
    }
  };
  return name !== "" && says(a) && says(b);
}

const find = (all: readonly EventProfile[], id: string) => all.find((event) => event.id === id)!;

describe("suggestions for a person", () => {
  test("never contain hidden, known, past, unpublished, cancelled or sold-out events", () => {
    fc.assert(
      fc.property(worlds, ({ all, traces }) => {
        for (const { eventId } of suggestFor({ candidates: all, traces, now: NOW, limit: 8 })) {
          const event = find(all, eventId);
          expect(event).toMatchObject({ state: "published", soldOut: false });
          expect(event.startsAt).toBeGreaterThan(NOW);
          expect(traces.map((trace) => trace.event.id)).not.toContain(eventId);
          const closed = traces.filter(({ by }) => by === "hidden" || by === "booked");
          expect(closed.map((trace) => tourOf(trace.event))).not.toContain(tourOf(event));
        }
      }),
    );
  });

  test("contain at most one date of a tour, each event once, and at most the limit", () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 6 }), ({ all, traces }, limit) => {
        const found = suggestFor({ candidates: all, traces, now: NOW, limit });
        const tours = found.map(({ eventId }) => tourOf(find(all, eventId)));
        expect(new Set(tours).size).toBe(tours.length);
        expect(found.length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test("give a true reason and an interaction of the person", () => {
    fc.assert(
      fc.property(worlds, ({ all, traces }) => {
        for (const { eventId, because, reason } of suggestFor({
          candidates: all,
          traces,
          now: NOW,
          limit: 8,
        })) {
          const sources = traces.filter(
            (trace) => trace.by === because?.by && trace.event.title === because.title,
          );
          expect(sources.some(({ event }) => isTrue(reason, find(all, eventId), event))).toBe(true);
          expect(
            sources.some(({ event }) => !traces.some((t) => t.by === "hidden" && t.event.id === event.id)),
          ).toBe(true);
        }
      }),
    );
  });

  test("do not depend on the order of the input", () => {
    fc.assert(
      fc.property(worlds, ({ all, traces }) => {
        const row = suggestFor({ candidates: all, traces, now: NOW, limit: 6 });
        expect(
          suggestFor({ candidates: all.toReversed(), traces: traces.toReversed(), now: NOW, limit: 6 }),
        ).toEqual(row);
        expect(suggestFor({ candidates: [...all, ...all], traces, now: NOW, limit: 6 })).toEqual(row);
      }),
    );
  });

  test("does not depend on the order of two refusals of the same event (fast-check seed -372014972)", () => {
    const event = anEvent({ id: "refused", title: "Refused", tags: ["jazz"] });
    const liked = anEvent({ id: "liked", title: "Liked", tags: ["jazz"] });
    const candidate = anEvent({ id: "candidate", title: "Candidate", tags: ["jazz"] });
    const traces = [
      { event, by: "hidden" as const, at: NOW - 86_400_000 },
      { event, by: "hidden" as const, at: NOW - 400 * 86_400_000 },
      { event: liked, by: "liked" as const, at: NOW - 100 * 86_400_000 },
    ];
    const row = suggestFor({ candidates: [candidate], traces, now: NOW, limit: 6 });
    expect(suggestFor({ candidates: [candidate], traces: traces.toReversed(), now: NOW, limit: 6 })).toEqual(
      row,
    );
  });

  test("are empty without positive interactions", () => {
    fc.assert(
      fc.property(worlds, ({ all, traces }) => {
        expect(suggestFor({ candidates: all, traces: [], now: NOW, limit: 6 })).toEqual([]);
        const no = traces.map((trace) => ({ ...trace, by: "hidden" as const }));
        expect(suggestFor({ candidates: all, traces: no, now: NOW, limit: 6 })).toEqual([]);
      }),
    );
  });

  const jazz = anEvent({ id: "jazz", title: "Jazz at six" });
  const comedy = anEvent({
    id: "comedy",
    title: "Late laughs",
    category: "comedy",
    tags: ["stand-up"],
    organizer: "Laugh",
  });
  const ids = (found: readonly Suggestion[]) => found.map(({ eventId }) => eventId);
  const trace = (more: Partial<EventProfile>, by: Trace["by"], daysAgo = 1): Trace => ({
    event: anEvent({ id: `past-${more.title}`, venue: "Elsewhere", area: "Jayanagar", ...more }),
    by,
    at: NOW - daysAgo * DAY_MS,
  });

  test("prefer recent likes over old ones", () => {
    const laughs = { title: "Big laugh", category: "comedy", tags: ["stand-up"], organizer: "Laugh" };
    const old = (liked: number, laughed: number) =>
      ids(
        suggestFor({
          candidates: [jazz, comedy],
          traces: [trace({ title: "Brass" }, "liked", liked), trace(laughs, "liked", laughed)],
          now: NOW,
          limit: 2,
        }),
      );
    expect(old(2, 700)).toEqual(["jazz", "comedy"]);
    expect(old(700, 2)).toEqual(["comedy", "jazz"]);
  });

  test("avoid events similar to hidden ones", () => {
    const traces = [
      trace({ title: "Brass" }, "saved"),
      trace({ title: "Sax", tags: ["jazz"], venue: "Depot 9", area: "Indiranagar" }, "hidden"),
      trace({ title: "Sax two", tags: ["jazz"], venue: "Depot 9", area: "Indiranagar" }, "hidden"),
    ];
    expect(ids(suggestFor({ candidates: [jazz, comedy], traces, now: NOW, limit: 2 }))).not.toContain("jazz");
  });

  test("name the source event and what both share", () => {
    const [first] = suggestFor({
      candidates: [jazz],
      traces: [trace({ title: "Brass", venue: "Hall", area: "Indiranagar" }, "liked")],
      now: NOW,
      limit: 1,
    });
    expect(first).toEqual({
      eventId: "jazz",
      because: { by: "liked", title: "Brass" },
      reason: { trait: "tag", name: "jazz", place: { at: "area", name: "Indiranagar" } },
    });
  });

  test("mix categories of similar relevance", () => {
    const many = ["Sax", "Horn", "Keys", "Drums"].map((title) =>
      anEvent({ id: title, title, performer: "Kaavya Jose" }),
    );
    const other = anEvent({ id: "other", title: "Veena at dawn", venue: "Sabha", organizer: "Sabha" });
    const found = ids(
      suggestFor({
        candidates: [...many, other],
        traces: [trace({ title: "Brass" }, "liked")],
        now: NOW,
        limit: 2,
      }),
    );
    expect(found).toContain("other");
  });
});

describe("similar events", () => {
  test("exclude the event itself, hidden and unavailable events and other tour dates, and give true reasons", () => {
    fc.assert(
      fc.property(events, events, (all, hiddenAmong) => {
        const [event] = all;
        if (!event) return;
        const hidden = hiddenAmong.slice(0, 5);
        const found = suggestLike({ event, candidates: all, hidden, now: NOW, limit: 6 });
        const tours = found.map(({ eventId }) => tourOf(find(all, eventId)));
        expect(new Set(tours).size).toBe(tours.length);
        for (const { eventId, because, reason } of found) {
          const other = find(all, eventId);
          expect(because).toBeNull();
          expect(eventId).not.toBe(event.id);
          expect(other).toMatchObject({ state: "published", soldOut: false });
          expect(other.startsAt).toBeGreaterThan(NOW);
          expect(hidden.map(({ id }) => id)).not.toContain(eventId);
          expect(hidden.map(tourOf)).not.toContain(tourOf(other));
          expect([reason, isTrue(reason, other, event)]).toEqual([reason, true]);
        }
        expect(suggestLike({ event, candidates: all.toReversed(), hidden, now: NOW, limit: 6 })).toEqual(
          found,
        );
      }),
    );
  });

  test("rank the same performer above the same category, and the same city above another", () => {
    const event = anEvent({ id: "self", performer: "Zoya Pinto", category: "comedy", tags: ["stand-up"] });
    const same = { category: "comedy", tags: ["stand-up"] };
    const candidates = [
      anEvent({ id: "kind", title: "Kind", ...same }),
      anEvent({ id: "her", title: "Hers", performer: "zoya pinto", ...same }),
      anEvent({ id: "far", title: "Far", city: "Pune", performer: "Zoya Pinto", ...same }),
    ];
    const found = suggestLike({ event, candidates, hidden: [], now: NOW, limit: 3 });
    expect(found.map(({ eventId }) => eventId)).toEqual(["her", "kind", "far"]);
    expect(found[0]?.reason).toMatchObject({ trait: "performer", name: "zoya pinto" });
  });
});

test("similarity is between 0 and 1, symmetric, and maximal for the event itself", () => {
  fc.assert(
    fc.property(events, (all) => {
      const rarity = rarityAmong(all);
      const [a, b] = all.map((event) => toCompared(event, rarity));
      if (!a || !b) return;
      expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 9);
      expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
      expect(likeness(a, b)).toBeLessThanOrEqual(likeness(a, a) + 1e-9);
    }),
  );
});

test("a rare tag weighs more than a common one and is named first", () => {
  const all = [
    anEvent({ tags: ["live", "carnatic"] }),
    anEvent({ tags: ["live", "carnatic"] }),
    ...Array.from({ length: 8 }, () => anEvent({ tags: ["live"] })),
  ];
  const rarity = rarityAmong(all);
  expect(rarity("carnatic")).toBeGreaterThan(rarity("live"));
  const [a, b] = all.map((event) => toCompared(event, rarity));
  expect(inCommon(a!, b!).tags).toEqual(["carnatic", "live"]);
});

test("dates and cities of one show are one tour; another show of the same performers is not", () => {
  const tour = (title: string, more: Partial<EventProfile> = {}) =>
    tourOf(anEvent({ title, performer: "Kaavya Jose", ...more }));
  expect(tour("Kaavya Jose live in Pune", { city: "Pune" })).toBe(tour("Kaavya Jose: Live in Bengaluru"));
  expect(tour("Night two")).toBe(tour("Night 2 (two)"));
  expect(tour("Small songs")).not.toBe(tour("Large songs"));
  expect(tour("7")).toBe(tour("8"));
});

describe("marks on an event", () => {
  const changes = fc.array(
    fc.record({ mark: fc.constantFrom(...MARKS), on: fc.boolean() }) satisfies fc.Arbitrary<MarkChange>,
    { maxLength: 12 },
  );

  test("the last change wins, repeats are idempotent, and liked excludes hidden", () => {
    fc.assert(
      fc.property(changes, (said) => {
        let marks = NO_MARKS;
        for (const change of said) {
          marks = changeMarks(marks, change);
          expect(marks[change.mark]).toBe(change.on);
          expect(changeMarks(marks, change)).toEqual(marks);
          expect(marks.liked && marks.hidden).toBe(false);
        }
      }),
    );
  });

  test("a saved event stays saved until it is removed explicitly", () => {
    const saved = changeMarks(NO_MARKS, { mark: "saved", on: true });
    expect(changeMarks(saved, { mark: "hidden", on: true })).toMatchObject({ saved: true, hidden: true });
  });
});

test("the strongest interaction with an event counts, and 'hidden' overrides all", () => {
  const event = anEvent();
  const at = NOW - DAY_MS;
  const of = (...by: Trace["by"][]) =>
    leaningsOf(
      by.map((each) => ({ event, by: each, at })),
      () => 1,
      NOW,
    );
  expect(of("saved", "booked", "liked")).toMatchObject([{ by: "booked" }]);
  expect(of("hidden", "booked")).toMatchObject([{ by: "hidden" }]);
  expect(of("booked", "hidden")[0]!.weight).toBeLessThan(0);
});
