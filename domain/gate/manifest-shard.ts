import { base64url } from "jose";
import type { Digest } from "../core/digest";
import { fromHex, toHex } from "../core/hex";
import { decodeUtf8, encodeUtf8 } from "../core/utf8";
import type { ManifestShard, ManifestTicket, SeatPlace } from "./manifest-format";

/**
 * Binary form of the tickets of a gate manifest: `count u32`, then 15 bytes for each ticket,
 * `id 10 | serial u16 | ticket type u16 | flags u8`, sorted by id, then the seats in the same order:
 * `section u8 (255: none) | length u8, row | length u8, seat`. Integers are big-endian.
 */
const ID_BYTES = 10;
const TICKET_BYTES = 15;
const NO_SECTION = 255;
const TICKETS_PER_SHARD = 8192;
const MAX_SHARD_BITS = 8;

/** Returns how many bits of an id select its shard: about 8,000 tickets in each, at most 256 shards. */
export function shardBitsFor(tickets: number): number {
  let bits = 0;
  while (bits < MAX_SHARD_BITS && tickets > TICKETS_PER_SHARD << bits) bits++;
  return bits;
}

/** Returns the shard number of a ticket. @param shardBits 0 to 8 */
export function shardOf(ticketId: string, shardBits: number): number {
  return Number.parseInt(ticketId.slice(0, 2), 16) >> (8 - shardBits);
}

/** Returns the section names in the order of their numbers in the shards; names after the 255th are left out. */
export function listSections(tickets: Iterable<ManifestTicket>): string[] {
  const names = new Set<string>();
  for (const ticket of tickets) if (ticket.place?.section) names.add(ticket.place.section);
  return [...names].sort().slice(0, NO_SECTION);
}

/** Returns the bytes of one shard. @param tickets of this shard only, any order */
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

/** Returns whether length and SHA-256 of the bytes are those in the manifest head. */
export async function shardIsWhole(
  bytes: Uint8Array<ArrayBuffer>,
  promised: ManifestShard,
  digest: Digest,
): Promise<boolean> {
  return bytes.length === promised.bytes && base64url.encode(await digest(bytes)) === promised.sha256;
}

/** Returns the entry of a shard in the manifest head. */
export async function describeShard(
  shard: number,
  bytes: Uint8Array<ArrayBuffer>,
  digest: Digest,
): Promise<ManifestShard> {
  const tickets = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return { shard, tickets, bytes: bytes.length, sha256: base64url.encode(await digest(bytes)) };
}

/** A shard opened for binary search; tickets are decoded on access. */
export class TicketShard {
  readonly count: number;
  readonly #bytes: Uint8Array;
  readonly #sections: readonly string[];
  /** Offset of each ticket's seat. */
  readonly #seats: Uint32Array;

  /** @throws RangeError when the bytes are not exactly one shard */
  constructor(bytes: Uint8Array, sections: readonly string[]) {
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
    if (at !== bytes.length) throw new RangeError("a shard's seats do not end at its last byte");
    this.count = count;
    this.#bytes = bytes;
    this.#sections = sections;
    this.#seats = seats;
  }

  find(ticketId: string): ManifestTicket | null {
    const i = this.lowerBound(ticketId);
    return i < this.count && this.idAt(i) === ticketId ? this.ticketAt(i) : null;
  }

  /** Returns the index of the first ticket whose id is not below `ticketId`. */
  lowerBound(ticketId: string): number {
    const id = fromHex(ticketId);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(middle, id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Compares the id of the ticket at an index with `id`, byte by byte. */
  protected compare(i: number, id: Uint8Array): number {
    const at = 4 + i * TICKET_BYTES;
    for (let k = 0; k < ID_BYTES; k++) {
      const difference = this.#bytes[at + k]! - id[k]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  idAt(i: number): string {
    return toHex(this.#bytes.subarray(4 + i * TICKET_BYTES, 4 + i * TICKET_BYTES + ID_BYTES));
  }

  ticketAt(i: number): ManifestTicket {
    const at = 4 + i * TICKET_BYTES;
    const bytes = this.#bytes;
    return {
      ticketId: this.idAt(i),
      serial: bytes[at + 10]! * 256 + bytes[at + 11]!,
      ticketTypeCode: bytes[at + 12]! * 256 + bytes[at + 13]!,
      flags: bytes[at + 14]!,
      place: this.placeAt(i),
    };
  }

  placeAt(i: number): SeatPlace | null {
    const at = this.#seats[i]!;
    const bytes = this.#bytes;
    const rowEnd = at + 2 + bytes[at + 1]!;
    const section = this.#sections[bytes[at]!] ?? null;
    const row = decodeUtf8(bytes.subarray(at + 2, rowEnd)) ?? "";
    const seat = decodeUtf8(bytes.subarray(rowEnd + 1, rowEnd + 1 + bytes[rowEnd]!)) ?? "";
    return section === null && !row && !seat ? null : { section, row, seat };
  }
}
