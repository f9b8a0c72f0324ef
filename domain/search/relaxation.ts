import type { SearchDocument } from "./document";
import { type Condition, matches } from "./match";
import type { Filters } from "./query";
import { type Ranked, rank } from "./rank";
import type { Thesaurus } from "./thesaurus";

export interface Answer {
  /** Best first; the first group is exact unless it says otherwise. */
  readonly groups: readonly AnswerGroup[];
}

export interface AnswerGroup {
  readonly ranked: readonly Ranked[];
  /** What was left out to find these; the page says so. Empty: exactly what was asked. */
  readonly relaxed: readonly Condition[];
}

/** How many nearest answers are enough, where nothing fits exactly. */
const ENOUGH = 10;

/**
 * One step at a time: first the hour, then the price, the neighbourhood, the day, then the company and the words.
 * Negation, accessibility and "free" are never left out.
 */
const LADDER: readonly Condition[] = [
  "time",
  "price",
  "area",
  "date",
  "people",
  "category",
  "words",
  "mode",
  "place",
];

/** Left out alone, these still answer the question: another hour, price, street or day. */
const NEARBY: ReadonlySet<Condition> = new Set(["time", "price", "area", "date"]);

function asks(filters: Filters, condition: Condition): boolean {
  switch (condition) {
    case "time":
      return filters.timeFrom !== undefined || filters.timeTo !== undefined;
    case "price":
      return (filters.priceMax !== undefined && filters.priceMax > 0) || filters.priceMin !== undefined;
    case "area":
      return filters.area !== undefined;
    case "date":
      return filters.dateFrom !== undefined || filters.dateTo !== undefined;
    case "people":
      return filters.audience !== undefined || filters.languages !== undefined;
    case "category":
      return filters.category !== undefined;
    case "words":
      return filters.keywords.length > 0;
    case "mode":
      return filters.mode !== undefined;
    case "place":
      return filters.city !== undefined;
  }
}

/**
 * Exact answers; where there are none, what fits with one condition left out, then with another, until there is enough;
 * where one is not enough, with one more left out at each step.
 */
export function answer(
  docs: readonly SearchDocument[],
  filters: Filters,
  thesaurus: Thesaurus,
  now: number,
): Answer {
  const upcoming = docs.filter((doc) => doc.startsAt > now);
  const shown = new Set<string>();
  const look = (relaxed: readonly Condition[]): AnswerGroup => {
    const except = new Set(relaxed);
    const wanted = except.has("words") ? { ...filters, keywords: [] } : filters;
    const found = rank(
      upcoming.filter((doc) => matches(doc, filters, except)),
      wanted,
      thesaurus,
      now,
    );
    return { relaxed, ranked: found.filter((each) => !shown.has(each.id)) };
  };
  const exact = look([]);
  if (exact.ranked.length > 0) return { groups: [exact] };

  const steps = LADDER.filter((condition) => asks(filters, condition));
  const groups: AnswerGroup[] = [];
  const add = (group: AnswerGroup) => {
    if (group.ranked.length === 0) return;
    groups.push(group);
    for (const each of group.ranked) shown.add(each.id);
  };
  for (const condition of steps.filter((each) => NEARBY.has(each)))
    if (shown.size < ENOUGH) add(look([condition]));
  for (let n = 2; n <= steps.length && shown.size === 0; n++) add(look(steps.slice(0, n)));
  if (shown.size === 0) for (const condition of steps) if (shown.size === 0) add(look([condition]));
  return { groups };
}
