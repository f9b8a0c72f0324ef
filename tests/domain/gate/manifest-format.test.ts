import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GateManifest } from "#domain/gate/manifest-lookup";
import { type GateManifestHead, type ManifestTicket, placeLabel } from "#domain/gate/manifest-format";
import {
  describeShard,
  encodeShard,
  listSections,
  shardBitsFor,
  shardIsWhole,
  shardOf,
  TicketShard,
} from "#domain/gate/manifest-shard";
import { parseShortCode, shortCode } from "#domain/ticket/short-code";

const digest = async (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());

const anyTicket: fc.Arbitrary<ManifestTicket> = fc.record({
  ticketId: fc
    .uint8Array({ minLength: 10, maxLength: 10 })
    .map((bytes) => Buffer.from(bytes).toString("hex")),
  serial: fc.integer({ min: 0, max: 65_535 }),
  ticketTypeCode: fc.integer({ min: 0, max: 65_535 }),
  flags: fc.integer({ min: 0, max: 7 }),
  place: fc.option(
    fc.record({
      section: fc.constantFrom("Stalls", "Circle", "बालकनी"),
      row: fc.constantFrom("A", "BB", "ज"),
      seat: fc.integer({ min: 1, max: 200 }).map(String),
    }),
  ),
});
const anyTickets = fc.uniqueArray(anyTicket, { selector: ({ ticketId }) => ticketId, maxLength: 60 });

function headOf(tickets: readonly ManifestTicket[], shardBits: number): GateManifestHead {
  return {
    format: 2,
    version: 1,
    eventId: "e1",
    title: "",
    venueName: "",
    timeZone: "UTC",
    doorsAt: 0,
    startsAt: 0,
    endsAt: 0,
    asOf: 0,
    minKeyNo: 1,
    keys: [],
    ticketTypes: [],
    lists: [],
    gates: [],
    sections: listSections(tickets),
    unknownTickets: "check",
    tickets: tickets.length,
    shardBits,
    shards: [],
    otherEvents: [],
    devices: [],
  };
}

function manifestOf(tickets: readonly ManifestTicket[], shardBits = 0): GateManifest {
  const head = headOf(tickets, shardBits);
  const shards = new Map<number, Uint8Array>();
  for (let shard = 0; shard < 1 << shardBits; shard++)
    shards.set(
      shard,
      encodeShard(
        tickets.filter(({ ticketId }) => shardOf(ticketId, shardBits) === shard),
        head.sections,
      ),
    );
  return new GateManifest(head, shards);
}

const seated = (ticketId: string, row: string, seat: string, section = "Stalls"): ManifestTicket => ({
  ticketId,
  serial: 1,
  ticketTypeCode: 1,
  flags: 0,
  place: { section, row, seat },
});

test("whatever was put into the shards is found again by its id, and nothing else is", () => {
  fc.assert(
    fc.property(anyTickets, fc.integer({ min: 0, max: 4 }), anyTicket, (tickets, bits, stranger) => {
      const manifest = manifestOf(tickets, bits);
      for (const ticket of tickets) expect(manifest.findTicket(ticket.ticketId)).toEqual(ticket);
      if (!tickets.some(({ ticketId }) => ticketId === stranger.ticketId))
        expect(manifest.findTicket(stranger.ticketId)).toBeNull();
    }),
  );
});

test("a ticket without its seat costs 15 bytes and three", () => {
  const tickets = Array.from({ length: 100 }, (_, n) => ({
    ...seated(n.toString(16).padStart(20, "0"), "", ""),
    place: null,
  }));
  expect(encodeShard(tickets, []).length).toBe(4 + 100 * 18);
});

test("a change alters one shard only, so that the others need not be fetched again", () => {
  fc.assert(
    fc.property(anyTickets, (tickets) => {
      fc.pre(tickets.length > 1);
      const bits = 3;
      const changed = tickets.map((ticket, i) => (i === 0 ? { ...ticket, flags: ticket.flags ^ 1 } : ticket));
      const shardsOf = (given: readonly ManifestTicket[]) =>
        Array.from({ length: 8 }, (_, shard) =>
          Buffer.from(
            encodeShard(
              given.filter(({ ticketId }) => shardOf(ticketId, bits) === shard),
              listSections(tickets),
            ),
          ).toString("hex"),
        );
      const [before, after] = [shardsOf(tickets), shardsOf(changed)];
      const different = before.flatMap((bytes, shard) => (bytes === after[shard] ? [] : [shard]));
      expect(different).toEqual([shardOf(tickets[0]!.ticketId, bits)]);
    }),
  );
});

test("a shard that is cut, longer or altered is not whole, and cut ones do not open", async () => {
  const tickets = [seated("000000000000000000aa", "H", "14"), seated("ff0000000000000000aa", "H", "15")];
  const bytes = encodeShard(tickets, ["Stalls"]);
  const promised = await describeShard(0, bytes, digest);
  expect(await shardIsWhole(bytes, promised, digest)).toBe(true);
  for (let at = 0; at < bytes.length; at++) {
    const other = Uint8Array.from(bytes);
    other[at]! ^= 1;
    expect(await shardIsWhole(other, promised, digest)).toBe(false);
    if (at < 4) continue;
    expect(() => new GateManifest(headOf(tickets, 0), new Map([[0, bytes.slice(0, at)]]))).toThrow(
      RangeError,
    );
  }
  expect(await shardIsWhole(new Uint8Array([...bytes, 0]), promised, digest)).toBe(false);
});

test("shards hold about 8,000 tickets: 100,000 tickets make 16", () => {
  expect([0, 8_192, 8_193, 20_000, 100_000, 10_000_000].map(shardBitsFor)).toEqual([0, 0, 1, 2, 4, 8]);
});

describe("changes that came by sync", () => {
  const listed = seated("000000000000000000aa", "H", "14");
  const change = (position: number, more: Partial<ManifestTicket> = {}) => ({
    ...listed,
    ...more,
    position,
    at: 0,
  });

  test("replace entries of the list; for one ticket the highest position wins, in any order of arrival", () => {
    const manifest = manifestOf([listed]);
    manifest.apply(change(9, { flags: 1 }));
    manifest.apply(change(5, { serial: 2 }));
    expect(manifest.findTicket(listed.ticketId)).toMatchObject({ flags: 1, serial: 1 });
  });

  test("a new ticket is counted once and found by seat and short code", () => {
    const manifest = manifestOf([listed]);
    const fresh = { ...seated("ab0000000000000000aa", "J", "2"), position: 3, at: 0 };
    manifest.apply(fresh);
    manifest.apply({ ...fresh, position: 4, flags: 1 });
    expect(manifest.size).toBe(2);
    expect(manifest.findBySeat("j 2")).toHaveLength(1);
    expect(manifest.findByShortCode(parseShortCode(shortCode(fresh.ticketId))!)).toMatchObject([
      { flags: 1 },
    ]);
  });
});

test("search by seat: exact first, spaces and case aside, by section too", () => {
  const manifest = manifestOf([
    seated("000000000000000000a1", "H", "14"),
    seated("000000000000000000a2", "H", "1"),
    seated("000000000000000000a3", "H", "14", "Circle"),
    seated("000000000000000000a4", "HH", "1"),
  ]);
  const found = (typed: string) =>
    manifest.findBySeat(typed).map(({ place }) => `${place!.section} ${placeLabel(place)}`);
  expect(found("h1")).toEqual(["Stalls H 1", "Stalls H 14", "Circle H 14"]);
  expect(found("circle h 14")).toEqual(["Circle H 14"]);
  expect(found("  ")).toEqual([]);
  expect(found("z9")).toEqual([]);
});

class CountingShard extends TicketShard {
  constructor(
    bytes: Uint8Array,
    private readonly reads: { count: number },
  ) {
    super(bytes, []);
  }

  protected override compare(i: number, id: Uint8Array): number {
    this.reads.count++;
    return super.compare(i, id);
  }
}

test("a lookup among 50,000 tickets compares at most 14 ids", () => {
  const tickets = Array.from({ length: 50_000 }, (_, n) =>
    seated(
      ((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, "0").padEnd(20, "7"),
      "A",
      String(n % 50),
    ),
  );
  const shardBits = shardBitsFor(tickets.length);
  const parts: ManifestTicket[][] = Array.from({ length: 1 << shardBits }, () => []);
  for (const ticket of tickets) parts[shardOf(ticket.ticketId, shardBits)]!.push(ticket);
  const reads = { count: 0 };
  const shards = parts.map((part) => new CountingShard(encodeShard(part, []), reads));
  for (const { ticketId } of tickets.slice(0, 500)) {
    const before = reads.count;
    const found = shards[shardOf(ticketId, shardBits)]!.find(ticketId);
    expect(found?.ticketId).toBe(ticketId);
    expect(reads.count - before).toBeLessThanOrEqual(14);
  }
  expect(reads.count).toBeGreaterThan(500);
});

test("a search by seat finds at most twenty tickets, unless another limit is given", () => {
  const row = Array.from({ length: 25 }, (_, at) => seated(at.toString(16).padStart(20, "0"), "A", `1${at}`));
  expect(manifestOf(row).findBySeat("A1")).toHaveLength(20);
  expect(manifestOf(row).findBySeat("A1", 3)).toHaveLength(3);
  expect(manifestOf(row).findBySeat(" ")).toEqual([]);
});

test("gates, ticket types and other events are named; unknown ones have no name", () => {
  const gates = [{ id: "g1", name: "North", listId: "main", ticketTypeCodes: [] }];
  const ticketTypes = [{ code: 3, name: "Stalls" }];
  const otherEvents = [{ eventTag: 9, title: "Hayavadana" }];
  const manifest = new GateManifest(
    { ...headOf([], 0), gates, ticketTypes, otherEvents },
    new Map([[0, encodeShard([], [])]]),
  );
  expect([manifest.gateName("g1"), manifest.gateName("g2")]).toEqual(["North", null]);
  expect([manifest.typeName(3), manifest.typeName(4)]).toEqual(["Stalls", ""]);
  expect([manifest.otherEventTitle(9), manifest.otherEventTitle(8)]).toEqual(["Hayavadana", null]);
});
