import { CATEGORIES, type Category } from "#domain/catalogue/category";
import { type EventQuery, SORTS, WHENS } from "#domain/catalogue/event-query";
import { formatMoney, moneyOf } from "#domain/core/money";
import type { FilterField } from "#domain/search/query";
import { categoryLabel } from "#app/parts/event/category-labels";
import { categoryPhrase, maxPricePhrase } from "#app/parts/search/search-phrases";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** The kind of a chip's condition, which determines its alternatives; "words" has none. */
export type ChipKind = "place" | "day" | "price" | "category" | "time" | "sort" | "words";

export function kindOf(field: FilterField): ChipKind {
  switch (field) {
    case "city":
    case "area":
    case "nearMe":
      return "place";
    case "dateFrom":
    case "dateTo":
      return "day";
    case "priceMin":
    case "priceMax":
      return "price";
    case "category":
      return "category";
    case "timeFrom":
    case "timeTo":
      return "time";
    case "sort":
      return "sort";
    default:
      return "words";
  }
}

export interface ChipChoice {
  readonly label: string;
  /** The phrase for a sentence; null if it can only be chosen in the form. */
  readonly phrase: string | null;
  /** The same choice as form values. */
  readonly chosen: Partial<EventQuery>;
}

const PRICES = [0, 300, 500, 1000, 2000] as const;
const MAX_CITIES = 8;

/** Alternatives of a kind, most likely first. */
export function choicesOf(kind: ChipKind, cities: readonly string[]): ChipChoice[] {
  switch (kind) {
    case "place":
      return cities.slice(0, MAX_CITIES).map((city) => ({ label: city, phrase: city, chosen: { city } }));
    case "day":
      return WHENS.map((when) => ({ ...DAYS[when](), chosen: { when, from: null, to: null } }));
    case "price":
      return PRICES.map((price) => ({
        label: price === 0 ? m.search_free() : m.search_price_max({ price: rupees(price) }),
        phrase: maxPricePhrase(price),
        chosen: { maxPrice: price, minPrice: null },
      }));
    case "category":
      return CATEGORIES.map((category: Category) => ({
        label: categoryLabel(category),
        phrase: categoryPhrase(category),
        chosen: { category },
      }));
    case "time":
      return [
        m.search_say_morning(),
        m.search_say_afternoon(),
        m.search_say_evening(),
        m.search_say_night(),
      ].map((phrase) => ({ label: capital(phrase), phrase, chosen: {} }));
    case "sort":
      return SORTS.map((sort) => ({ label: SORT_WORDS[sort](), phrase: null, chosen: { sort } }));
    case "words":
      return [];
  }
}

/** Label of the choice that removes the condition. */
export function anyWords(kind: ChipKind): string | null {
  return {
    place: m.search_any_place,
    day: m.search_any_day,
    price: m.search_any_price,
    category: m.search_any_kind,
    time: m.search_any_time,
    sort: () => null,
    words: () => null,
  }[kind]();
}

const DAYS = {
  today: () => ({ label: m.list_when_today(), phrase: m.search_say_today() }),
  tomorrow: () => ({ label: m.list_when_tomorrow(), phrase: m.search_say_tomorrow() }),
  weekend: () => ({ label: m.list_when_weekend(), phrase: m.search_say_weekend() }),
  week: () => ({ label: m.list_when_week(), phrase: m.search_say_week() }),
} as const;

const SORT_WORDS = {
  date: m.list_sort_date,
  price: m.list_sort_price,
  popular: m.list_sort_popular,
} as const;

function rupees(units: number): string {
  return formatMoney(moneyOf(units, "INR"), intlLocale());
}

function capital(word: string): string {
  const [first = "", ...rest] = word;
  return first.toLocaleUpperCase(intlLocale()) + rest.join("");
}
