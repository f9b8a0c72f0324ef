/** Audiences and accessibility features that an organizer can select, in the search vocabulary. */

export const AUDIENCE_TAGS = ["kids", "family", "seniors", "students", "women", "lgbtq", "pets"] as const;
export type AudienceTag = (typeof AUDIENCE_TAGS)[number];

export const ACCESS_TAGS = [
  "wheelchair",
  "sign-language",
  "captions",
  "audio-description",
  "quiet-room",
] as const;
export type AccessTag = (typeof ACCESS_TAGS)[number];

export const EVENT_MODES = ["in-person", "online"] as const;
