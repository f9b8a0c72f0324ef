/** A seat as tickets and lists print it: row and seat, "H 14". */
export function seatLabel(seat: { readonly row: string; readonly seat: string }): string {
  return `${seat.row} ${seat.seat}`;
}

/** The seat label of a booking line; null for general admission. */
export function seatLabelOf(line: {
  readonly row: string | null;
  readonly seat: string | null;
}): string | null {
  return line.row && line.seat ? seatLabel({ row: line.row, seat: line.seat }) : null;
}

/** The seat label, or the ticket type's name for general admission. */
export function placeName(line: {
  readonly row: string | null;
  readonly seat: string | null;
  readonly ticketTypeName: string;
}): string {
  return seatLabelOf(line) ?? line.ticketTypeName;
}
