import { tokenize } from "../search/tokens";
import type { EventProfile } from "./similarity";

/** Words in which titles of one tour differ, beside cities and venues. */
const BETWEEN = new Set(["in", "at", "live", "the", "tour", "on", "and", "day", "night", "show"]);

/**
 * A key for one show on several dates or in several cities: the performers and the title without its city, venue and
 * numbers ("Kaavya Jose live in Pune" and "Kaavya Jose: live in Mumbai" are equal).
 */
export function tourOf(
  event: Pick<EventProfile, "title" | "performer" | "organizer" | "venue" | "area" | "city">,
): string {
  const places = new Set(tokenize(`${event.city} ${event.area} ${event.venue}`).map(({ word }) => word));
  const words = tokenize(event.title)
    .map(({ word }) => word)
    .filter((word) => /\p{L}/u.test(word));
  const own = words.filter((word) => !places.has(word) && !BETWEEN.has(word));
  const by = tokenize(event.performer || event.organizer).map(({ word }) => word);
  return `${by.join(" ")}|${(own.length > 0 ? own : words).join(" ")}`;
}
