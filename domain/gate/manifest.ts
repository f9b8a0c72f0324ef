import { base64url } from "jose";
import type { JWK } from "jose";
import type { Digest } from "../core/digest";
import type { EventKeys } from "../ticket/ticket-code";
import { eventTag } from "../ticket/ticket-code";
import { fromHex, toHex } from "../core/hex";
import { ticketIdPrefix } from "../ticket/short-code";
import { decodeUtf8, encodeUtf8 } from "../core/utf8";

/**
 * All that a device needs to decide offline: a small heading in JSON, and the tickets in binary shards by the first
 * bits of their id, so that a change alters one shard and a resumed download keeps the others by their hash.
 * A ticket is 15 bytes: `id 10 | serial u16 | ticket type u16 | flags u8`, sorted by id. Seats travel beside them in
 * the same order: `section u8 (255: none) | length u8, row | length u8, seat`. No name is in it.
 */
export const GATE_MANIFEST_FORMAT = 1;

export const TICKET_FLAGS = { revoked: 1, unpaid: 2, blocked: 4 } as const;

export interface ManifestList {
  readonly id: string;
  readonly name: string;
  readonly rule: "once" | "once_a_day" | "reentry";
  readonly dayCutOffMinutes: number;
  /** Epoch ms; null: no bound. */
  readonly validFrom: number | null;
  readonly validUntil: number | null;
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
   * The object's position up to which ticket changes are in it. A device tells it with each sync, so that only later
   * changes come; its sync cursor is another thing and starts at 0.
   */
  readonly version: number;
  readonly eventId: string;
  readonly title: string;
  readonly venueName: string;
  readonly timeZone: string;
  readonly doorsAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Every ticket issued before this time is in it. */
  readonly asOf: number;
  readonly minKeyNo: number;
  readonly keys: readonly { readonly keyNo: number; readonly jwk: JWK }[];
  readonly ticketTypes: readonly { readonly code: number; readonly name: string }[];
  readonly lists: readonly ManifestList[];
  readonly gates: readonly ManifestGate[];
  readonly sections: readonly string[];
  /** For a ticket sold after the list: look twice (amber), or refuse. */
  readonly unknownTickets: "check" | "refuse";
  readonly tickets: number;
  /** A ticket is in shard `first shardBits bits of its id`. */
  readonly shardBits: number;
  readonly shards: readonly ManifestShard[];
  /** Added by the gate API: the organization's other events, so that a wrong event can be named. */
  readonly otherEvents: readonly { readonly eventTag: number; readonly title: string }[];
  /** Added by the gate API: the phones of this event by the name staff gave them. */
  readonly devices: readonly { readonly deviceId: string; readonly name: string; readonly gateId: string }[];
}

/** One ticket as the gate knows it. */
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

const ID_BYTES = 10;
const TICKET_BYTES = 15;
const NO_SECTION = 255;
const TICKETS_PER_SHARD = 8192;
const MAX_SHARD_BITS = 8;

/** "H 14", or the section's name for a standing place; empty for general admission. */
export function placeLabel(place: SeatPlace | null): string {
  if (!place) return "";
  return place.row || place.seat ? `${place.row} ${place.seat}`.trim() : (place.section ?? "");
}

/** How many bits of an id choose its shard: about 8,000 tickets each, 256 shards at most. */
export function shardBitsFor(tickets: number): number {
  let bits = 0;
  while (bits < MAX_SHARD_BITS && tickets > TICKETS_PER_SHARD << bits) bits++;
  return bits;
}

/** @param shardBits 0 to 8 */
export function shardOf(ticketId: string, shardBits: number): number {
  return Number.parseInt(ticketId.slice(0, 2), 16) >> (8 - shardBits);
}

/** Section names of the tickets, in the order the shards number them. At most 255; further ones are left out. */
export function listSections(tickets: Iterable<ManifestTicket>): string[] {
  const names = new Set<string>();
  for (const ticket of tickets) if (ticket.place?.section) names.add(ticket.place.section);
  return [...names].sort().slice(0, NO_SECTION);
}

/** A shard's bytes: `count u32`, the tickets, the seats. @param tickets of this shard alone, in any order */
export function encodeShard(
  tickets: readonly ManifestTicket[],
  sections: readonly string[],
): Uint8Array<ArrayBuffer> {
  const sorted = [...tickets].sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1));
  const sectionNumber = new Map(sections.map((name, number) => [name, number]));
  const seats: number[] = [];
  for (const { place } of sorted) {
    seats.push(sectionNumber.get(place?.section ?? "") ?? NO_SECTION);
    for (const part of [place?.row ?? "", place?.seat ?? ""]) {
      const bytes = encodeUtf8(part).subarray(0, 255);
      seats.push(bytes.length, ...bytes);
    }
  }
  const out = new Uint8Array(4 + sorted.length * TICKET_BYTES + seats.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, sorted.length);
  let at = 4;
  for (const ticket of sorted) {
    out.set(fromHex(ticket.ticketId), at);
    view.setUint16(at + 10, ticket.serial);
    view.setUint16(at + 12, ticket.ticketTypeCode);
    view.setUint8(at + 14, ticket.flags);
    at += TICKET_BYTES;
  }
  out.set(seats, at);
  return out;
}

/** True when the bytes are what the heading promised. */
export async function shardIsWhole(
  bytes: Uint8Array<ArrayBuffer>,
  promised: ManifestShard,
  digest: Digest,
): Promise<boolean> {
  return bytes.length === promised.bytes && base64url.encode(await digest(bytes)) === promised.sha256;
}

/** What a shard's line in the heading says. */
export async function describeShard(
  shard: number,
  bytes: Uint8Array<ArrayBuffer>,
  digest: Digest,
): Promise<ManifestShard> {
  const tickets = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return { shard, tickets, bytes: bytes.length, sha256: base64url.encode(await digest(bytes)) };
}

interface OpenShard {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Where each ticket's seat begins. */
  readonly seats: Uint32Array;
  /** What search compares with, made at the first search. */
  labels: readonly SearchLabel[] | null;
}

interface SearchLabel {
  readonly seat: string;
  readonly section: string;
}

/** The tickets in memory: binary search in the shards' bytes, and the changes that came since by sync on top. */
export class GateManifest {
  readonly head: GateManifestHead;
  readonly #shards = new Map<number, OpenShard>();
  readonly #changes = new Map<string, { position: number; ticket: ManifestTicket }>();
  #added = 0;

  /**
   * @param shards bytes by shard number, already checked with {@link shardIsWhole}
   * @throws RangeError when a shard's bytes do not parse
   */
  constructor(head: GateManifestHead, shards: ReadonlyMap<number, Uint8Array>) {
    this.head = head;
    for (const [number, bytes] of shards) this.#shards.set(number, openShard(bytes));
  }

  /** Tickets in the list with those that came by sync. */
  get size(): number {
    return this.head.tickets + this.#added;
  }

  /** @param keys read with `importJWK` once, or the heading's own JWKs */
  keys(): EventKeys {
    return {
      eventId: this.head.eventId,
      minKeyNo: this.head.minKeyNo,
      keys: new Map(this.head.keys.map(({ keyNo, jwk }) => [keyNo, jwk])),
    };
  }

  findTicket(ticketId: string): ManifestTicket | null {
    return this.#changes.get(ticketId)?.ticket ?? this.#findListed(ticketId);
  }

  /** Changes may come twice and in any order: of one ticket, the highest position stands. */
  apply(change: TicketChange): void {
    const known = this.#changes.get(change.ticketId);
    if (known && known.position >= change.position) return;
    if (!known && !this.#findListed(change.ticketId)) this.#added++;
    const { position, at: _at, ...ticket } = change;
    this.#changes.set(change.ticketId, { position, ticket });
  }

  /** @param prefix from `parseShortCode`; more than one ticket is possible, though hardly ever */
  findByShortCode(prefix: bigint): ManifestTicket[] {
    const low = (prefix << 25n).toString(16).padStart(20, "0");
    const found = new Map<string, ManifestTicket>();
    for (const shard of this.#shards.values()) {
      for (let i = lowerBound(shard, fromHex(low)); i < shard.count; i++) {
        const id = idAt(shard, i);
        if (ticketIdPrefix(id) !== prefix) break;
        found.set(id, this.findTicket(id)!);
      }
    }
    for (const [id, { ticket }] of this.#changes) if (ticketIdPrefix(id) === prefix) found.set(id, ticket);
    return [...found.values()];
  }

  /** Seats whose "row seat" or "section row seat" begins with what was typed, spaces and case aside. */
  findBySeat(typed: string, limit = 20): ManifestTicket[] {
    const wanted = fold(typed);
    if (!wanted) return [];
    const matches = ({ seat, section }: SearchLabel) =>
      seat !== "" && (seat.startsWith(wanted) || (section + seat).startsWith(wanted));
    const found: ManifestTicket[] = [];
    for (const { ticket } of this.#changes.values()) if (matches(labelOf(ticket.place))) found.push(ticket);
    for (const shard of this.#shards.values()) {
      shard.labels ??= Array.from({ length: shard.count }, (_, i) =>
        labelOf(placeAt(shard, i, this.head.sections)),
      );
      shard.labels.forEach((label, i) => {
        if (matches(label) && !this.#changes.has(idAt(shard, i))) found.push(this.#ticketAt(shard, i));
      });
    }
    const exact = (ticket: ManifestTicket) =>
      ticket.place && fold(ticket.place.row + ticket.place.seat) === wanted ? 0 : 1;
    return found.sort((a, b) => exact(a) - exact(b) || compareSeats(a, b)).slice(0, limit);
  }

  #findListed(ticketId: string): ManifestTicket | null {
    const shard = this.#shards.get(shardOf(ticketId, this.head.shardBits));
    if (!shard) return null;
    const i = lowerBound(shard, fromHex(ticketId));
    return i < shard.count && idAt(shard, i) === ticketId ? this.#ticketAt(shard, i) : null;
  }

  #ticketAt(shard: OpenShard, i: number): ManifestTicket {
    const at = 4 + i * TICKET_BYTES;
    const { bytes } = shard;
    return {
      ticketId: idAt(shard, i),
      serial: bytes[at + 10]! * 256 + bytes[at + 11]!,
      ticketTypeCode: bytes[at + 12]! * 256 + bytes[at + 13]!,
      flags: bytes[at + 14]!,
      place: placeAt(shard, i, this.head.sections),
    };
  }
}

/** A ticket that was issued, re-issued, revoked or put right since a position: what sync carries down. */
export interface TicketChange extends ManifestTicket {
  readonly position: number;
  readonly at: number;
}

/** For the heading's `otherEvents`. */
export function namedEvent(eventId: string, title: string): { eventTag: number; title: string } {
  return { eventTag: eventTag(eventId), title };
}

function openShard(bytes: Uint8Array): OpenShard {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0);
  if (4 + count * (TICKET_BYTES + 3) > bytes.length) throw new RangeError("a shard is cut short");
  const seats = new Uint32Array(count);
  let at = 4 + count * TICKET_BYTES;
  for (let i = 0; i < count; i++) {
    seats[i] = at;
    at += 2 + view.getUint8(at + 1);
    at += 1 + view.getUint8(at);
  }
  if (at !== bytes.length) throw new RangeError("a shard's seats do not end where it does");
  return { bytes, count, seats, labels: null };
}

function idAt(shard: OpenShard, i: number): string {
  return toHex(shard.bytes.subarray(4 + i * TICKET_BYTES, 4 + i * TICKET_BYTES + ID_BYTES));
}

function placeAt(shard: OpenShard, i: number, sections: readonly string[]): SeatPlace | null {
  const at = shard.seats[i]!;
  const { bytes } = shard;
  const rowEnd = at + 2 + bytes[at + 1]!;
  const section = sections[bytes[at]!] ?? null;
  const row = decodeUtf8(bytes.subarray(at + 2, rowEnd)) ?? "";
  const seat = decodeUtf8(bytes.subarray(rowEnd + 1, rowEnd + 1 + bytes[rowEnd]!)) ?? "";
  return section === null && !row && !seat ? null : { section, row, seat };
}

function lowerBound(shard: OpenShard, id: Uint8Array): number {
  let low = 0;
  let high = shard.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareId(shard.bytes, 4 + middle * TICKET_BYTES, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareId(bytes: Uint8Array, at: number, id: Uint8Array): number {
  for (let k = 0; k < ID_BYTES; k++) {
    const difference = bytes[at + k]! - id[k]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function labelOf(place: SeatPlace | null): SearchLabel {
  return { seat: place ? fold(place.row + place.seat) : "", section: fold(place?.section ?? "") };
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s,·-]/g, "");
}

function compareSeats(a: ManifestTicket, b: ManifestTicket): number {
  return placeLabel(a.place).localeCompare(placeLabel(b.place), "en", { numeric: true });
}
