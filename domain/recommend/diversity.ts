import { tokenize } from "../search/tokens";
import type { EventProfile } from "./similarity";

/** Words a tour's dates differ by, beside their cities and venues. */
const BETWEEN = new Set(["in", "at", "live", "the", "tour", "on", "and", "day", "night", "show"]);

/**
 * One show on several dates or in several cities: the same people with the same title, its own city, place and numbers
 * left out ("Kaavya Jose live in Pune" is "Kaavya Jose: live in Mumbai").
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
