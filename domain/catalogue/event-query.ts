import { addDays, isCalendarDay, weekFrom, weekendFrom } from "../time/calendar-day";
import { type Category, isCategory } from "./category";
import { cutText } from "../core/cut-text";

/** Filters of the event list. Equal queries have the same URL. */
export interface EventQuery {
  /** Words of title, venue or organizer. */
  readonly text: string;
  readonly city: string | null;
  readonly category: Category | null;
  readonly when: WhenFilter | null;
  /** `YYYY-MM-DD` on the event's own wall clock, inclusive; ignored if `when` is set. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whole units of the currency, as people type them. */
  readonly minPrice: number | null;
  readonly maxPrice: number | null;
  readonly few: boolean;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}

export const WHENS = ["today", "tomorrow", "weekend", "week"] as const;
export type WhenFilter = (typeof WHENS)[number];
export const SORTS = ["date", "price", "popular"] as const;
export type Sort = (typeof SORTS)[number];

export const PAGE_SIZE = 24;
const LAST_PAGE = 500;
const DEAREST = 10_000_000;

/** URLSearchParams or FormData. */
export interface SearchValues {
  get(name: string): string | null;
}

/** Reads a query string. Invalid values are ignored; swapped ranges are corrected. */
export function readEventQuery(search: SearchValues): EventQuery {
  const read = (name: string) => cutText(search.get(name)?.trim() ?? "", 200);
  const oneOf = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((word) => word === read(name)) ?? null;
  const price = (name: string) => {
    const text = read(name);
    return /^\d{1,8}$/.test(text) ? Math.min(Number(text), DEAREST) : null;
  };
  const day = (name: string) => (isCalendarDay(read(name)) ? read(name) : null);
  const category = read("category");
  const [from, to] = [day("from"), day("to")];
  const [minPrice, maxPrice] = [price("min"), price("max")];
  const swappedDays = from !== null && to !== null && from > to;
  const swappedPrices = minPrice !== null && maxPrice !== null && minPrice > maxPrice;
  const page = Number(read("page"));
  return {
    text: read("q"),
    city: cutText(read("city"), 60) || null,
    category: isCategory(category) ? category : null,
    when: oneOf(WHENS, "when"),
    from: swappedDays ? to : from,
    to: swappedDays ? from : to,
    minPrice: swappedPrices ? maxPrice : minPrice,
    maxPrice: swappedPrices ? minPrice : maxPrice,
    few: read("few") === "1",
    sort: oneOf(SORTS, "sort") ?? "date",
    page: Number.isInteger(page) && page > 0 ? Math.min(page, LAST_PAGE) : 1,
  };
}

const STOP_WORDS = new Set(
  "a an and at by for from in near of on or the to with में पर और के की का से".split(" "),
);

/** The words of a search without stop words, at most eight; with them if there are no other words. */
export function searchWords(text: string): string[] {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const telling = words.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).slice(0, 8);
}

/** The calendar days of a query, both inclusive. `today` is `YYYY-MM-DD` at the events' place. */
export function daysOf(query: EventQuery, today: string): { from: string | null; to: string | null } {
  switch (query.when) {
    case "today":
      return { from: today, to: today };
    case "tomorrow":
      return { from: addDays(today, 1), to: addDays(today, 1) };
    case "weekend":
      return weekendFrom(today);
    case "week":
      return weekFrom(today);
    default:
      return { from: query.from, to: query.to };
  }
}

export const EVERYTHING: EventQuery = /* @__PURE__ */ readEventQuery({ get: () => null });

/** `/events?…` with the values that differ from the default list, in a fixed order. */
export function eventListHref(query: Partial<EventQuery>): string {
  const pairs: string[] = [];
  const put = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined && value !== "")
      pairs.push(`${name}=${encodeURIComponent(value).replaceAll("%20", "+")}`);
  };
  put("q", query.text);
  put("city", query.city);
  put("category", query.category);
  put("when", query.when);
  put("from", query.from);
  put("to", query.to);
  put("min", query.minPrice);
  put("max", query.maxPrice);
  put("few", query.few ? "1" : null);
  put("sort", query.sort === "date" ? null : query.sort);
  put("page", query.page === 1 ? null : query.page);
  return pairs.length > 0 ? `/events?${pairs.join("&")}` : "/events";
}

const NAMES = ["q", "city", "category", "when", "from", "to", "min", "max", "few", "sort", "page"];

/**
 * Canonical URL of a query string, or null if it is canonical already; unknown parameters are ignored. Forms send empty
 * fields, and a sentence in several `q` parameters.
 */
export function tidyListHref(
  search: SearchValues & { getAll(name: string): readonly string[] },
): string | null {
  const untidy = NAMES.some((name) => {
    const values = search.getAll(name);
    return values.length > 1 || values[0] === "" || (name === "page" && values[0] === "1");
  });
  if (!untidy && search.get("sort") !== "date") return null;
  const sentence = search.getAll("q").join(" ").replaceAll(/\s+/g, " ").trim();
  return eventListHref(readEventQuery({ get: (name) => (name === "q" ? sentence : search.get(name)) }));
}
