import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import type { SuggestedEvent } from "#worker/recommend/recommendations";
import { categoryLabel } from "./category-labels";

/**
 * Reason of a suggestion in one line, built by loaders so that the messages stay out of the page's script. "Because
 * you liked Raag Malhar: also classical, in Jayanagar"; on an event's page "Also classical, in Jayanagar".
 */
export function reasonLabel({ because, reason }: Pick<SuggestedEvent, "because" | "reason">): string {
  const { trait, place } = reason;
  const name = trait === "category" ? lower(categoryLabel(reason.name)) : reason.name;
  const words = traits[trait]({ name });
  const what =
    place === null
      ? words
      : place.at === "venue"
        ? m.reason_what_at_venue({ what: words, name: place.name })
        : m.reason_what_in_area({ what: words, name: place.name });
  return because ? causes[because.by]({ title: because.title, what }) : capital(what);
}

const traits = {
  performer: m.reason_performer,
  tag: m.reason_tag,
  category: m.reason_category,
  organizer: m.reason_organizer,
  language: m.reason_language,
  venue: m.reason_venue,
  area: m.reason_area,
} as const;

const causes = {
  booked: m.reason_because_booked,
  liked: m.reason_because_liked,
  saved: m.reason_because_saved,
} as const;

function lower(text: string): string {
  return text.toLocaleLowerCase(intlLocale());
}

function capital(text: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(intlLocale()) + rest.join("");
}
