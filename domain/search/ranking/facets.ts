import { type EventQuery, daysOf } from "../../catalogue/event-query";
import { addDays } from "../../time/calendar-day";
import type { Filters } from "../query";

/**
 * Merges the page's filter form into the sentence's filters; the form takes precedence.
 * @param today `YYYY-MM-DD` in the visitor's city
 */
export function withFacets(filters: Filters, query: EventQuery, today: string): Filters {
  const { from, to } = daysOf(query, today);
  const day = from !== null || to !== null;
  const priced = query.minPrice !== null || query.maxPrice !== null;
  const { dateFrom, dateTo, priceMin, priceMax, currency, ...rest } = filters;
  return {
    ...rest,
    ...(query.city ? { city: [query.city] } : {}),
    ...(query.category ? { category: [query.category] } : {}),
    ...(day
      ? { ...(from ? { dateFrom: from } : {}), ...(to ? { dateTo: addDays(to, 1) } : {}) }
      : { ...(dateFrom ? { dateFrom } : {}), ...(dateTo ? { dateTo } : {}) }),
    ...(priced
      ? {
          ...(query.minPrice !== null ? { priceMin: query.minPrice } : {}),
          ...(query.maxPrice !== null ? { priceMax: query.maxPrice } : {}),
        }
      : {
          ...(priceMin !== undefined ? { priceMin } : {}),
          ...(priceMax !== undefined ? { priceMax } : {}),
          ...(currency ? { currency } : {}),
        }),
    ...(query.sort === "price" ? { sort: "price_asc" as const } : {}),
    ...(query.sort === "popular" ? { sort: "popularity" as const } : {}),
  };
}
