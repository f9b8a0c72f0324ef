import { m } from "#app/paraglide/messages";

const words: Readonly<Record<string, () => string>> = {
  movie: m.event_category_movie,
  concert: m.event_category_concert,
  sports: m.event_category_sports,
  theatre: m.event_category_theatre,
  comedy: m.event_category_comedy,
  conference: m.event_category_conference,
  other: m.event_category_other,
};

/** A category in the reader's language. */
export function categoryWord(category: string): string {
  return words[category]?.() ?? category;
}
