import { fromLocalField, toWallClock } from "../time/wall-clock";

/** How often an organizer gets a mail about sales. The inbox shows sales in any case. */
export const SALE_MAIL_CHOICES = ["hour", "day", "none"] as const;
export type SaleMailChoice = (typeof SALE_MAIL_CHOICES)[number];

/** Before an organizer has chosen. */
export const DEFAULT_SALE_MAIL: SaleMailChoice = "hour";

/** Daily mails are due at this local hour. */
const DAILY_HOUR = 8;
const HOUR_MS = 3_600_000;

/** One sale in the order of recording: `seq` rises, without a later sale below an earlier one. */
export interface SaleNotice {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly recordedAt: number;
  readonly eventId: string;
  readonly title: string;
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly tickets: number;
}

/**
 * What an organizer's mails have covered. A range is claimed before its mail is sent and covered after it, so that a
 * retry sends the same range under the same key.
 */
export interface DigestCursor {
  /** Every sale up to this `seq` is in a mail that was sent, or was skipped by choice. */
  readonly coveredTo: number;
  /** Upper end of a mail that may or may not have been sent; null without one. */
  readonly claimedTo: number | null;
}

/**
 * Returns the start of the current period, epoch milliseconds: the full hour (UTC), or the last 8:00 in the zone. Sales
 * recorded before it are due.
 */
export function digestPeriodStart(choice: "hour" | "day", now: number, timeZone: string): number {
  if (choice === "hour") return Math.floor(now / HOUR_MS) * HOUR_MS;
  const at = (time: number) =>
    fromLocalField(`${toWallClock(time, timeZone).date}T0${DAILY_HOUR}:00`, timeZone) ?? time;
  const today = at(now);
  return today <= now ? today : at(now - 24 * HOUR_MS);
}

/**
 * Returns the `seq` up to which the next mail goes, or null if no mail is due. An unfinished claim comes first, unchanged.
 * With the choice "none" there is never a mail.
 * @param sales not yet covered, in any order
 */
export function claimDigest(
  choice: SaleMailChoice,
  cursor: DigestCursor,
  sales: readonly Pick<SaleNotice, "seq" | "recordedAt">[],
  now: number,
  timeZone: string,
): number | null {
  if (choice === "none") return null;
  if (cursor.claimedTo !== null) return cursor.claimedTo;
  const before = digestPeriodStart(choice, now, timeZone);
  let to: number | null = null;
  for (const { seq, recordedAt } of sales)
    if (seq > cursor.coveredTo && recordedAt < before && seq > (to ?? 0)) to = seq;
  return to;
}

/** The sales of one event in a mail. */
export interface DigestLine {
  readonly eventId: string;
  readonly title: string;
  readonly tickets: number;
  readonly bookings: number;
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: string;
}

/**
 * Returns one line per event (and currency) for the sales with `after < seq <= to`, most tickets first, then in the
 * order of recording.
 */
export function digestLines(sales: readonly SaleNotice[], after: number, to: number): readonly DigestLine[] {
  const lines = new Map<string, DigestLine>();
  for (const sale of sales.toSorted((a, b) => a.seq - b.seq)) {
    if (sale.seq <= after || sale.seq > to) continue;
    const { eventId, title, currency, tickets, amountMinor } = sale;
    const key = `${eventId} ${currency}`;
    const line = lines.get(key);
    lines.set(key, {
      eventId,
      title,
      currency,
      tickets: (line?.tickets ?? 0) + tickets,
      bookings: (line?.bookings ?? 0) + 1,
      amountMinor: (line?.amountMinor ?? 0) + amountMinor,
    });
  }
  return [...lines.values()].toSorted((a, b) => b.tickets - a.tickets);
}
