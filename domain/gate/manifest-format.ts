import type { JWK } from "jose";
import type { ListRule } from "./list-rule";

/**
 * The gate manifest is all data that a device needs to decide offline: a head in JSON, and the tickets in binary shards
 * (`manifest-shard.ts`) by the first bits of their id. A change alters one shard, and a resumed download reuses the
 * others by their hash. It contains no names of persons.
 */
export const GATE_MANIFEST_FORMAT = 2;
/** A scanner that does not state its format reads this one. */
export const FIRST_MANIFEST_FORMAT = 1;

export const TICKET_FLAGS = { revoked: 1, unpaid: 2, blocked: 4 } as const;

export interface ManifestList extends ListRule {
  readonly name: string;
  /** Epoch ms; null: no bound. */
  readonly validFrom: number | null;
  readonly validUntil: number | null;
  /** Whether exits are scanned; absent is true. Since format 2. */
  readonly exits?: boolean | undefined;
}

export interface ManifestGate {
  readonly id: string;
  readonly name: string;
  readonly listId: string;
  /** Codes of the ticket types admitted here; empty is all. */
  readonly ticketTypeCodes: readonly number[];
}

export interface ManifestShard {
  readonly shard: number;
  readonly tickets: number;
  readonly bytes: number;
  /** Base64url of SHA-256 over the shard. */
  readonly sha256: string;
}

export interface GateManifestHead {
  readonly format: typeof GATE_MANIFEST_FORMAT;
  /**
   * The object's position up to which ticket changes are included. A device sends it with each sync and receives only
   * later ticket changes. It is independent of the sync cursor, which starts at 0.
   */
  readonly version: number;
  readonly eventId: string;
  readonly title: string;
  readonly venueName: string;
  readonly timeZone: string;
  readonly doorsAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Every ticket issued before this time is included. */
  readonly asOf: number;
  readonly minKeyNo: number;
  /** Without withdrawn ones. */
  readonly keys: readonly { readonly keyNo: number; readonly jwk: JWK }[];
  /** Compromised keys: codes signed with them are refused. Absent: no key. Since format 2. */
  readonly withdrawnKeyNos?: readonly number[] | undefined;
  readonly ticketTypes: readonly { readonly code: number; readonly name: string }[];
  readonly lists: readonly ManifestList[];
  readonly gates: readonly ManifestGate[];
  readonly sections: readonly string[];
  /** Verdict for a ticket sold after the list was made: amber, or refused. */
  readonly unknownTickets: "check" | "refuse";
  readonly tickets: number;
  /** A ticket is in shard `first shardBits bits of its id`. */
  readonly shardBits: number;
  readonly shards: readonly ManifestShard[];
  /** Added by the gate API: the organization's other events, to name the event of a wrong ticket. */
  readonly otherEvents: readonly { readonly eventTag: number; readonly title: string }[];
  /** Added by the gate API: the paired devices of this event. */
  readonly devices: readonly { readonly deviceId: string; readonly name: string; readonly gateId: string }[];
}

/** One ticket in the gate manifest. */
export interface ManifestTicket {
  /** 20 hex digits. */
  readonly ticketId: string;
  readonly serial: number;
  readonly ticketTypeCode: number;
  /** {@link TICKET_FLAGS} or-ed. */
  readonly flags: number;
  readonly place: SeatPlace | null;
}

export interface SeatPlace {
  readonly section: string | null;
  readonly row: string;
  readonly seat: string;
}

/** A ticket that was issued, re-issued, revoked or corrected; sent to devices by sync. */
export interface TicketChange extends ManifestTicket {
  readonly position: number;
  readonly at: number;
}

/**
 * Returns whether a change is newer than the manifest. A manifest contains every change up to its version, so an older
 * change must not be applied on top of it.
 */
export function isAboveManifest(
  change: Pick<TicketChange, "position">,
  head: Pick<GateManifestHead, "version">,
): boolean {
  return change.position > head.version;
}

/** Returns "H 14", the section's name for a standing place, or "" for general admission. */
export function placeLabel(place: SeatPlace | null): string {
  if (!place) return "";
  return place.row || place.seat ? `${place.row} ${place.seat}`.trim() : (place.section ?? "");
}

/** Returns the seat label, or the ticket type's name for a ticket without a place. */
export function ticketLabel(
  ticket: ManifestTicket,
  ticketTypes: readonly { readonly code: number; readonly name: string }[],
): string {
  return (
    placeLabel(ticket.place) || (ticketTypes.find(({ code }) => code === ticket.ticketTypeCode)?.name ?? "")
  );
}
