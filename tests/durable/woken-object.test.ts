import { env, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { EventAgent } from "#worker/event-agent";
import { eventObject } from "#worker/platform/event-object";
import { connect, seats } from "../build/workerd/connection";
import { anOpenEvent, issue } from "../build/workerd/gate";
import { aSetup } from "../build/workerd/setup";

const stubOf = (eventId: string) =>
  env.EVENT.get(env.EVENT.idFromName(eventId)) as unknown as DurableObjectStub<EventAgent>;

test("a woken object has its alarms: it schedules none twice, and a sooner one when needed", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  await event.hold("guest:a", { holdId: crypto.randomUUID(), seats: [0], pools: [] });
  await evictDurableObject(stubOf(eventId));
  await (await eventObject(env, eventId)).readSnapshot();
  await runInDurableObject(stubOf(eventId), async (instance) => {
    const first = Math.min(...(await instance.listSchedules({})).map(({ time }) => time * 1_000));
    const { clock } = instance["parts"];
    expect(clock.arm(first)).toBeNull();
    const sooner = clock.arm(first - 1_000);
    expect(sooner).not.toBeNull();
    await sooner;
    const times = (await instance.listSchedules({})).map(({ time }) => time * 1_000);
    expect(Math.min(...times)).toBe(first - 1_000);
    expect(times.filter((time) => time === first)).toHaveLength(1);
  });
});

test("a ticket that the gates do not have yet is committed before a device reads the manifest", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  await issue(eventId, [0, 1]);
  const before = await event.readGateManifestHead();
  await runInDurableObject(stubOf(eventId), (instance, { storage }) => {
    // As after a crash between the sale and the gates, in rows of an earlier version.
    storage.sql.exec("delete from gate_ticket where position = (select max(position) from gate_ticket)");
    instance["parts"].commit.wake();
  });
  const head = await event.readGateManifestHead();
  expect([before.tickets, head.tickets]).toEqual([2, 2]);
  const rows = await runInDurableObject(stubOf(eventId), (_, { storage }) =>
    storage.sql.exec("select ticket_id from gate_ticket").toArray(),
  );
  expect(rows).toHaveLength(2);
});

test("a manifest whose lists changed with a new release keeps its version when the object sleeps", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  await issue(eventId, [0]);
  await event.readGateManifestHead();
  await runInDurableObject(stubOf(eventId), (instance, { storage }) => {
    storage.sql.exec(
      "update gate_fact set value = 'as an earlier release wrote it' where name = 'structure'",
    );
    instance["parts"].commit.wake();
  });
  const { version } = await event.readGateManifestHead();
  const stored = await runInDurableObject(stubOf(eventId), (_, { storage }) =>
    storage.sql.exec("select value from gate_fact where name = 'structurePosition'").one(),
  );
  expect(stored).toEqual({ value: String(version) });
});

test("an event that is not on sale has an empty day", async () => {
  const event = await eventObject(env, crypto.randomUUID());
  expect(await event.readDayOf()).toMatchObject({ admitted: 0, inside: 0, devices: [], incidents: [] });
});

test("a new plan reaches open maps as a whole snapshot, whose version a restarted object does not repeat", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  const map = await connect(eventId, seats("guest:a"));
  await expect.poll(() => map.of("snapshot").length).toBe(1);
  const first = map.of("snapshot")[0]!["version"] as number;
  const setup = aSetup(eventId, { priceMinor: 0, rows: 3 });
  expect(await event.configure({ ...setup, revision: 2 })).toMatchObject({ ok: true });
  await expect.poll(() => map.of("snapshot").length).toBe(2);
  const version = map.of("snapshot")[1]!["version"] as number;
  expect(map.of("snapshot")[1]!["seats"]).toHaveLength(30);
  expect(version).toBeGreaterThan(first);
  await evictDurableObject(stubOf(eventId));
  expect((await (await eventObject(env, eventId)).readSnapshot()).version).toBe(version);
});

test("a seat that is held and released at once leaves the map at its version", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  const holdId = crypto.randomUUID();
  const versionRow = () =>
    runInDurableObject(stubOf(eventId), (_, { storage }) =>
      storage.sql.exec("select value from sale_fact where name = 'seat_version'").toArray(),
    );
  const before = await versionRow();
  await runInDurableObject(stubOf(eventId), (instance) =>
    Promise.all([
      instance.hold("guest:a", { holdId, seats: [0], pools: [] }),
      instance.releaseHold("guest:a", { holdId }),
    ]),
  );
  expect((await event.readSnapshot()).seats.slice(0, 1)).toBe("f");
  expect(await versionRow()).toEqual(before);
});
