import { describe, expect, test } from "vitest";
import { EVERYTHING, type EventQuery } from "#domain/catalogue/event-query";
import {
  OFFLINE_CATALOGUE_VERSION,
  type OfflineEvent,
  packThesaurus,
} from "#domain/search/offline-catalogue";
import { THESAURUS } from "#domain/search/thesaurus";
import { OfflineSearch } from "#app/offline-search/offline-search";
import { openDevice } from "../../scripts/search-eval/device-pipeline";
import type { CatalogueEvent } from "../../scripts/search-eval/eval-set";
import { mean, ndcgOf, plainFilters } from "../build/search-score";
import catalogue from "../fixtures/search/catalogue.json";
import gold from "../fixtures/search/queries.json";

const NOW = Date.parse("2026-11-20T10:00:00+05:30");
const DAY = 86_400_000;

function anOfflineEvent(title: string, more: Partial<OfflineEvent> = {}): OfflineEvent {
  const startsAt = more.startsAt ?? NOW + DAY;
  return {
    id: title,
    slug: title.toLowerCase().replaceAll(" ", "-"),
    title,
    category: "concert",
    tags: [],
    performer: "",
    organizer: "Ranga Company",
    venue: "Malhar Hall",
    area: "Indiranagar",
    city: "Bengaluru",
    description: "",
    language: "Hindi",
    audience: [],
    accessibility: [],
    mode: "in-person",
    localDate: new Date(startsAt + 5.5 * 3_600_000).toISOString().slice(0, 10),
    localMinute: 19 * 60,
    startsAt,
    endsAt: startsAt + 7_200_000,
    timeZone: "Asia/Kolkata",
    minPriceMinor: 50_000,
    maxPriceMinor: 90_000,
    currency: "INR",
    popularity: 50,
    ...more,
  };
}

function device(events: readonly OfflineEvent[]) {
  const search = new OfflineSearch({
    v: OFFLINE_CATALOGUE_VERSION,
    version: "1",
    cities: [
      { name: "Bengaluru", timeZone: "Asia/Kolkata" },
      { name: "Pune", timeZone: "Asia/Kolkata" },
    ],
    areas: [],
    homeZone: "Asia/Kolkata",
    thesaurus: packThesaurus(THESAURUS),
    events,
  });
  return (text: string, more: Partial<EventQuery> = {}) =>
    search.ask({ query: { ...EVERYTHING, text, ...more }, now: NOW, city: "Bengaluru" });
}

const titles = (answer: ReturnType<ReturnType<typeof device>>) =>
  answer.groups.flatMap(({ events }) => events.map(({ card }) => card.title));

describe("an offline device", () => {
  test("parses and ranks the project's evaluation set at the server's quality floors", () => {
    const ask = openDevice(catalogue.events as CatalogueEvent[]);
    const answers = gold.queries.map((query) => ({
      ...ask({ ...query, timezone: "Asia/Kolkata" }),
      query,
    }));
    const wrong = answers.filter(
      ({ query, filters }) => plainFilters(filters) !== plainFilters(query.filters),
    );
    expect(
      wrong.length / answers.length,
      wrong.map((each) => each.query.query).join("; "),
    ).toBeLessThanOrEqual(0.03);
    const scores = answers.map(({ query, ranked }) =>
      ndcgOf(ranked, query.relevant as unknown as Record<string, number>),
    );
    expect(mean(scores)).toBeGreaterThanOrEqual(0.95);
    expect(answers.filter(({ ranked }) => ranked.length === 0)).toEqual([]);
  });

  test("returns chips, applies negation, and reports the relaxed conditions", () => {
    const ask = device([
      anOfflineEvent("Blue Verandah", { tags: ["jazz"] }),
      anOfflineEvent("Loud Yard", { tags: ["techno"] }),
    ]);
    const jazz = ask("jazz tomorrow under 800");
    expect(jazz.chips.map(({ field }) => field)).toEqual(["category", "dateFrom", "priceMin"]);
    expect(titles(jazz)).toEqual(["Blue Verandah"]);
    expect(titles(ask("music not jazz"))).toEqual(["Loud Yard"]);
    expect(ask("jazz under 100").groups[0]?.relaxed).toEqual(["price"]);
  });

  test("returns cards without sale state and pictures", () => {
    const [found] = device([anOfflineEvent("Blue Verandah")])("").groups[0]!.events;
    expect(found!.card).toMatchObject({ sale: "on_sale", free: null, saleStartsAt: null, imageUrl: null });
  });

  test("leaves out events that have begun, and lists the others by date without a sentence", () => {
    const ask = device([
      anOfflineEvent("Later", { startsAt: NOW + 3 * DAY, popularity: 100 }),
      anOfflineEvent("Over", { startsAt: NOW - DAY }),
      anOfflineEvent("Sooner", { popularity: 0 }),
    ]);
    expect(titles(ask(""))).toEqual(["Sooner", "Later"]);
    expect(titles(ask("", { sort: "popular" }))).toEqual(["Later", "Sooner"]);
  });

  test("resolves “near me” to its city, and understands a city without stored events", () => {
    const ask = device([anOfflineEvent("Here"), anOfflineEvent("There", { city: "Mumbai", area: "Bandra" })]);
    expect(titles(ask("music near me"))).toEqual(["Here"]);
    const far = ask("music in pune");
    expect(far.filters.city).toEqual(["Pune"]);
    expect(far.groups[0]?.relaxed).toEqual(["place"]);
  });

  test("says what was not understood, and that the results rest on the filters alone", () => {
    const ask = device([anOfflineEvent("Here")]);
    const known = ask("music tomorrow");
    expect(known.honesty).toEqual({ notUnderstood: [], byFiltersAlone: false, asksKind: false });
    const odd = ask("zzyzx tomorrow");
    expect(titles(odd)).toEqual(["Here"]);
    expect(odd.honesty).toEqual({ notUnderstood: ["zzyzx"], byFiltersAlone: true, asksKind: false });
  });

  test("requests the kind and shows no arbitrary events if no word is understood", () => {
    const answer = device([anOfflineEvent("Here")])("zzyzx qwrtl");
    expect(titles(answer)).toEqual([]);
    expect(answer.honesty).toEqual({
      notUnderstood: ["zzyzx", "qwrtl"],
      byFiltersAlone: false,
      asksKind: true,
    });
  });

  test("shows a correction, and reads the word as written once it is in quotes", () => {
    const ask = device([anOfflineEvent("Here", { category: "comedy" })]);
    const [correction] = ask("best comdey tomorrow").corrections;
    expect(correction).toEqual({
      written: "comdey",
      read: "comedy",
      undone: 'best "comdey" tomorrow',
    });
    const undone = ask(correction!.undone);
    expect([undone.corrections, undone.filters.category]).toEqual([[], undefined]);
  });

  test("applies the filter form like the server", () => {
    const ask = device([
      anOfflineEvent("Dear"),
      anOfflineEvent("Cheap", { minPriceMinor: 10_000, maxPriceMinor: 10_000 }),
    ]);
    expect(titles(ask("music", { maxPrice: 200 }))).toEqual(["Cheap"]);
    expect(titles(ask("music", { sort: "price" }))).toEqual(["Cheap", "Dear"]);
  });
});
