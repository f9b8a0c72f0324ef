import { env, evictDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { fromBase64 } from "#domain/core/base64";
import { GateManifest } from "#domain/gate/manifest-lookup";
import { verifyTicketCode } from "#domain/ticket/ticket-code";
import { EventKeyStore } from "#durable/signing-key-store";
import { eventObject } from "#worker/platform/event-object";
import { anOpenEvent, issue, sync } from "../build/workerd/gate";
import { aScan, aSync } from "../build/workerd/north-gate";

afterEach(() => vi.restoreAllMocks());

const DEVICE = { deviceId: "d1", gateId: "north", revoked: false };

/** The keys as a gate with the newest manifest has them. */
async function keysAtGate(eventId: string) {
  const event = await eventObject(env, eventId);
  const head = await event.readGateManifestHead();
  const shards = new Map<number, Uint8Array>();
  for (const { shard } of head.shards)
    shards.set(shard, (await event.readGateManifestShard(head.version, shard))!);
  return new GateManifest(head, shards).keys();
}

test("a rotated key signs new tickets, and older tickets keep their code", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  const before = await issue(eventId, [0]);
  expect(await event.rotateKey(1)).toEqual({ ok: true, value: { keyNo: 2 } });
  expect(await event.rotateKey(1)).toEqual({ ok: true, value: { keyNo: 2 } });
  const after = await issue(eventId, [1], "guest:b");
  const keys = await keysAtGate(eventId);
  const read = async (code: string) => {
    const verified = await verifyTicketCode(code, keys);
    return verified.ok ? verified.value.keyNo : verified.reason;
  };
  expect([await read(before.tickets[0]!.code), await read(after.tickets[0]!.code)]).toEqual([1, 2]);
  expect((await event.listTickets(before.bookingId))[0]!.code).toBe(before.tickets[0]!.code);
  expect(await event.listKeys()).toMatchObject([
    { keyNo: 1, withdrawnAt: null, tickets: 1 },
    { keyNo: 2, withdrawnAt: null, tickets: 1 },
  ]);
});

test("a withdrawn key's codes die at the gates after a sync, and the wallet gets new ones", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  const [admitted, waiting] = (await issue(eventId, [0, 1])).tickets;
  const { bookingId } = await issue(eventId, [2], "guest:b");
  await sync(event, DEVICE, aSync([aScan("d1", 1, admitted!.ticketId)]));
  const head = await event.readGateManifestHead();
  const cursor = (await sync(event, DEVICE, aSync([], { headSeq: 1, manifestVersion: head.version }))).cursor;

  expect(await event.withdrawKey(1)).toEqual({ ok: true, value: { reissued: 2 } });
  expect(await event.withdrawKey(1)).toEqual({ ok: true, value: { reissued: 0 } });
  const news = await sync(event, DEVICE, aSync([], { headSeq: 1, cursor, manifestVersion: head.version }));
  expect(news.commands).toMatchObject([{ kind: "refresh_manifest" }]);
  expect(news.tickets).toHaveLength(2);
  const keys = await keysAtGate(eventId);
  expect(await verifyTicketCode(waiting!.code, keys)).toMatchObject({ reason: "key_withdrawn" });
  const [again] = await event.listTickets(bookingId);
  expect(await verifyTicketCode(again!.code, keys)).toMatchObject({
    ok: true,
    value: { keyNo: 2, serial: 2 },
  });
  // The admitted ticket keeps its serial: its old code was valid when it entered.
  expect((await event.readDayOf()).incidents).toEqual([]);

  await evictDurableObject(env.EVENT.get(env.EVENT.idFromName(eventId)));
  expect(await event.listKeys()).toMatchObject([
    { keyNo: 1, withdrawnAt: expect.any(Number), tickets: 0 },
    { keyNo: 2, withdrawnAt: null, tickets: 3 },
  ]);
  expect((await event.readKeys()).map(({ keyNo }) => keyNo)).toEqual([2]);
});

test("two requests to withdraw one key reissue its tickets once", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  const { bookingId } = await issue(eventId, [0]);
  const both = await Promise.all([event.withdrawKey(1), event.withdrawKey(1)]);
  expect(both.map((each) => each.ok && each.value.reissued).toSorted()).toEqual([0, 1]);
  expect((await event.listTickets(bookingId))[0]).toMatchObject({ serial: 2 });
  expect(await event.listKeys()).toHaveLength(2);
});

test("a key that does not exist is neither rotated nor withdrawn", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  for (const keyNo of [0, 2, -1]) {
    expect(await event.rotateKey(keyNo)).toMatchObject({ reason: "key_unknown" });
    expect(await event.withdrawKey(keyNo)).toMatchObject({ reason: "key_unknown" });
  }
  const unpublished = await eventObject(env, crypto.randomUUID());
  expect(await unpublished.rotateKey(0)).toMatchObject({ reason: "key_unknown" });
});

/** A store with one key. */
async function aKeyStore(eventId = "e1") {
  const store = new EventKeyStore(eventId, "a secret of the Worker");
  const key = await store.generate(1);
  store.add(key, 0);
  return { store, key };
}

test("a private key is wrapped under a nonce of 96 bits of its own, and opened only for its own event", async () => {
  const { store, key } = await aKeyStore();
  const nonceOf = ({ wrapped }: { wrapped: string }) => wrapped.split(".")[0]!;
  expect(fromBase64(nonceOf(key))).toHaveLength(12);
  expect(nonceOf(await store.generate(1))).not.toBe(nonceOf(key));
  expect(await store.openPrivate(1)).toMatchObject({ extractable: false, usages: ["sign"] });
  const other = new EventKeyStore("e2", "a secret of the Worker");
  other.add(key, 0);
  await expect(other.openPrivate(1)).rejects.toThrow();
});

test("a private key that could not be opened is opened by the next request, and is then cached", async () => {
  const { store } = await aKeyStore();
  const decrypt = vi.spyOn(crypto.subtle, "decrypt").mockRejectedValueOnce(new Error("busy"));
  await expect(store.openPrivate(1)).rejects.toThrow("busy");
  expect(await store.openPrivate(1)).toBe(await store.openPrivate(1));
  expect(decrypt).toHaveBeenCalledTimes(2);
});
