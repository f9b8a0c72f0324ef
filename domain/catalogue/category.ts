/** What an event may be. The words on screen are in the message catalogue. */
export const CATEGORIES = ["movie", "concert", "sports", "theatre", "comedy", "conference", "other"] as const;

export type Category = (typeof CATEGORIES)[number];

export function isCategory(text: string): text is Category {
  return (CATEGORIES as readonly string[]).includes(text);
}

/** schema.org's narrower type for structured data. */
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
