import { addDays, noonOf } from "#domain/time/calendar-day";
import { formatMoney, moneyOf } from "#domain/core/money";
import type { Condition } from "#domain/search/ranking/match";
import type { FilterField, Filters } from "#domain/search/query";
import { dateWords, timeWords } from "#domain/time/when-words";
import { audienceLabel, needLabel } from "#app/parts/event/audience-labels";
import { categoryLabel } from "#app/parts/event/category-labels";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { FoundEvent, UnderstoodChip } from "#worker/search/search";

/** Label of a chip. */
export function chipLabel(chip: UnderstoodChip, filters: Filters): string {
  const plain = chip.words || chip.value;
  switch (chip.field) {
    case "category":
      return categoryLabel(chip.value);
    case "notCategory":
      return m.search_not({ what: categoryLabel(chip.value) });
    case "notKeywords":
      return m.search_not({ what: `“${plain}”` });
    case "keywords":
      return `“${plain}”`;
    case "dateFrom":
    case "dateTo":
      return dayRangeWords(filters) ?? plain;
    case "timeFrom":
    case "timeTo":
      return clockRangeWords(filters) ?? plain;
    case "priceMin":
    case "priceMax":
      return priceRangeWords(filters) ?? plain;
    case "audience":
      return audienceLabel(chip.value) ?? plain;
    case "accessibility":
      return needLabel(chip.value) ?? plain;
    case "mode":
      return chip.value === "online" ? m.search_online() : m.search_in_person();
    case "nearMe":
      return m.search_near_me();
    case "sort":
      return chip.value === "price_asc" ? m.search_sort_price() : m.search_sort_popular();
    default:
      return chip.value;
  }
}

function dayRangeWords({ dateFrom, dateTo }: Filters): string | null {
  const words = (day: string) => dateWords(noonOf(day), { timeZone: "UTC", locale: intlLocale() });
  const last = dateTo ? addDays(dateTo, -1) : null;
  if (dateFrom && last)
    return dateFrom === last
      ? words(dateFrom)
      : m.search_date_between({ from: words(dateFrom), to: words(last) });
  if (dateFrom) return m.search_date_from({ day: words(dateFrom) });
  return last ? m.search_date_to({ day: words(last) }) : null;
}

function clockRangeWords({ timeFrom, timeTo }: Filters): string | null {
  const words = (clock: string) =>
    timeWords(Date.parse(`2000-01-01T${clock}:00Z`), { timeZone: "UTC", locale: intlLocale() });
  const to = timeTo === "24:00" ? undefined : timeTo;
  if (timeFrom && to) return m.search_time_between({ from: words(timeFrom), to: words(to) });
  if (timeFrom) return m.search_time_from({ time: words(timeFrom) });
  return to ? m.search_time_to({ time: words(to) }) : null;
}

function priceRangeWords({ priceMin, priceMax, currency = "INR" }: Filters): string | null {
  const words = (units: number) => formatMoney(moneyOf(units, currency), intlLocale());
  if (priceMax === 0) return m.search_free();
  if (priceMin !== undefined && priceMax !== undefined)
    return m.search_price_between({ min: words(priceMin), max: words(priceMax) });
  if (priceMax !== undefined) return m.search_price_max({ price: words(priceMax) });
  return priceMin === undefined ? null : m.search_price_min({ price: words(priceMin) });
}

/** The relaxed conditions in words: "on other days and at another hour". */
export function relaxedLabel(relaxed: readonly Condition[]): string {
  const words: Record<Condition, () => string> = {
    time: m.search_relaxed_time,
    price: m.search_relaxed_price,
    area: m.search_relaxed_area,
    date: m.search_relaxed_date,
    people: m.search_relaxed_people,
    category: m.search_relaxed_category,
    words: m.search_relaxed_words,
    mode: m.search_relaxed_mode,
    place: m.search_relaxed_place,
  };
  return new Intl.ListFormat(intlLocale()).format(relaxed.map((each) => words[each]()));
}

const CONDITION_OF: Partial<Record<FilterField, Condition>> = {
  category: "category",
  city: "place",
  area: "area",
  dateFrom: "date",
  timeFrom: "time",
  priceMax: "price",
  priceMin: "price",
  audience: "people",
  languages: "people",
  mode: "mode",
};

/** Why an event matches: "jazz, Saturday, up to ₹800", without the relaxed conditions. */
export function matchLabel(
  found: FoundEvent,
  relaxed: readonly Condition[],
  chips: readonly UnderstoodChip[],
  filters: Filters,
): string {
  const { card } = found;
  const matching = chips.filter(({ field, value }) => {
    const condition = CONDITION_OF[field];
    // Of alternatives ("music or comedy"), only the event's own.
    if (field === "category" && value !== card.category) return false;
    if (field === "city" && value !== card.city) return false;
    if (field === "area" && value !== card.area) return false;
    return condition ? !relaxed.includes(condition) : field === "accessibility";
  });
  return [...new Set([...found.words, ...matching.map((chip) => chipLabel(chip, filters))])]
    .slice(0, 5)
    .join(", ");
}
