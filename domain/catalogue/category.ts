/** Categories of events; the message catalogue has their names. */
export const CATEGORIES = ["movie", "concert", "sports", "theatre", "comedy", "conference", "other"] as const;

export type Category = (typeof CATEGORIES)[number];

export function isCategory(text: string): text is Category {
  return (CATEGORIES as readonly string[]).includes(text);
}

/** The schema.org subtype of Event for structured data (https://schema.org/Event); "Event" for other categories. */
export function schemaOrgType(category: string): string {
  switch (category) {
    case "movie":
      return "ScreeningEvent";
    case "concert":
      return "MusicEvent";
    case "sports":
      return "SportsEvent";
    case "theatre":
      return "TheaterEvent";
    case "comedy":
      return "ComedyEvent";
    case "conference":
      return "BusinessEvent";
    default:
      return "Event";
  }
}
