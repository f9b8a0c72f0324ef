import type { JWK } from "jose";
import type { EventKeys } from "../ticket/ticket-code";
import { ticketIdPrefix } from "../ticket/short-code";
import {
  type GateManifestHead,
  type ManifestTicket,
  type SeatPlace,
  type TicketChange,
  isAboveManifest,
  placeLabel,
} from "./manifest-format";
import { TicketShard, shardOf } from "./manifest-shard";

interface SearchLabel {
  readonly seat: string;
  readonly section: string;
}

/** Ticket lookup on a device: binary search in the shards, overlaid by the ticket changes that sync has delivered. */
export class GateManifest {
  readonly head: GateManifestHead;
  readonly #shards = new Map<number, TicketShard>();
  readonly #changes = new Map<string, { position: number; ticket: ManifestTicket }>();
  /** Search labels of each shard, created at the first search. */
  readonly #labels = new Map<TicketShard, readonly SearchLabel[]>();
  readonly #typeNames: ReadonlyMap<number, string>;
  #added = 0;

  /**
   * @param shards bytes by shard number, already checked with `shardIsWhole`
   * @throws RangeError when a shard is missing or its bytes do not parse
   */
  constructor(head: GateManifestHead, shards: ReadonlyMap<number, Uint8Array>) {
    this.head = head;
    this.#typeNames = new Map(head.ticketTypes.map(({ code, name }) => [code, name]));
    for (const { shard } of head.shards)
      if (!shards.has(shard)) throw new RangeError(`shard ${shard} is missing`);
    for (const [number, bytes] of shards) this.#shards.set(number, new TicketShard(bytes, head.sections));
  }

  /** Tickets in the shards plus those added by sync. */
  get size(): number {
    return this.head.tickets + this.#added;
  }

  /** Returns the public keys as JWKs. */
  keys(): EventKeys & { readonly keys: ReadonlyMap<number, JWK> } {
    return {
      eventId: this.head.eventId,
      minKeyNo: this.head.minKeyNo,
      withdrawnKeyNos: this.head.withdrawnKeyNos,
      keys: new Map(this.head.keys.map(({ keyNo, jwk }) => [keyNo, jwk])),
    };
  }

  /** Returns the name of a ticket type; empty for an unknown code. */
  typeName(code: number): string {
    return this.#typeNames.get(code) ?? "";
  }

  gateName(gateId: string): string | null {
    return this.head.gates.find(({ id }) => id === gateId)?.name ?? null;
  }

  /** Returns the title of another event of the organization, whose tickets are read at this gate by mistake. */
  otherEventTitle(tag: number): string | null {
    return this.head.otherEvents.find(({ eventTag }) => eventTag === tag)?.title ?? null;
  }

  findTicket(ticketId: string): ManifestTicket | null {
    return this.#changes.get(ticketId)?.ticket ?? this.#findListed(ticketId);
  }

  /**
   * Idempotent and independent of order: for each ticket the change with the highest position wins. A change that the
   * shards already contain is ignored.
   */
  apply(change: TicketChange): void {
    if (!isAboveManifest(change, this.head)) return;
    const known = this.#changes.get(change.ticketId);
    if (known && known.position >= change.position) return;
    if (!known && !this.#findListed(change.ticketId)) this.#added++;
    const { position, at: _at, ...ticket } = change;
    this.#changes.set(change.ticketId, { position, ticket });
  }

  /** @param prefix from `parseShortCode`; several tickets can share it, with negligible probability */
  findByShortCode(prefix: bigint): ManifestTicket[] {
    const low = (prefix << 25n).toString(16).padStart(20, "0");
    const found = new Map<string, ManifestTicket>();
    for (const shard of this.#shards.values()) {
      for (let i = shard.lowerBound(low); i < shard.count; i++) {
        const id = shard.idAt(i);
        if (ticketIdPrefix(id) !== prefix) break;
        found.set(id, this.findTicket(id)!);
      }
    }
    for (const [id, { ticket }] of this.#changes) if (ticketIdPrefix(id) === prefix) found.set(id, ticket);
    return [...found.values()];
  }

  /** Returns seats whose "row seat" or "section row seat" starts with the input; spaces and case are ignored. */
  findBySeat(typed: string, limit = 20): ManifestTicket[] {
    const wanted = fold(typed);
    if (!wanted) return [];
    const matches = ({ seat, section }: SearchLabel) =>
      seat !== "" && (seat.startsWith(wanted) || (section + seat).startsWith(wanted));
    const found: ManifestTicket[] = [];
    for (const { ticket } of this.#changes.values()) if (matches(labelOf(ticket.place))) found.push(ticket);
    for (const shard of this.#shards.values()) {
      this.#labelsOf(shard).forEach((label, i) => {
        if (matches(label) && !this.#changes.has(shard.idAt(i))) found.push(shard.ticketAt(i));
      });
    }
    const exact = (ticket: ManifestTicket) =>
      ticket.place && fold(ticket.place.row + ticket.place.seat) === wanted ? 0 : 1;
    return found.sort((a, b) => exact(a) - exact(b) || compareSeats(a, b)).slice(0, limit);
  }

  #findListed(ticketId: string): ManifestTicket | null {
    return this.#shards.get(shardOf(ticketId, this.head.shardBits))?.find(ticketId) ?? null;
  }

  #labelsOf(shard: TicketShard): readonly SearchLabel[] {
    let labels = this.#labels.get(shard);
    if (!labels) {
      labels = Array.from({ length: shard.count }, (_, i) => labelOf(shard.placeAt(i)));
      this.#labels.set(shard, labels);
    }
    return labels;
  }
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
