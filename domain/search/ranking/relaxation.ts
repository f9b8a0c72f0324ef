import { type SearchDocument, stems } from "../document";
import { fuse } from "./rank-fusion";
import { type Condition, matches } from "./match";
import { hasConditions, type Filters } from "../query";
import { type Ranked, rank } from "./rank";
import type { Thesaurus } from "../thesaurus";

export interface SearchResult {
  /** Best first; the first group is exact unless `relaxed` is set. */
  readonly groups: readonly ResultGroup[];
}

export interface ResultGroup {
  readonly ranked: readonly Ranked[];
  /** The relaxed conditions; empty for exact matches. */
  readonly relaxed: readonly Condition[];
}

/** Number of near matches to collect. */
const ENOUGH = 10;

/** Conditions that can be relaxed alone: another hour, price, street or day. */
const NEARBY: readonly Condition[] = ["time", "price", "area", "date"];

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
 * Exact matches; without any, matches with one condition relaxed, then another, until there are enough; if none, with
 * more relaxed at each step. Negation, accessibility and "free" are never relaxed.
 * @param holders see `rank`
 * @param alike ids with similar embeddings, most similar first
 */
export function relaxedSearch(
  docs: readonly SearchDocument[],
  filters: Filters,
  thesaurus: Thesaurus,
  now: number,
  holders?: ReadonlySet<string>,
  alike: readonly string[] = [],
): SearchResult {
  const upcoming = docs.filter((doc) => doc.startsAt > now);
  const shown = new Set<string>();
  const look = (relaxed: readonly Condition[], among: readonly SearchDocument[]): ResultGroup => {
    const except = new Set(relaxed);
    const wanted = except.has("words") ? { ...filters, keywords: [], topics: [] } : filters;
    const fitting = among.filter((doc) => matches(doc, filters, except));
    const byWords = rank(
      fitting,
      wanted,
      thesaurus,
      filters.dateFrom && except.has("date") ? Date.parse(`${filters.dateFrom}T12:00:00Z`) : now,
      holders,
    );
    const isOpen = alike.length > 0 && wanted.keywords.length > 0 && !filters.sort;
    // An embedding does not reorder what the lexicon explains.
    const found =
      isOpen && (byWords.length === 0 || !isExplained(wanted))
        ? fuse(byWords, idsAmong(alike, fitting), isUnexplained(wanted))
        : byWords;
    return { relaxed, ranked: found.filter((each) => !shown.has(each.id)) };
  };
  const groups: ResultGroup[] = [];
  const add = (relaxed: readonly Condition[], among: readonly SearchDocument[] = upcoming) => {
    const group = look(relaxed, among);
    if (group.ranked.length === 0) return;
    groups.push(group);
    for (const each of group.ranked) shown.add(each.id);
  };
  add([]);
  if (shown.size > 0) {
    // Complete a short list with the rest of the city.
    if (shown.size < ENOUGH && asks(filters, "area") && asks(filters, "place")) add(["area"]);
    const titles = titleStems(filters);
    if (titles.length > 0) {
      const named = upcoming.filter((doc) => titles.every((word) => stems(doc.title).includes(word)));
      add(["category"], named);
    }
    return { groups };
  }
  const nearby = NEARBY.filter((condition) => asks(filters, condition));
  for (const condition of nearby) if (shown.size < ENOUGH) add([condition]);
  for (const step of farther(filters, nearby)) if (shown.size === 0) add(step);
  return { groups };
}

/**
 * Stems of the genre that alone set the category ("ghazals"), or none: a title with the word is shown whatever its
 * category.
 */
export function titleStems(filters: Filters): readonly string[] {
  const genres = (filters.topics ?? []).filter(({ only }) => only !== undefined);
  return filters.category?.length === 1 && genres.length === 1 ? stems(genres[0]!.text) : [];
}

/** Whether no topic selects: neither the lexicon nor the catalogue explains the sentence. */
function isUnexplained({ topics }: Filters): boolean {
  return topics !== undefined && topics.every(({ weak }) => weak);
}

function isExplained({ topics }: Filters): boolean {
  return topics?.some(({ weak }) => !weak) === true;
}

function idsAmong(ids: readonly string[], docs: readonly SearchDocument[]): string[] {
  const here = new Set(docs.map(({ id }) => id));
  return ids.filter((id) => here.has(id));
}

/**
 * Steps after single relaxations found nothing: each relaxes more. What the person named (words, then category) goes
 * last, after place, time and price.
 */
function farther(filters: Filters, nearby: readonly Condition[]): (readonly Condition[])[] {
  const present = (conditions: readonly Condition[]) => conditions.filter((each) => asks(filters, each));
  const steps: (readonly Condition[])[] = nearby.slice(1).map((_, i) => nearby.slice(0, i + 2));
  const further = (conditions: readonly Condition[]) => {
    if (present(conditions).length === 0) return;
    steps.push(present(conditions), [...nearby, ...present(conditions)]);
  };
  further(["place", "mode"]);
  further(["people"]);
  further(["place", "mode", "people"]);
  if (hasConditions(filters)) {
    further(["words"]);
    further(["words", "place", "mode"]);
    further(["category"]);
    further(["category", "words"]);
    further(["category", "words", "people"]);
    steps.push([...nearby, ...present(["people", "category", "words", "mode", "place"])]);
  }
  return steps;
}
