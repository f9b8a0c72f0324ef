import type { CheckInBook } from "#domain/gate/check-in-book";
import type { GateManifest } from "#domain/gate/manifest-lookup";
import { TICKET_FLAGS, placeLabel } from "#domain/gate/manifest-format";
import { parseShortCode } from "#domain/ticket/short-code";

export interface FoundTicket {
  readonly ticketId: string;
  readonly place: string;
  readonly section: string;
  readonly ticketType: string;
  readonly revoked: boolean;
  readonly inside: boolean;
}

/** Tickets by short code or seat, when the code cannot be scanned. `inside` is their state on one list. */
export function searchTickets(
  typed: string,
  limit: number,
  { manifest, book, listId }: { manifest: GateManifest; book: CheckInBook; listId: string },
): readonly FoundTicket[] {
  const prefix = parseShortCode(typed);
  const tickets = prefix === null ? [] : manifest.findByShortCode(prefix);
  return (tickets.length > 0 ? tickets : manifest.findBySeat(typed, limit)).map((ticket) => ({
    ticketId: ticket.ticketId,
    place: placeLabel(ticket.place),
    section: ticket.place?.section ?? "",
    ticketType: manifest.typeName(ticket.ticketTypeCode),
    revoked: (ticket.flags & TICKET_FLAGS.revoked) !== 0,
    inside: book.stateOf(listId, ticket.ticketId)?.inside ?? false,
  }));
}
