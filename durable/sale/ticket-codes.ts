import type { Booking, EventState, Ticket } from "#domain/sale/event-state";
import { shortCode } from "#domain/ticket/short-code";
import { signTicketCode } from "#domain/ticket/ticket-code";
import type { EventKeys } from "../event-keys";

const MOST_REMEMBERED = 5000;

/**
 * The texts of tickets, signed when somebody reads them: nothing signed is stored. A text is remembered while the
 * object is awake, so that a ticket opened twice shows the same picture.
 */
export class TicketCodes {
  private readonly signed = new Map<string, Promise<string>>();

  constructor(
    private readonly eventId: string,
    private readonly keys: EventKeys,
  ) {}

  async textsOf(
    state: EventState,
    booking: Booking,
    ticket: Ticket,
  ): Promise<{ code: string; shortCode: string }> {
    const keyNo = this.keys.current;
    const name = `${ticket.ticketId}.${ticket.serial}.${keyNo}`;
    let code = this.signed.get(name);
    if (!code) {
      code = this.sign(state, booking, ticket, keyNo);
      if (this.signed.size >= MOST_REMEMBERED) this.signed.clear();
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
        seat: line.row && line.seat ? `${line.row} ${line.seat}` : "",
      },
      this.eventId,
      await this.keys.openPrivate(keyNo),
    );
  }
}
