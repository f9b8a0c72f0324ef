import { ACCESS_ALIASES } from "./access";
import type { Alias } from "./alias";
import { BOOKING_ALIASES } from "./bookings";
import { EVENT_ALIASES } from "./events";
import { TICKET_ALIASES } from "./tickets";
import { VENUE_ALIASES } from "./venues";

/** Every alias under /api; docs/api.md has the table. Fixed paths come before those with parameters. */
export const ALIASES: readonly Alias[] = [
  ...ACCESS_ALIASES,
  ...EVENT_ALIASES,
  ...BOOKING_ALIASES,
  ...VENUE_ALIASES,
  ...TICKET_ALIASES,
];
