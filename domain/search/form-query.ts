import { isCategory } from "../catalogue/category";
import { type EventQuery, WHENS, daysOf } from "../catalogue/event-query";
import { addDays } from "../time/calendar-day";
import type { FilterField, Filters } from "./query";
import type { UnderstoodChip } from "./understood";

/** What the filter form needs of a search's answer. */
export interface UnderstoodSentence {
  readonly text: string;
  /** The sentence's filters with the form's values applied. */
  readonly filters: Filters;
  readonly chips: readonly UnderstoodChip[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const DAY: readonly FilterField[] = ["dateFrom", "dateTo"];
const PRICE: readonly FilterField[] = ["priceMin", "priceMax", "currency"];

/**
 * The values that the filter form shows, so that it agrees with the chips: conditions of the sentence are chosen in the
 * form, and their words are removed from its `text`, so that another choice, or "any", replaces them. Words that also set
 * something else ("tonight" sets hours) stay in the text. Several categories or cities stay there as well, as the form has
 * room for one.
 */
export function formQuery(
  query: EventQuery,
  { text, filters, chips, today }: UnderstoodSentence,
): EventQuery {
  const shown = { ...query, ...dayOf(query, filters, today), ...priceOf(query, filters) };
  const [category, ...categories] = filters.category ?? [];
  const [city, ...cities] = filters.city ?? [];
  const moved: FilterField[] = [...DAY];
  if (isRupees(filters)) moved.push(...PRICE);
  if (category && isCategory(category) && categories.length === 0) {
    shown.category = category;
    moved.push("category");
  }
  if (city && cities.length === 0) {
    shown.city = city;
    moved.push("city");
  }
  const words = chips.filter(
    (chip) => chip.words !== "" && chip.fields.every((field) => moved.includes(field)),
  );
  return { ...shown, text: withoutWords(text, words), page: 1 };
}

/** The days as one of the form's choices if they are the same, otherwise as dates. */
function dayOf(query: EventQuery, { dateFrom, dateTo }: Filters, today: string) {
  if (query.when || query.from || query.to) return {};
  const from = dateFrom ?? null;
  const to = dateTo ? addDays(dateTo, -1) : null;
  const when = WHENS.find((each) => {
    const days = daysOf({ ...query, when: each }, today);
    return days.from === from && days.to === to;
  });
  return when ? { when } : { from, to };
}

/** The form's prices are in rupees. */
function priceOf(query: EventQuery, filters: Filters) {
  if (query.minPrice !== null || query.maxPrice !== null || !isRupees(filters)) return {};
  return { minPrice: filters.priceMin ?? null, maxPrice: filters.priceMax ?? null };
}

function isRupees({ currency = "INR" }: Filters): boolean {
  return currency === "INR";
}

function withoutWords(text: string, chips: readonly UnderstoodChip[]): string {
  let rest = text;
  for (const { around, words } of chips.toSorted((a, b) => b.around[0].length - a.around[0].length)) {
    // Only white space lies between the text before the words and the words.
    const from = text.indexOf(words, around[0].length);
    rest = `${rest.slice(0, from)} ${rest.slice(from + words.length)}`;
  }
  return rest.replaceAll(/\s+/g, " ").trim();
}
