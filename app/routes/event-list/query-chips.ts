import { noonOf } from "#domain/time/calendar-day";
import { type EventQuery, eventListHref } from "#domain/catalogue/event-query";
import { formatMoney, moneyOf } from "#domain/core/money";
import { type UnderstoodChip, sentenceWith } from "#domain/search/understood";
import { dateWords } from "#domain/time/when-words";
import { categoryLabel } from "#app/parts/event/category-labels";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { SearchAnswer } from "#worker/search/search";
import { type ChipKind, type ChipChoice, choicesOf, kindOf } from "./chip-choices";
import { chipLabel } from "./filter-labels";

/** One condition of the search, from the sentence or the form: its words, and the URLs of its alternatives. */
export interface QueryChip {
  readonly key: string;
  readonly kind: ChipKind;
  /** Of a condition in the sentence; selects the icon. */
  readonly field: UnderstoodChip["field"] | null;
  readonly words: string;
  /** URL without the condition; null if only a model understood it, as there are no words to remove. */
  readonly without: string | null;
  readonly choices: readonly { readonly label: string; readonly href: string }[];
  /** The query without this condition, for a form that replaces it. */
  readonly rest: EventQuery;
  /** The original words within the rest of the sentence. */
  readonly sentence: { readonly before: string; readonly words: string; readonly after: string } | null;
}

/** All conditions, the sentence's first. A condition of the form replaces those of the same kind in the sentence. */
export function queryChips(
  query: EventQuery,
  answer: SearchAnswer | null,
  cities: readonly string[],
): QueryChip[] {
  const chosen = chosenChips(query);
  const hidden = new Set(chosen.map(({ kind }) => kind));
  const understood = (answer?.chips ?? []).filter(
    ({ field }) => !(hidden.has(kindOf(field)) && field !== "area"),
  );
  return [
    ...understood.map((chip) => ofSentence(chip, query, answer!, cities)),
    ...chosen.map((chip) => {
      const rest = { ...query, ...chip.none, page: 1 };
      return {
        key: `chosen ${chip.words}`,
        field: null,
        kind: chip.kind,
        words: chip.words,
        without: eventListHref(rest),
        rest,
        sentence: null,
        choices: choicesOf(chip.kind, cities)
          .filter(({ label, chosen: other }) => label !== chip.words && Object.keys(other).length > 0)
          .map(({ label, chosen: other }) => ({ label, href: eventListHref({ ...rest, ...other }) })),
      };
    }),
  ];
}

function ofSentence(
  chip: UnderstoodChip,
  query: EventQuery,
  answer: SearchAnswer,
  cities: readonly string[],
): QueryChip {
  const kind = kindOf(chip.field);
  const words = chipLabel(chip, answer.filters);
  const written = chip.words !== "";
  const rest = { ...query, text: written ? chip.without : query.text, page: 1 };
  const href = ({ phrase, chosen }: ChipChoice) =>
    eventListHref(
      written && phrase !== null ? { ...rest, text: sentenceWith(chip, phrase) } : { ...rest, ...chosen },
    );
  const offered = choicesOf(kind, cities).filter(
    ({ label, chosen }) => label !== words && (written || Object.keys(chosen).length > 0),
  );
  return {
    key: `${chip.field} ${chip.value} ${chip.words}`,
    field: chip.field,
    kind,
    words,
    without: written ? eventListHref(rest) : null,
    rest,
    sentence: written ? { before: chip.around[0], words: chip.words, after: chip.around[1] } : null,
    choices: offered.map((choice) => ({ label: choice.label, href: href(choice) })),
  };
}

interface Chosen {
  readonly kind: ChipKind;
  readonly words: string;
  readonly none: Partial<EventQuery>;
}

/** The form's conditions. */
function chosenChips(query: EventQuery): Chosen[] {
  const day = (text: string) => dateWords(noonOf(text), { timeZone: "UTC", locale: intlLocale() });
  const price = (units: number) => formatMoney(moneyOf(units, "INR"), intlLocale());
  const chips: Chosen[] = [];
  if (query.city) chips.push({ kind: "place", words: query.city, none: { city: null } });
  if (query.category)
    chips.push({ kind: "category", words: categoryLabel(query.category), none: { category: null } });
  if (query.when) chips.push({ kind: "day", words: whenWord(query.when), none: { when: null } });
  else if (query.from || query.to)
    chips.push({
      kind: "day",
      words:
        query.from && query.to
          ? query.from === query.to
            ? day(query.from)
            : m.search_date_between({ from: day(query.from), to: day(query.to) })
          : query.from
            ? m.list_chip_from({ day: day(query.from) })
            : m.list_chip_to({ day: day(query.to!) }),
      none: { from: null, to: null },
    });
  if (query.maxPrice === 0)
    chips.push({ kind: "price", words: m.search_free(), none: { maxPrice: null, minPrice: null } });
  else if (query.minPrice !== null && query.maxPrice !== null)
    chips.push({
      kind: "price",
      words: m.search_price_between({ min: price(query.minPrice), max: price(query.maxPrice) }),
      none: { maxPrice: null, minPrice: null },
    });
  else if (query.maxPrice !== null)
    chips.push({
      kind: "price",
      words: m.search_price_max({ price: price(query.maxPrice) }),
      none: { maxPrice: null },
    });
  else if (query.minPrice !== null && query.minPrice > 0)
    chips.push({
      kind: "price",
      words: m.search_price_min({ price: price(query.minPrice) }),
      none: { minPrice: null },
    });
  if (query.few) chips.push({ kind: "words", words: m.discovery_few_left(), none: { few: false } });
  if (query.text && query.sort !== "date")
    chips.push({ kind: "sort", words: sortWord(query.sort), none: { sort: "date" } });
  return chips;
}

function whenWord(when: NonNullable<EventQuery["when"]>): string {
  return {
    today: m.list_when_today,
    tomorrow: m.list_when_tomorrow,
    weekend: m.list_when_weekend,
    week: m.list_when_week,
  }[when]();
}

function sortWord(sort: EventQuery["sort"]): string {
  return { date: m.list_sort_date, price: m.list_sort_price, popular: m.list_sort_popular }[sort]();
}
