import { type ManifestTicket, TICKET_FLAGS } from "./manifest-format";

/** The parts of a sold ticket and its booking line that matter at the gate. */
export interface SoldTicket {
  readonly ticketId: string;
  readonly serial: number;
  readonly state: string;
  readonly ticketTypeCode: number;
  readonly sectionName: string | null;
  readonly row: string | null;
  readonly seat: string | null;
}

/** Returns the manifest entry of a sold ticket. General admission has no place. */
export function toManifestTicket(sold: SoldTicket): ManifestTicket {
  return {
    ticketId: sold.ticketId,
    serial: sold.serial,
    ticketTypeCode: sold.ticketTypeCode,
    flags: sold.state === "revoked" ? TICKET_FLAGS.revoked : 0,
    place:
      sold.row !== null && sold.seat !== null
        ? { section: sold.sectionName, row: sold.row, seat: sold.seat }
        : null,
  };
}

/** Returns whether devices would see no difference between two entries of one ticket. */
export function isSameTicket(a: ManifestTicket, b: ManifestTicket): boolean {
  return (
    a.serial === b.serial &&
    a.flags === b.flags &&
    a.ticketTypeCode === b.ticketTypeCode &&
    a.place?.section === b.place?.section &&
    a.place?.row === b.place?.row &&
    a.place?.seat === b.place?.seat
  );
}
