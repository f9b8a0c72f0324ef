import type { Booking, Hold, Ticket } from "#domain/sale/event-state";

export function* readHolds(sql: SqlStorage): Generator<Hold> {
  type Row = {
    id: string;
    buyer: string;
    held_at: number;
    expires_at: number;
    extended: number;
    lines: string;
    network: string | null;
  };
  for (const row of sql.exec<Row>("select * from hold")) {
    const lines = JSON.parse(row.lines) as [number | null, string, number][];
    yield {
      id: row.id,
      buyerKey: row.buyer,
      heldAt: row.held_at,
      expiresAt: row.expires_at,
      extended: row.extended === 1,
      network: row.network,
      lines: lines.map(([seatIndex, ticketTypeId, priceMinor]) => ({ seatIndex, ticketTypeId, priceMinor })),
    };
  }
}

export function* readBookings(sql: SqlStorage): Generator<Booking> {
  for (const row of sql.exec<{ seq: number; body: string }>("select seq, body from booking order by rowid"))
    yield { ...(JSON.parse(row.body) as Booking), seq: row.seq };
}

export function* readTickets(sql: SqlStorage): Generator<Ticket> {
  type Row = {
    ticket_id: string;
    seq: number;
    booking_id: string;
    line_no: number;
    serial: number;
    state: Ticket["state"];
    issued_at: number;
    checked_in_at: number | null;
  };
  for (const row of sql.exec<Row>("select * from ticket order by booking_id, line_no"))
    yield {
      ticketId: row.ticket_id,
      seq: row.seq,
      bookingId: row.booking_id,
      lineNo: row.line_no,
      serial: row.serial,
      state: row.state,
      issuedAt: row.issued_at,
      checkedInAt: row.checked_in_at,
    };
}
