import type { Change } from "../event-change";
import type { EventState, Ticket } from "../event-state";

/** The serial is 16 bits in the ticket code. */
const MOST_SERIAL = 0xffff;

/**
 * Returns the tickets of a withdrawn signing key with their next serial: old codes stop working, and holders' wallets
 * receive new ones. Revoked tickets are left out, and admitted ones too: their serial was valid when they entered.
 * @param isSigned whether the withdrawn key signed the ticket
 */
export function decideReissue(state: EventState, isSigned: (ticket: Ticket) => boolean): Change[] {
  const changes: Change[] = [];
  for (const ticket of state.tickets.values()) {
    if (ticket.state !== "valid" || ticket.checkedInAt !== null || !isSigned(ticket)) continue;
    if (ticket.serial >= MOST_SERIAL) continue;
    changes.push({ kind: "ticket", ticket: { ...ticket, serial: ticket.serial + 1 } });
  }
  return changes;
}
