import { readFileSync } from "node:fs";
import type { SearchDocument } from "#domain/search/document";
import { toCategory } from "#domain/search/category-spelling";
import { shippedLanguage } from "#domain/search/concepts/language";
import { gazetteerOf } from "#domain/search/gazetteer";
import { parseQuery } from "#domain/search/parse";
import { type Atlas, makeAtlas } from "#domain/search/places";
import type { Filters, ParsedQuery } from "#domain/search/query";
import { THESAURUS } from "#domain/search/thesaurus";

/** The project's small catalogue and queries with gold answers. */
export interface GoldQuery {
  readonly id: string;
  readonly query: string;
  readonly now: string;
  readonly filters: Readonly<Record<string, unknown>>;
  readonly relevant: Readonly<Record<string, number>>;
}

interface GoldEvent extends Omit<SearchDocument, "startsAt" | "localDate" | "localMinute"> {
  readonly startsAt: string;
}

function read<Kind>(name: string): Kind {
  return JSON.parse(
    readFileSync(new URL(`../fixtures/search/${name}.json`, import.meta.url), "utf8"),
  ) as Kind;
}

export const GOLD_QUERIES = read<{ queries: GoldQuery[] }>("queries").queries.map((gold): GoldQuery => {
  const filters = Object.entries(gold.filters).map(([field, value]) => [
    field,
    /category/i.test(field) ? (value as string[]).map(toCategory) : value,
  ]);
  return { ...gold, filters: Object.fromEntries(filters) as GoldQuery["filters"] };
});

export const DOCUMENTS: readonly SearchDocument[] = read<{ events: GoldEvent[] }>("catalogue").events.map(
  (event) => ({
    ...event,
    category: toCategory(event.category),
    area: event.area ?? "",
    city: event.city ?? "",
    venue: event.venue ?? "",
    startsAt: Date.parse(event.startsAt),
    localDate: event.startsAt.slice(0, 10),
    localMinute: Number(event.startsAt.slice(11, 13)) * 60 + Number(event.startsAt.slice(14, 16)),
  }),
);

/** A sentence, its time, and the expected filters. */
export interface Sentence {
  readonly said: string;
  readonly now: string;
  readonly means: Readonly<Record<string, unknown>>;
}

const MORE = read<{
  cities: string[];
  areas: { name: string; city: string }[];
  languages: string[];
  sentences: Sentence[];
}>("sentences");
export const SENTENCES: readonly Sentence[] = MORE.sentences;

const HERE = gazetteerOf(DOCUMENTS.map((doc) => ({ ...doc, language: doc.languages.join(", ") })));
export const ATLAS: Atlas = makeAtlas(HERE, THESAURUS, shippedLanguage());
const EVERYWHERE = makeAtlas(
  {
    ...HERE,
    cities: [...new Set([...HERE.cities, ...MORE.cities])],
    areas: [...HERE.areas, ...MORE.areas],
    languages: [...new Set([...HERE.languages, ...MORE.languages])],
  },
  THESAURUS,
  shippedLanguage(),
);

export function meaningOf({ said, now }: Sentence): Filters {
  return parseQuery(said, Date.parse(now), "Asia/Kolkata", EVERYWHERE).filters;
}

/** Friday 20 November 2026, ten in the morning in India. */
export const FRIDAY = "2026-11-20T10:00:00+05:30";

export function understand(text: string, now = FRIDAY): ParsedQuery {
  return parseQuery(text, Date.parse(now), "Asia/Kolkata", ATLAS);
}

export function filtersOf(text: string, now = FRIDAY): Filters {
  return understand(text, now).filters;
}

/** "2026-11-21 to 2026-11-23": the first day and the day after the last. */
export function daysOf(text: string, now = FRIDAY): string {
  const { dateFrom = "", dateTo = "" } = filtersOf(text, now);
  return `${dateFrom} to ${dateTo}`;
}
