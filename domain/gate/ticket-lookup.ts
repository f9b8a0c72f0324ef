import type { CheckInBook } from "./check-in-book";
import { type ManifestTicket, TICKET_FLAGS } from "./manifest-format";
import type { Reason } from "./verdict-reason";
import type { ScanDecision, ScanKind } from "./scan";
import { parseShortCode, ticketIdPrefix } from "../ticket/short-code";

/** A sold ticket with the names of its attendee and buyer. */
export interface NamedTicket {
  readonly ticket: ManifestTicket;
  readonly attendee: string | null;
  readonly buyer: string;
}

export interface LookedUpTicket extends NamedTicket {
  readonly revoked: boolean;
  /** On any list. */
  readonly inside: boolean;
  /** The last scan of any kind that arrived; null: never scanned. */
  readonly lastScan: {
    /** Corrected time, epoch ms. */
    readonly at: number;
    readonly gateId: string;
    readonly deviceId: string;
    readonly kind: ScanKind;
    readonly decision: ScanDecision;
    readonly reason: Reason | null;
  } | null;
}

const MOST_FOUND = 20;
/** A single letter would match every third name. */
const LEAST_NAME = 2;

/**
 * Returns at most 20 tickets whose seat ("H14", "Stalls H 14") begins with the text, whose short code it is, or whose
 * attendee or buyer has a name part for each of its words. Case, spaces and punctuation do not matter; whole seats come
 * first.
 */
export function lookUpTickets(
  text: string,
  tickets: Iterable<NamedTicket>,
  book: CheckInBook,
  listIds: readonly string[],
): LookedUpTicket[] {
  const seat = fold(text);
  if (seat === "") return [];
  const words = wordsOf(text);
  const prefix = parseShortCode(text);
  const found: { rank: number; named: NamedTicket }[] = [];
  for (const named of tickets) {
    const rank = rankOf(named, { seat, words, prefix });
    if (rank !== null) found.push({ rank, named });
  }
  return found
    .toSorted(
      (a, b) => a.rank - b.rank || labelOf(a.named).localeCompare(labelOf(b.named), "en", { numeric: true }),
    )
    .slice(0, MOST_FOUND)
    .map(({ named }) => describe(named, book, listIds));
}

function rankOf(
  { ticket, attendee, buyer }: NamedTicket,
  wanted: { readonly seat: string; readonly words: readonly string[]; readonly prefix: bigint | null },
): number | null {
  if (wanted.prefix !== null && ticketIdPrefix(ticket.ticketId) === wanted.prefix) return 0;
  const { place } = ticket;
  const own = place ? fold(place.row + place.seat) : "";
  if (own !== "") {
    if (own === wanted.seat) return 0;
    if (own.startsWith(wanted.seat) || (fold(place?.section ?? "") + own).startsWith(wanted.seat)) return 1;
  }
  if (wanted.seat.length < LEAST_NAME || wanted.words.length === 0) return null;
  const isNamed = [attendee ?? "", buyer].some((name) => {
    const parts = wordsOf(name);
    return wanted.words.every((word) => parts.some((part) => part.startsWith(word)));
  });
  return isNamed ? 2 : null;
}

function describe(named: NamedTicket, book: CheckInBook, listIds: readonly string[]): LookedUpTicket {
  const { ticketId, flags } = named.ticket;
  const last = book.lastScanOf(ticketId, listIds);
  return {
    ...named,
    revoked: (flags & TICKET_FLAGS.revoked) !== 0,
    inside: listIds.some((listId) => book.stateOf(listId, ticketId)?.inside),
    lastScan: last && {
      at: last.at,
      gateId: last.scan.gateId,
      deviceId: last.scan.deviceId,
      kind: last.scan.kind,
      decision: last.scan.decision,
      reason: last.scan.reason,
    },
  };
}

function labelOf({ ticket: { place }, attendee, buyer }: NamedTicket): string {
  return place ? `${place.row} ${place.seat}` : (attendee ?? buyer);
}

function fold(text: string): string {
  return wordsOf(text).join("");
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
