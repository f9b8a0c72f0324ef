import type { Filters } from "#domain/search/query";

/** Format of the evaluation: catalogue, queries and results, as the scorer reads them. */
export interface CatalogueEvent {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly performer: string | null;
  readonly languages: readonly string[];
  readonly city: string | null;
  readonly area: string | null;
  readonly venue: string | null;
  readonly mode: "in-person" | "online";
  readonly startsAt: string;
  readonly endsAt: string;
  readonly priceMin: number;
  readonly priceMax: number;
  readonly currency: string;
  readonly audience: readonly string[];
  readonly accessibility: readonly string[];
  readonly popularity: number;
}

export interface EvalQuery {
  readonly id: string;
  readonly query: string;
  readonly now: string;
  readonly timezone: string;
  readonly userCity?: string | null;
  readonly filters?: Record<string, unknown>;
}

export interface EvalResult {
  readonly id: string;
  readonly filters: Record<string, unknown>;
  readonly ranked: readonly string[];
  readonly ms: number;
}

const MOST = 10;

export function resultOf(
  query: EvalQuery,
  filters: Filters,
  found: { groups: readonly { ranked: readonly { id: string }[] }[] },
  begun: number,
): EvalResult {
  const offset = /([+-]\d\d:\d\d|Z)$/.exec(query.now)?.[1] ?? "Z";
  const instant = (day: string) => `${day}T00:00:00${offset}`;
  const { dateFrom, dateTo, ...rest } = scoredFilters(filters);
  return {
    id: query.id,
    filters: {
      ...rest,
      ...(dateFrom ? { dateFrom: instant(dateFrom) } : {}),
      ...(dateTo ? { dateTo: instant(dateTo) } : {}),
    },
    ranked: found.groups.flatMap((group) => group.ranked.map(({ id }) => id)).slice(0, MOST),
    ms: performance.now() - begun,
  };
}

/** The filters in the scorer's spelling: the platform's `theatre` is "theater" there. */
export function scoredFilters({ category, notCategory, ...rest }: Filters): Filters {
  const spell = (each: string) => (each === "theatre" ? "theater" : each);
  return {
    ...rest,
    ...(category ? { category: category.map(spell) } : {}),
    ...(notCategory ? { notCategory: notCategory.map(spell) } : {}),
  };
}

export function placed(filters: Filters, userCity: string | null | undefined): Filters {
  return filters.nearMe && userCity && !filters.city ? { ...filters, city: [userCity] } : filters;
}

export const minuteOfDay = (startsAt: string) =>
  Number(startsAt.slice(11, 13)) * 60 + Number(startsAt.slice(14, 16));

// The catalogue has offsets, the platform zones: any zone with that offset is right for a fixed date.
export function zoneOf(startsAt: string): string {
  return startsAt.endsWith("+05:30") ? "Asia/Kolkata" : "UTC";
}
