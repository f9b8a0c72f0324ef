import { env, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import type { EventAgent } from "#worker/event-agent";
import { anOpenEvent, issue, sync } from "../build/workerd/gate";
import { aScan, aSync } from "../build/workerd/north-gate";

afterEach(() => vi.restoreAllMocks());

const HOUR = 3_600_000;
const phone = (deviceId: string) => ({ deviceId, gateId: "north", revoked: false });

/** An open event with tickets, and the keys of the incident notices that its object adds to the outbox. */
async function aGate(seats: number[]) {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  const { tickets } = await issue(eventId, seats);
  const notices: string[] = [];
  const stub = env.EVENT.get(env.EVENT.idFromName(eventId)) as unknown as DurableObjectStub<EventAgent>;
  await runInDurableObject(stub, (instance) => {
    const { outbox } = instance["parts"];
    const add = outbox.add.bind(outbox);
    vi.spyOn(outbox, "add").mockImplementation((effect, now) => {
      if (effect.kind === "notice") notices.push(effect.key);
      add(effect, now);
    });
  });
  return { eventId, event, ids: tickets.map(({ ticketId }) => ticketId), notices };
}

test("organizers get no notice while every scan is in order", async () => {
  const { event, ids, notices } = await aGate([0, 1]);
  await sync(event, phone("d1"), aSync(ids.map((id, i) => aScan("d1", i + 1, id))));
  await sync(event, phone("d1"), aSync([]));
  expect(notices).toEqual([]);
});

test("organizers get one notice an hour, however many incidents it has, and one in the next hour", async () => {
  const { eventId, event, ids, notices } = await aGate([0, 1, 2]);
  const hour = Math.ceil(Date.now() / HOUR);
  const clock = vi.spyOn(Date, "now").mockReturnValue(hour * HOUR);
  await sync(event, phone("d1"), aSync(ids.map((id, i) => aScan("d1", i + 1, id))));
  expect(notices).toEqual([]);
  await sync(event, phone("d2"), aSync([aScan("d2", 1, ids[0]!)]));
  clock.mockReturnValue((hour + 1) * HOUR - 1);
  await sync(event, phone("d2"), aSync([aScan("d2", 2, ids[1]!)]));
  expect(notices).toEqual([`notice:incident:${eventId}:${hour}`]);
  clock.mockReturnValue((hour + 1) * HOUR);
  await sync(event, phone("d2"), aSync([aScan("d2", 3, ids[2]!)]));
  expect(notices).toEqual([`notice:incident:${eventId}:${hour}`, `notice:incident:${eventId}:${hour + 1}`]);
});

test("a scan in quarantine alone is a reason for a notice", async () => {
  const { event, notices } = await aGate([0]);
  await sync(event, phone("d1"), aSync([{ odd: true }]));
  expect(notices).toHaveLength(1);
});

test("an override by a device without that right is a reason for a notice", async () => {
  const { event, ids, notices } = await aGate([0]);
  const override = aScan("d1", 1, ids[0]!, { kind: "override", reason: null, operator: "Meera" });
  const taken = await sync(event, phone("d1"), aSync([override]));
  expect(taken.acks).toMatchObject([{ status: "stored" }]);
  expect(notices).toHaveLength(1);
});
