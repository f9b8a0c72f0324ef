import type { SearchDocument } from "../document";
import type { Filters } from "../query";

/** Rupees per unit, approximate: compares "under 500" with a price in pounds. Not for charging. */
export const RUPEES: Readonly<Record<string, number>> = {
  INR: 1,
  GBP: 107,
  USD: 85,
  SGD: 64,
  AED: 23,
  EUR: 93,
};

/** Minutes after midnight of `HH:MM`. */
export function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** A named filter condition, so that a relaxation can leave it out. */
export type Condition =
  "category" | "place" | "area" | "date" | "time" | "price" | "people" | "mode" | "words";

/**
 * True if the event passes every filter except the conditions in `except`. Keywords only rank; excluded keywords are
 * checked by `rank`.
 */
export function matches(
  doc: SearchDocument,
  filters: Filters,
  except: ReadonlySet<Condition> = NONE,
): boolean {
  const has = (list: readonly string[] | undefined, value: string) => !list || list.includes(value);
  const all = (list: readonly string[] | undefined, values: readonly string[]) =>
    !list || list.every((each) => values.includes(each));
  if (filters.notCategory?.includes(doc.category)) return false;
  if (!except.has("category") && !has(filters.category, doc.category)) return false;
  // Online events without a venue are in no city: a query for online events finds them in each.
  const isAnywhere = filters.mode === "online" && doc.city === "";
  if (!except.has("place") && !isAnywhere && !has(filters.city, doc.city)) return false;
  if (!except.has("area") && !has(filters.area, doc.area)) return false;
  if (!except.has("mode") && filters.mode && filters.mode !== doc.mode) return false;
  if (!all(filters.accessibility, doc.accessibility)) return false;
  if (!except.has("people")) {
    if (!all(filters.audience, doc.audience)) return false;
    if (filters.languages && !filters.languages.some((language) => doc.languages.includes(language)))
      return false;
  }
  if (!except.has("date")) {
    if (filters.dateFrom && doc.localDate < filters.dateFrom) return false;
    if (filters.dateTo && doc.localDate >= filters.dateTo) return false;
  }
  if (!except.has("time")) {
    if (filters.timeFrom && doc.localMinute < minuteOf(filters.timeFrom)) return false;
    if (filters.timeTo && doc.localMinute >= minuteOf(filters.timeTo)) return false;
  }
  return isPriced(doc, filters, except.has("price"));
}

const NONE: ReadonlySet<Condition> = new Set();

/** "Free" is never relaxed. */
function isPriced(doc: SearchDocument, { priceMin, priceMax, currency }: Filters, relaxed: boolean): boolean {
  const rate = (RUPEES[doc.currency] ?? 1) / (RUPEES[currency ?? "INR"] ?? 1);
  if (priceMax === 0) return doc.priceMin === 0;
  if (relaxed) return true;
  if (priceMax !== undefined && doc.priceMin * rate > priceMax) return false;
  return priceMin === undefined || doc.priceMax * rate >= priceMin;
}
