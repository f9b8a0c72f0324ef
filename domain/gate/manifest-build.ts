import { narrowChoice } from "../core/choice";
import type { Digest } from "../core/digest";
import type { ListSetup } from "../sale/event-setup";
import { eventTag } from "../ticket/ticket-code";
import {
  GATE_MANIFEST_FORMAT,
  type GateManifestHead,
  type ManifestList,
  type ManifestTicket,
} from "./manifest-format";
import { describeShard, encodeShard, listSections, shardBitsFor, shardOf } from "./manifest-shard";

/** Lists open 24 h before the doors (rehearsals the day before) and close 24 h after the end. */
const LIST_MARGIN_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** No ticket type has this code in practice: a gate whose types were all removed admits none, not all. */
const NO_TICKET_TYPE = 0xffff;

/** The parts of an event's setup that the gate manifest contains. */
export interface ManifestSetup extends Pick<
  GateManifestHead,
  "eventId" | "title" | "venueName" | "timeZone" | "doorsAt" | "startsAt" | "endsAt"
> {
  readonly ticketTypes: readonly { readonly id: string; readonly code: number; readonly name: string }[];
  readonly lists: readonly ListSetup[];
  readonly gates: readonly {
    readonly id: string;
    readonly name: string;
    readonly listId: string;
    readonly ticketTypeIds: readonly string[];
  }[];
}

export interface GateManifestParts {
  readonly head: GateManifestHead;
  /** Bytes by shard number. */
  readonly shards: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * Returns head and shards of an event's gate manifest. `otherEvents` and `devices` are empty; the gate API adds them.
 * @param about `version`: position of the last change included; `asOf`: epoch ms at which the tickets were read
 */
export async function buildManifest(
  setup: ManifestSetup,
  tickets: readonly ManifestTicket[],
  about: {
    readonly version: number;
    readonly asOf: number;
    readonly keys: GateManifestHead["keys"];
    readonly withdrawnKeyNos?: readonly number[];
  },
  digest: Digest,
): Promise<GateManifestParts> {
  const shardBits = shardBitsFor(tickets.length);
  const sections = listSections(tickets);
  const parts: ManifestTicket[][] = Array.from({ length: 1 << shardBits }, () => []);
  for (const ticket of tickets) parts[shardOf(ticket.ticketId, shardBits)]!.push(ticket);
  const shards = parts.map((part) => encodeShard(part, sections));
  const codes = new Map(setup.ticketTypes.map(({ id, code }) => [id, code]));
  const head: GateManifestHead = {
    format: GATE_MANIFEST_FORMAT,
    version: about.version,
    eventId: setup.eventId,
    title: setup.title,
    venueName: setup.venueName,
    timeZone: setup.timeZone,
    doorsAt: setup.doorsAt,
    startsAt: setup.startsAt,
    endsAt: setup.endsAt,
    asOf: about.asOf,
    minKeyNo: 1,
    keys: about.keys,
    withdrawnKeyNos: about.withdrawnKeyNos ?? [],
    ticketTypes: setup.ticketTypes.map(({ code, name }) => ({ code, name })),
    lists: setup.lists.map((list) => manifestList(list, setup)),
    gates: setup.gates.map((gate) => {
      const list = setup.lists.find(({ id }) => id === gate.listId);
      const typeIds = narrowChoice(gate.ticketTypeIds, list?.ticketTypeIds);
      const ticketTypeCodes = typeIds?.flatMap((typeId) => codes.get(typeId) ?? []) ?? [];
      if (typeIds && ticketTypeCodes.length === 0) ticketTypeCodes.push(NO_TICKET_TYPE);
      return { id: gate.id, name: gate.name, listId: gate.listId, ticketTypeCodes };
    }),
    sections,
    unknownTickets: "check",
    tickets: tickets.length,
    shardBits,
    shards: await Promise.all(shards.map((bytes, shard) => describeShard(shard, bytes, digest))),
    otherEvents: [],
    devices: [],
  };
  return { head, shards };
}

function manifestList(list: ListSetup, { doorsAt, endsAt }: ManifestSetup): ManifestList {
  const { id, name, rule, dayCutOffMinutes, opensMinutes = null, closesMinutes = null } = list;
  return {
    id,
    name,
    rule,
    dayCutOffMinutes,
    validFrom: opensMinutes === null ? doorsAt - LIST_MARGIN_MS : doorsAt + opensMinutes * MINUTE_MS,
    exits: list.exits ?? true,
    validUntil: closesMinutes === null ? endsAt + LIST_MARGIN_MS : doorsAt + closesMinutes * MINUTE_MS,
  };
}

/**
 * Returns a fingerprint of everything in the manifest except the tickets. A different fingerprint means that devices
 * must download the manifest again. Stored by the event's object, so its form must not change.
 */
export function manifestStructure(
  setup: ManifestSetup,
  currentKeyNo: number,
  withdrawnKeyNos: readonly number[] = [],
): string {
  const { lists, gates, ticketTypes, title, doorsAt, endsAt, timeZone } = setup;
  const types = ticketTypes.map(({ code, name }) => [code, name]);
  const keys = withdrawnKeyNos.length === 0 ? [currentKeyNo] : [currentKeyNo, withdrawnKeyNos];
  return JSON.stringify([lists, gates, types, title, doorsAt, endsAt, timeZone, ...keys]);
}

/** Returns an entry of the head's `otherEvents`. */
export function namedEvent(eventId: string, title: string): { eventTag: number; title: string } {
  return { eventTag: eventTag(eventId), title };
}
