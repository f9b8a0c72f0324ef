import type { Category } from "#domain/catalogue/category";
import { formatMoney, moneyOf } from "#domain/core/money";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { categoryLabel } from "../event/category-labels";

/** Localized phrases that the grammar understands (checked by tests/domain/search/chips.test.ts). */

/** Null: no phrase selects exactly this category. */
export function categoryPhrase(category: Category): string | null {
  if (category === "other") return null;
  const word = category === "conference" ? m.search_say_conference() : categoryLabel(category);
  return word.toLocaleLowerCase(intlLocale());
}

export function maxPricePhrase(rupees: number): string {
  const price = formatMoney(moneyOf(rupees, "INR"), intlLocale());
  return rupees === 0 ? m.search_say_free() : m.search_say_under({ price });
}

/** Example sentences with results, each built from an existing card; at most three. */
export function examplesOf(cards: readonly { readonly category: string; readonly city: string }[]): string[] {
  const sentences = new Map<string, string>();
  for (const { category, city } of cards) {
    const kind = categoryPhrase(category as Category);
    if (kind && !sentences.has(category))
      sentences.set(category, m.search_say_kind_in({ kind, place: city }));
  }
  return [...sentences.values()].slice(0, 3);
}
