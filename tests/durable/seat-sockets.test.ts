import { env, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import type { EventAgent } from "#worker/event-agent";
import { eventObject } from "#worker/platform/event-object";
import { connect, seats } from "../build/workerd/connection";
import { aSetup } from "../build/workerd/setup";
import { aPlaceRequest } from "../build/place-request";

/** The default of SEAT_MESSAGES_PER_SECOND. */
const PER_SECOND = 10;

afterEach(() => vi.restoreAllMocks());

async function anEvent(setup: Parameters<typeof aSetup>[1] = {}) {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  await event.configure(aSetup(eventId, setup));
  return { eventId, event };
}
const hold = (seatIndexes: number[]) => ({ holdId: crypto.randomUUID(), seats: seatIndexes, pools: [] });
const stubOf = (eventId: string) =>
  env.EVENT.get(env.EVENT.idFromName(eventId)) as unknown as DurableObjectStub<EventAgent>;

test("of two hundred concurrent requests for the last seat one succeeds, and the others are refused with a reason", async () => {
  const { event } = await anEvent({ rows: 1, perRow: 1 });
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) => event.hold(`guest:${i}`, hold([0]))),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "seat_taken")).toHaveLength(199);
});

test("a seat held by one buyer is held on other maps within a frame, and free again when released", async () => {
  const { eventId } = await anEvent();
  const [asha, ben] = [
    await connect(eventId, seats("guest:asha")),
    await connect(eventId, seats("guest:ben")),
  ];
  await expect.poll(() => ben.of("snapshot").length).toBe(1);
  const first = ben.of("snapshot")[0]!;
  const asked = hold([3, 4]);
  asha.say({ t: "hold", n: 1, hold: asked });
  await expect.poll(() => asha.of("answer")[0]).toMatchObject({ n: 1, ok: true });
  await expect
    .poll(() => ben.of("delta")[0])
    .toEqual({
      t: "delta",
      from: first["version"],
      version: (first["version"] as number) + 1,
      seats: [3, "h", 4, "h"],
    });
  expect(JSON.stringify(ben.frames)).not.toContain("asha");

  ben.say({ t: "hold", n: 2, hold: hold([4, 5]) });
  await expect
    .poll(() => ben.of("answer")[0])
    .toMatchObject({ n: 2, ok: false, reason: "seat_taken", lost: [4] });
  asha.say({ t: "release", n: 3, holdId: asked.holdId, seats: [4] });
  await expect.poll(() => ben.of("delta").at(-1)).toMatchObject({ seats: [4, "f"] });
});

test("a hold is sent to the buyer's other tab", async () => {
  const { eventId } = await anEvent();
  const here = await connect(eventId, seats("user:asha"));
  const there = await connect(eventId, seats("user:asha"));
  here.say({ t: "hold", n: 1, hold: hold([0]) });
  await expect
    .poll(() => there.of("mine")[0])
    .toMatchObject({ why: "changed", hold: { seats: [{ index: 0 }] } });
  expect(here.of("mine")).toHaveLength(0);
});

test("the alarm frees the seats of an expired hold on open maps", async () => {
  const { eventId, event } = await anEvent();
  const ben = await connect(eventId, seats("guest:ben"));
  const asha = await connect(eventId, seats("guest:asha"));
  const asked = hold([7]);
  expect(await event.hold("guest:asha", asked)).toMatchObject({ ok: true });
  await expect.poll(() => ben.of("delta").length).toBe(1);
  await runInDurableObject(stubOf(eventId), async (instance: EventAgent, state) => {
    // Expires the hold, as after ten minutes.
    state.storage.sql.exec("update hold set expires_at = ?", Date.now() - 1);
    instance["parts"].commit.wake();
    await instance["parts"].armNext();
  });
  await expect.poll(() => ben.of("delta").at(-1), { timeout: 20_000 }).toMatchObject({ seats: [7, "f"] });
  await expect.poll(() => asha.of("mine").at(-1)).toMatchObject({ why: "expired", hold: null });
  expect(await event.readHold("guest:asha")).toBeNull();
});

test("a client that connects between the hold and the release of a seat in one frame sees it free afterwards", async () => {
  const { eventId, event } = await anEvent();
  const ben = await connect(eventId, seats("guest:ben"));
  await event.hold("guest:asha", hold([0]));
  await expect.poll(() => ben.of("delta").length).toBe(1);
  // Frames are sent every 100 ms.
  const brief = hold([5]);
  const [, late] = await Promise.all([
    event.hold("guest:chitra", brief),
    connect(eventId, seats("guest:late")),
  ]);
  await event.readSnapshot();
  await event.releaseHold("guest:chitra", { holdId: brief.holdId });
  await expect.poll(() => late.of("snapshot").length).toBe(1);
  const shown = (): string => {
    const letters = [...(late.of("snapshot")[0]!["seats"] as string)];
    for (const { seats: pairs } of late.of("delta") as unknown as { seats: (number | string)[] }[])
      for (let at = 0; at < pairs.length; at += 2) letters[pairs[at] as number] = pairs[at + 1] as string;
    return letters.slice(0, 6).join("");
  };
  await expect.poll(shown).toBe("hfffff");
  await expect.poll(async () => (await event.readSnapshot()).seats.slice(0, 6)).toBe("hfffff");
});

test("a restart preserves holds, bookings and the map's version", async () => {
  const { eventId, event } = await anEvent();
  const asked = hold([0, 1]);
  await event.hold("guest:asha", asked);
  await event.hold("guest:ben", hold([5]));
  const bookingId = crypto.randomUUID();
  const placed = await event.placeBooking("guest:asha", {
    ...aPlaceRequest(bookingId, asked.holdId),
    attendeeNames: ["Asha", "Ben"],
  });
  await expect.poll(async () => (await event.readSnapshot()).seats.slice(0, 6)).toBe("hhfffh");
  const before = await event.readSnapshot();
  await evictDurableObject(stubOf(eventId));
  const after = await (await eventObject(env, eventId)).readSnapshot();
  expect(after.seats).toBe(before.seats);
  expect(after.version).toBeGreaterThanOrEqual(before.version);
  expect(await event.readHold("guest:ben")).toMatchObject({ seats: [{ index: 5 }] });
  expect(await event.readBooking(bookingId, "guest:asha")).toEqual(placed.ok && placed.value);
  expect(await event.readBooking(bookingId, "guest:ben")).toBeNull();
});

test("frames of the Agents SDK have no effect and no response", async () => {
  const { eventId } = await anEvent();
  const stranger = await connect(eventId, seats("guest:x"));
  await expect.poll(() => stranger.frames.length).toBe(1);
  stranger.say({ type: "cf_agent_state", state: { hacked: true } });
  stranger.say({ type: "rpc", id: "1", method: "configure", args: [] });
  stranger.say("not json");
  await expect.poll(() => stranger.frames.length).toBe(4);
  expect(stranger.frames.slice(1)).toEqual(
    Array.from({ length: 3 }, () => ({ t: "answer", n: -1, ok: false, reason: "malformed" })),
  );
  expect(stranger.frames[0]!.t).toBe("snapshot");
  const state = await runInDurableObject(stubOf(eventId), (instance: EventAgent) => instance.state);
  expect(state).toBeUndefined();
});

test("requests over the rate limit are refused as too_many_requests and hold no seat", async () => {
  const { eventId } = await anEvent();
  const eager = await connect(eventId, seats("guest:x"));
  // A stopped clock: a slow machine would refill the allowance between two messages.
  vi.spyOn(Date, "now").mockReturnValue(Date.now());
  for (let n = 0; n < 60; n++) eager.say({ t: "snapshot", n });
  await expect.poll(() => eager.frames.length).toBe(61);
  expect(eager.of("answer").some((frame) => frame["reason"] === "too_many_requests")).toBe(true);
});

test("a connection that continues over the rate limit is closed, with valid or invalid messages", async () => {
  const { eventId, event } = await anEvent();
  for (const flood of ["nonsense", JSON.stringify({ t: "snapshot", n: 1 })]) {
    const eager = await connect(eventId, seats("guest:x"));
    const from = Date.now();
    for (let n = 0; n < 2_000; n++) eager.say(flood);
    await expect.poll(() => eager.closed[0], { timeout: 20_000 }).toBe(1008);
    // On a slow machine the allowance grows while the flood is read.
    const grown = (PER_SECOND * (Date.now() - from)) / 1000;
    expect(eager.frames.length).toBeLessThan(260 + grown);
  }
  expect((await event.readSnapshot()).seats).not.toContain("h");
});

test("a request to the object without event, proof or upgrade is not found", async () => {
  const { eventId, event } = await anEvent();
  expect((await event.fetch("https://event.object/")).status).toBe(404);
  expect((await event.fetch("https://event.object/", { headers: { upgrade: "websocket" } })).status).toBe(
    404,
  );
  await expect(connect(crypto.randomUUID(), seats("guest:x"))).rejects.toThrow("404");
  expect(eventId).toBeTruthy();
});

test("a failed commit changes nothing: its callers receive an error, and the seat is free", async () => {
  const { eventId, event } = await anEvent();
  const diskIsFull = (table: string) =>
    runInDurableObject(stubOf(eventId), (_instance: EventAgent, state) => {
      state.storage.sql.exec("drop trigger if exists full_disk");
      state.storage.sql.exec(
        `create trigger full_disk before insert on ${table} begin select raise(abort, 'disk full'); end`,
      );
    });
  await diskIsFull("hold");
  expect(await event.hold("guest:asha", hold([0])).then(() => "held", String)).toContain("disk full");
  await diskIsFull("booking");
  const awake = await eventObject(env, eventId);
  expect(await awake.readHold("guest:asha")).toBeNull();
  const held = hold([0]);
  expect(await awake.hold("guest:ben", held)).toMatchObject({ ok: true });
  const place = {
    bookingId: crypto.randomUUID(),
    holdId: held.holdId,
    buyerName: "Ben",
    buyerEmail: "ben@example.com",
    locale: "en",
    attendeeNames: [],
  };
  expect(await awake.placeBooking("guest:ben", place).then(() => "placed", String)).toContain("disk full");
  const again = await eventObject(env, eventId);
  expect(await again.readHold("guest:ben")).toMatchObject({ holdId: held.holdId, seats: [{ index: 0 }] });
  expect(await again.readBooking(place.bookingId, null)).toBeNull();
});
