import type { WalletTicket } from "./wallet-booking";

type Placed = Pick<WalletTicket, "row" | "seat" | "ticketTypeName">;

/** "H 14", or the ticket type's name without a seat: "Standing". */
export function shortPlace(ticket: Placed): string {
  return ticket.row !== null && ticket.seat !== null
    ? `${ticket.row}\u00a0${ticket.seat}`
    : ticket.ticketTypeName;
}

/** "H 14, H 15": distinct places, at most `limit` and an ellipsis. */
export function shortPlaces(tickets: readonly Placed[], limit = 4): string {
  const places = [...new Set(tickets.map(shortPlace))];
  return places.slice(0, limit).join(", ") + (places.length > limit ? " …" : "");
}

/** A gate's name without its prefix "Gate", for display under that word: "Gate 2" is "2". */
export function gateNumber(gateName: string): string {
  return gateName.replace(/^gate\s+/i, "");
}
