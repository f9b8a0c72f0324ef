import { isOnlineUrl } from "../core/online-url";

/** The link to an online event, which only holders of a valid ticket get, and only around the show. */

/** The link appears this long before the start. */
export const LINK_BEFORE_START_MS = 30 * 60_000;

/** The link as a ticket holder gets it; `url` is null outside `opensAt` to `endsAt`. */
export interface OnlineAccess {
  /** Epoch milliseconds. */
  readonly opensAt: number;
  readonly endsAt: number;
  readonly url: string | null;
}

/**
 * Returns what a booking shows of an online event's link; null without a right to it: for an event at a venue, a booking
 * that is not confirmed, or one without a valid ticket. The address is included from 30 minutes before the start until
 * the end only, and never for a cancelled event.
 */
export function onlineAccess(
  event: {
    readonly mode: string;
    readonly onlineUrl: string;
    readonly state: string;
    readonly startsAt: number;
    readonly endsAt: number;
  },
  booking: { readonly state: string; readonly tickets: readonly { readonly state: string }[] },
  now: number,
): OnlineAccess | null {
  if (event.mode !== "online" || event.state === "cancelled" || booking.state !== "confirmed") return null;
  if (!booking.tickets.some(({ state }) => state === "valid")) return null;
  const opensAt = event.startsAt - LINK_BEFORE_START_MS;
  const isOpen = now >= opensAt && now < event.endsAt && isOnlineUrl(event.onlineUrl);
  return { opensAt, endsAt: event.endsAt, url: isOpen ? event.onlineUrl : null };
}

/** What a device or page shows now of the access it received, perhaps a while ago. */
export function accessStage(access: OnlineAccess, now: number): "later" | "open" | "over" {
  if (now >= access.endsAt) return "over";
  return now >= access.opensAt ? "open" : "later";
}
