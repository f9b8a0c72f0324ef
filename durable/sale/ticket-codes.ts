import type { Booking, EventState, Ticket } from "#domain/sale/event-state";
import { seatLabelOf } from "#domain/seating/seat-label";
import { shortCode } from "#domain/ticket/short-code";
import { signTicketCode } from "#domain/ticket/ticket-code";
import type { EventKeyStore } from "../signing-key-store";

const MAX_CACHED = 5000;

/**
 * Ticket codes, signed on read and never stored. ECDSA signatures differ each time, so a code is cached while the object
 * is awake: a ticket opened twice shows the same QR code.
 */
export class TicketCodes {
  private readonly signed = new Map<string, Promise<string>>();

  constructor(
    private readonly eventId: string,
    private readonly keys: EventKeyStore,
  ) {}

  async textsOf(
    state: EventState,
    booking: Booking,
    ticket: Ticket,
  ): Promise<{ code: string; shortCode: string }> {
    const keyNo = this.keys.keyNoOf(ticket.issuedAt);
    const name = `${ticket.ticketId}.${ticket.serial}.${keyNo}`;
    let code = this.signed.get(name);
    if (!code) {
      code = this.sign(state, booking, ticket, keyNo);
      if (this.signed.size >= MAX_CACHED) this.signed.clear();
      this.signed.set(name, code);
      code.catch(() => this.signed.delete(name));
    }
    return { code: await code, shortCode: shortCode(ticket.ticketId) };
  }

  private async sign(state: EventState, booking: Booking, ticket: Ticket, keyNo: number): Promise<string> {
    const line = booking.lines.find((each) => each.lineNo === ticket.lineNo)!;
    const type = state.inventory.ticketTypes.get(line.ticketTypeId);
    return signTicketCode(
      {
        keyNo,
        ticketId: ticket.ticketId,
        ticketTypeCode: type?.code ?? 0,
        serial: ticket.serial,
        issuedAt: ticket.issuedAt,
        seat: seatLabelOf(line) ?? "",
      },
      this.eventId,
      await this.keys.openPrivate(keyNo),
    );
  }
}
