import { m } from "#i18n/paraglide/messages";

/** The parts of a place joined by commas; "Online" if all are empty, as for an event without a venue. */
export function placeLabel(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(", ") || m.search_online();
}
