import { isCategory } from "#domain/catalogue/category";
import { m } from "#i18n/paraglide/messages";

export function categoryLabel(category: string): string {
  if (!isCategory(category)) return m.discovery_category_other();
  return {
    movie: m.discovery_category_movie,
    concert: m.discovery_category_concert,
    sports: m.discovery_category_sports,
    theatre: m.discovery_category_theatre,
    comedy: m.discovery_category_comedy,
    conference: m.discovery_category_conference,
    other: m.discovery_category_other,
  }[category]();
}

/** Null for "other", which is not shown. */
export function shownCategoryLabel(category: string): string | null {
  return category === "other" ? null : categoryLabel(category);
}
