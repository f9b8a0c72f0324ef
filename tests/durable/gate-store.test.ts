import { env, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { sha256 } from "#domain/core/digest";
import type { GateManifestHead } from "#domain/gate/manifest-format";
import { GateManifest } from "#domain/gate/manifest-lookup";
import { placeLabel } from "#domain/gate/manifest-format";
import { shardIsWhole } from "#domain/gate/manifest-shard";
import { parseShortCode } from "#domain/ticket/short-code";
import { verifyTicketCode } from "#domain/ticket/ticket-code";
import { eventObject } from "#worker/platform/event-object";
import { anOpenEvent, issue, sync } from "../build/workerd/gate";
import { aScan, aSync } from "../build/workerd/north-gate";

const phone = (deviceId: string) => ({ deviceId, gateId: "north", revoked: false });

const inside = (eventId: string) => env.EVENT.get(env.EVENT.idFromName(eventId));

async function download(eventId: string): Promise<{ head: GateManifestHead; manifest: GateManifest }> {
  const event = await eventObject(env, eventId);
  const head = (await event.readGateManifestHead()) as GateManifestHead;
  const shards = new Map<number, Uint8Array>();
  for (const promised of head.shards) {
    const bytes = Uint8Array.from((await event.readGateManifestShard(head.version, promised.shard))!);
    expect(await shardIsWhole(bytes, promised, sha256)).toBe(true);
    shards.set(promised.shard, bytes);
  }
  return { head, manifest: new GateManifest(head, shards) };
}

describe("the gate manifest", () => {
  test("holds every ticket sold, found by id, by typed short code and by seat; its keys verify their codes", async () => {
    const eventId = crypto.randomUUID();
    await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0, 1, 12]);
    const { head, manifest } = await download(eventId);
    expect(head.tickets).toBe(3);
    for (const ticket of tickets) {
      const read = await verifyTicketCode(ticket.code, manifest.keys());
      expect(read.ok && manifest.findTicket(read.value.ticketId)).toMatchObject({ serial: 1, flags: 0 });
      const typed = parseShortCode(ticket.shortCode.toLowerCase())!;
      expect(manifest.findByShortCode(typed).map(({ ticketId }) => ticketId)).toEqual([ticket.ticketId]);
    }
    expect(manifest.findBySeat("b3").map(({ place }) => placeLabel(place))).toEqual(["B 3"]);
  });

  test("stays the same version until a ticket or the gates change", async () => {
    const eventId = crypto.randomUUID();
    const { event, setup } = await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0]);
    const first = (await download(eventId)).head;
    await sync(event, phone("d1"), aSync([aScan("d1", 1, tickets[0]!.ticketId)]));
    expect((await download(eventId)).head.version).toBe(first.version);
    await issue(eventId, [1]);
    const second = (await download(eventId)).head;
    expect(second.version).toBeGreaterThan(first.version);
    expect(second.tickets).toBe(2);
    await event.configure({
      ...setup,
      revision: 2,
      gates: [...setup.gates, { id: "south", name: "South", listId: "main", ticketTypeIds: [] }],
    });
    const third = (await download(eventId)).head;
    expect(third.version).toBeGreaterThan(second.version);
    expect(third.gates.map(({ name }) => name)).toEqual(["North", "South"]);
    const told = await sync(event, phone("d1"), aSync([], { manifestVersion: second.version }));
    expect(told.commands).toEqual([{ kind: "refresh_manifest", version: third.version }]);
  });

  test("a shard of an unknown or evicted version is null, so that the device fetches the head again", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    expect(await event.readGateManifestShard(999, 0)).toBeNull();
  });
});

describe("scans from phones", () => {
  test("the same batch twice is stored once, and the second response marks it as repeated", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0, 1]);
    const batch = aSync(tickets.map(({ ticketId }, i) => aScan("d1", i + 1, ticketId)));
    const first = await sync(event, phone("d1"), batch);
    const again = await sync(event, phone("d1"), batch);
    expect(first.acks.map(({ status }) => status)).toEqual(["stored", "stored"]);
    expect(again.acks.map(({ status }) => status)).toEqual(["repeated", "repeated"]);
    expect(await event.readDayOf()).toMatchObject({
      admitted: 2,
      inside: 2,
      perGate: [{ gateId: "north", entries: 2, exits: 0, refused: 0 }],
      devices: [{ deviceId: "d1", scans: 2, pendingScans: 0, appVersion: "test" }],
    });
  });

  test("when two phones admitted one ticket, both scans are stored with one incident, and each phone receives the other's scan", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0]);
    const { ticketId } = tickets[0]!;
    const at = Date.now();
    await sync(event, phone("d2"), aSync([aScan("d2", 1, ticketId, { deviceAt: at + 5_000 })]));
    const one = await sync(event, phone("d1"), aSync([aScan("d1", 1, ticketId, { deviceAt: at })]));
    expect(one.scans.map(({ scanId }) => scanId)).toEqual(["d2:1:1"]);
    const two = await sync(event, phone("d2"), aSync([]));
    expect(two.scans.map(({ scanId }) => scanId)).toEqual(["d1:1:1"]);
    const day = await event.readDayOf();
    expect(day).toMatchObject({ admitted: 1, inside: 1 });
    expect(day.incidents).toMatchObject([
      {
        kind: "duplicate_admission",
        ticketId,
        what: "A 1",
        scans: [{ scanId: "d1:1:1" }, { scanId: "d2:1:1" }],
      },
    ]);
    expect(day.curve).toEqual([Math.floor(at / 60_000), 1]);
  });

  test("an unreadable record is stored and listed, and blocks neither the others nor the download", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0, 1]);
    await sync(event, phone("d2"), aSync([aScan("d2", 1, tickets[1]!.ticketId)]));
    const odd = { what: "is this", scanId: 7 };
    const answer = await sync(
      event,
      phone("d1"),
      aSync([odd, aScan("d1", 1, tickets[0]!.ticketId), aScan("d9", 1, tickets[0]!.ticketId)]),
    );
    expect(answer.acks).toEqual([
      { index: 0, scanId: null, status: "quarantined", why: "malformed" },
      { index: 1, scanId: "d1:1:1", status: "stored" },
      { index: 2, scanId: "d9:1:1", status: "quarantined", why: "other_device" },
    ]);
    expect(answer.scans.map(({ scanId }) => scanId)).toEqual(["d2:1:1"]);
    await sync(event, phone("d1"), aSync([odd]));
    const quarantine = await runInDurableObject(inside(eventId), (_instance, ctx) =>
      ctx.storage.sql.exec("select why, raw from gate_quarantine order by position").toArray(),
    );
    expect(quarantine).toMatchObject([
      { why: "malformed", raw: JSON.stringify(odd) },
      { why: "other_device" },
    ]);
    const { incidents } = await event.readDayOf();
    expect(incidents.map(({ kind }) => kind)).toContain("quarantined_scan");
  });

  test("a record with a known id and different content does not overwrite the first", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0]);
    const scan = aScan("d1", 1, tickets[0]!.ticketId);
    await sync(event, phone("d1"), aSync([scan]));
    const answer = await sync(event, phone("d1"), aSync([{ ...scan, decision: "refuse" }]));
    expect(answer.acks).toMatchObject([{ status: "quarantined", why: "different_body" }]);
    expect(await event.readDayOf()).toMatchObject({ admitted: 1 });
  });

  test("scans of a revoked device are quarantined, not counted and not sent to other devices", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0]);
    const answer = await sync(
      event,
      { ...phone("d1"), revoked: true },
      aSync([aScan("d1", 1, tickets[0]!.ticketId)]),
    );
    expect(answer.acks).toMatchObject([{ status: "quarantined", why: "device_revoked" }]);
    expect(answer).toMatchObject({ scans: [], tickets: [] });
    expect((await sync(event, phone("d2"), aSync([]))).scans).toEqual([]);
    expect(await event.readDayOf()).toMatchObject({ admitted: 0, inside: 0 });
  });

  test("a revoked phone cannot fill the object: its quarantine has a bound of bytes, also after the object slept", async () => {
    const eventId = crypto.randomUUID();
    let { event } = await anOpenEvent(eventId);
    const revoked = { ...phone("d1"), revoked: true };
    const send = async (n: number) =>
      event.syncScans(revoked, { ...aSync([]), scansJson: JSON.stringify([`${n} ${"x".repeat(480_000)}`]) });
    for (let n = 0; n < 20; n++) await send(n);
    await evictDurableObject(inside(eventId));
    event = await eventObject(env, eventId);
    expect(await send(99)).toMatchObject({ quarantineFull: true, acks: [] });
    const [stored] = await runInDurableObject(inside(eventId), (_instance, ctx) =>
      ctx.storage.sql
        .exec<{ bytes: number }>("select sum(length(raw)) as bytes from gate_quarantine")
        .toArray(),
    );
    expect(stored!.bytes).toBeLessThan(6 * 1024 * 1024);
    const good = await sync(event, phone("d2"), aSync([aScan("d2", 1, null, { decision: "refuse" })]));
    expect(good.acks).toMatchObject([{ status: "stored" }]);
  });

  test("missing seqs are requested", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0]);
    const answer = await sync(event, phone("d1"), aSync([aScan("d1", 4, tickets[0]!.ticketId)]));
    expect(answer.gaps).toEqual([{ from: 1, to: 3 }]);
  });

  test("600 scans of another phone are downloaded in pages, each once", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    for (let batch = 0; batch < 3; batch++)
      await sync(
        event,
        phone("d1"),
        aSync(
          Array.from({ length: 200 }, (_, i) =>
            aScan("d1", batch * 200 + i + 1, null, { decision: "refuse", reason: "invalid_code" }),
          ),
        ),
      );
    const seen: string[] = [];
    let cursor = 0;
    let more = true;
    while (more) {
      const answer = await sync(event, phone("d2"), aSync([], { cursor }));
      seen.push(...answer.scans.map(({ scanId }) => scanId));
      expect(answer.asOf === null).toBe(answer.more);
      ({ cursor, more } = answer);
    }
    expect(seen).toHaveLength(600);
    expect(new Set(seen).size).toBe(600);
    expect((await sync(event, phone("d2"), aSync([], { cursor }))).scans).toEqual([]);
  });

  test("a cancelled ticket reaches the gates with the next sync, before new sales", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    const { bookingId, tickets } = await issue(eventId, [0]);
    const { head } = await download(eventId);
    await issue(eventId, [1, 2]);
    await event.cancelBooking({ bookingId, actor: "user:o", reason: "asked", idempotencyKey: "k1" });
    const answer = await sync(event, phone("d1"), aSync([], { manifestVersion: head.version }));
    expect(answer.tickets.map(({ flags }) => flags)).toEqual([1, 0, 0]);
    expect(answer.tickets[0]).toMatchObject({ ticketId: tickets[0]!.ticketId });
    await sync(event, phone("d2"), aSync([aScan("d2", 1, tickets[0]!.ticketId)]));
    expect((await event.readDayOf()).incidents.map(({ kind }) => kind)).toEqual(["revoked_admitted"]);
  });

  test("the first admission is recorded in the sale, which then refuses to cancel the booking; an undo reverts it", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    const { bookingId, tickets } = await issue(eventId, [0]);
    const { ticketId } = tickets[0]!;
    await sync(event, phone("d1"), aSync([aScan("d1", 1, ticketId)]));
    const cancel = { bookingId, actor: "user:o", reason: "asked", idempotencyKey: "k1" };
    expect(await event.cancelBooking(cancel)).toMatchObject({ ok: false, reason: "already_scanned" });
    await sync(event, phone("d1"), aSync([aScan("d1", 2, ticketId, { kind: "undo", undoOf: "d1:1:1" })]));
    expect((await event.listTickets(bookingId))[0]!.checkedInAt).toBeNull();
    expect(await event.cancelBooking(cancel)).toMatchObject({ ok: true });
  });

  test("a hibernated object restarts with every scan, incident and device, and the same positions", async () => {
    const eventId = crypto.randomUUID();
    const { event } = await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0, 1]);
    const { ticketId } = tickets[0]!;
    await sync(event, phone("d1"), aSync([aScan("d1", 1, ticketId), { odd: true }]));
    const last = await sync(event, phone("d2"), aSync([aScan("d2", 1, ticketId)]));
    const head = (await download(eventId)).head;
    const { now: _before, ...before } = await event.readDayOf();
    await evictDurableObject(inside(eventId));
    const awake = await eventObject(env, eventId);
    const { now: _after, ...after } = await awake.readDayOf();
    expect(after).toEqual(before);
    expect((await download(eventId)).head).toEqual({ ...head, asOf: expect.any(Number) });
    const next = await sync(awake, phone("d2"), aSync([], { cursor: last.cursor }));
    expect(next).toMatchObject({ scans: [], cursor: last.cursor, more: false });
  });

  test("when the rows cannot be written no scan is acknowledged, and a retry of the batch succeeds", async () => {
    const eventId = crypto.randomUUID();
    let { event } = await anOpenEvent(eventId);
    const { tickets } = await issue(eventId, [0]);
    const batch = aSync([aScan("d1", 1, tickets[0]!.ticketId)]);
    await runInDurableObject(inside(eventId), (_instance, ctx) => {
      ctx.storage.sql.exec(
        "create trigger disk_full before insert on gate_scan begin select raise(abort, 'disk full'); end",
      );
    });
    const told = await sync(event, phone("d1"), batch).then(() => "synced", String);
    expect(told).toContain("disk full");
    event = await eventObject(env, eventId);
    expect(await event.readDayOf()).toMatchObject({ admitted: 0, inside: 0, devices: [] });
    await runInDurableObject(inside(eventId), (_instance, ctx) => {
      ctx.storage.sql.exec("drop trigger disk_full");
    });
    expect((await sync(event, phone("d1"), batch)).acks).toMatchObject([{ status: "stored" }]);
    expect(await event.readDayOf()).toMatchObject({ admitted: 1 });
  });
});
