import type { EventSetup } from "#domain/sale/event-setup";
import {
  GATE_MANIFEST_FORMAT,
  type GateManifestHead,
  type ManifestTicket,
  type TicketChange,
  describeShard,
  encodeShard,
  listSections,
  shardBitsFor,
  shardOf,
} from "#domain/gate/manifest";

/** Doors more than a day away, or the end more than a day ago: not this evening. Staff may rehearse the day before. */
const AROUND_MS = 24 * 3_600_000;
/** A phone on its way through an older version finds it still here. */
const KEPT = 3;

interface Made {
  readonly head: GateManifestHead;
  readonly shards: readonly Uint8Array[];
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/** Gate manifests in memory, made once a version. */
export class GateManifests {
  private readonly made = new Map<number, Promise<Made>>();

  /** @param asOf when the tickets were read: none issued before is missing */
  async head(
    version: number,
    asOf: number,
    facts: {
      readonly setup: EventSetup;
      readonly keys: GateManifestHead["keys"];
      readonly tickets: Iterable<TicketChange>;
    },
  ): Promise<GateManifestHead> {
    let made = this.made.get(version);
    if (!made) {
      made = make(version, asOf, facts.setup, facts.keys, [...facts.tickets]);
      this.made.set(version, made);
      made.catch(() => this.made.delete(version));
      for (const old of [...this.made.keys()].slice(0, -KEPT)) this.made.delete(old);
    }
    return { ...(await made).head, asOf };
  }

  async shard(version: number, shard: number): Promise<Uint8Array | null> {
    return (await this.made.get(version))?.shards[shard] ?? null;
  }

  forget(): void {
    this.made.clear();
  }
}

async function make(
  version: number,
  asOf: number,
  setup: EventSetup,
  keys: GateManifestHead["keys"],
  tickets: readonly ManifestTicket[],
): Promise<Made> {
  const shardBits = shardBitsFor(tickets.length);
  const sections = listSections(tickets);
  const parts: ManifestTicket[][] = Array.from({ length: 1 << shardBits }, () => []);
  for (const ticket of tickets) parts[shardOf(ticket.ticketId, shardBits)]!.push(ticket);
  const shards = parts.map((part) => encodeShard(part, sections));
  const codes = new Map(setup.ticketTypes.map(({ id, code }) => [id, code]));
  const head: GateManifestHead = {
    format: GATE_MANIFEST_FORMAT,
    version,
    eventId: setup.eventId,
    title: setup.title,
    venueName: setup.venueName,
    timeZone: setup.timeZone,
    doorsAt: setup.doorsAt,
    startsAt: setup.startsAt,
    endsAt: setup.endsAt,
    asOf,
    minKeyNo: 1,
    keys,
    ticketTypes: setup.ticketTypes.map(({ code, name }) => ({ code, name })),
    lists: setup.lists.map((list) => ({
      ...list,
      validFrom: setup.doorsAt - AROUND_MS,
      validUntil: setup.endsAt + AROUND_MS,
    })),
    gates: setup.gates.map(({ id, name, listId, ticketTypeIds }) => ({
      id,
      name,
      listId,
      ticketTypeCodes: ticketTypeIds.flatMap((typeId) => codes.get(typeId) ?? []),
    })),
    sections,
    unknownTickets: "check",
    tickets: tickets.length,
    shardBits,
    shards: await Promise.all(shards.map((bytes, shard) => describeShard(shard, bytes, sha256))),
    otherEvents: [],
    devices: [],
  };
  return { head, shards };
}
