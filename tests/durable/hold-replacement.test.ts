import { env, evictDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { eventObject } from "#worker/platform/event-object";
import { aSetup } from "../build/workerd/setup";
import { Browser, env as bindings } from "../build/workerd/visit";

const NOTHING = { seats: [], pools: [] };
const hold = (...seats: number[]) => ({ holdId: crypto.randomUUID(), seats, pools: [] });
const replacement = (seats: number[], released: number[]) => ({
  ...hold(...seats),
  release: { ...NOTHING, seats: released },
});

async function anEvent(options: Parameters<typeof aSetup>[1] = {}) {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  await event.configure(aSetup(eventId, { rows: 1, perRow: 6, ...options }));
  return { eventId, event };
}

test("a replacement refused because its seats are taken leaves the old hold untouched, in memory and in the rows", async () => {
  const { eventId, event } = await anEvent();
  await event.hold("guest:b", hold(4, 5));
  await event.hold("guest:a", hold(0, 1));
  const before = await event.readHold("guest:a");
  expect(await event.replaceHold("guest:a", replacement([4, 5], [0, 1]))).toMatchObject({
    ok: false,
    reason: "seat_taken",
    detail: { lost: [4, 5] },
  });
  expect(await event.readHold("guest:a")).toEqual(before);
  await evictDurableObject(env.EVENT.get(env.EVENT.idFromName(eventId)));
  const awake = await eventObject(env, eventId);
  expect(await awake.readHold("guest:a")).toEqual(before);
});

test("a refused replacement by the best available seats keeps the held ones", async () => {
  const { event } = await anEvent();
  await event.hold("guest:b", hold(2));
  await event.hold("guest:a", hold(0, 1));
  const before = await event.readHold("guest:a");
  const best = { ticketTypeIds: ["seat"], accessible: false, replaceSeats: true };
  const four = { ...best, holdId: crypto.randomUUID(), quantity: 4 };
  expect(await event.holdBest("guest:a", four)).toMatchObject({ reason: "none_together" });
  expect(await event.readHold("guest:a")).toEqual(before);
  const three = { ...best, holdId: crypto.randomUUID(), quantity: 3 };
  expect(await event.holdBest("guest:a", three)).toMatchObject({
    ok: true,
    value: { seats: [{ index: 3 }, { index: 4 }, { index: 5 }] },
  });
  await expect.poll(async () => (await event.readSnapshot()).seats).toBe("ffhhhh");
});

test("an accepted replacement survives a restart", async () => {
  const { eventId, event } = await anEvent();
  await event.hold("guest:a", hold(0, 1));
  const replaced = await event.replaceHold("guest:a", replacement([3], [0, 1]));
  if (!replaced.ok) throw new Error(replaced.reason);
  await evictDurableObject(env.EVENT.get(env.EVENT.idFromName(eventId)));
  const awake = await eventObject(env, eventId);
  expect(await awake.readHold("guest:a")).toEqual(replaced.value.hold);
  expect((await awake.readSnapshot()).seats).toBe("fffhff");
});

test("a replacement over the rate limit is refused, and the old hold is untouched", async () => {
  const { eventId, event } = await anEvent();
  const browser = new Browser("203.0.113.77");
  const held = await browser.visit(({ booking }) => booking.hold(eventId, hold(0, 1)));
  if (!held.ok) throw new Error(held.reason);
  const { buyerKey } = await browser.visitor();
  for (let tries = 0; tries < 100; tries++) await bindings.BOOKING_LIMIT.limit({ key: buyerKey });
  const best = {
    holdId: crypto.randomUUID(),
    quantity: 2,
    ticketTypeIds: [],
    accessible: false,
    replaceSeats: true,
  };
  const refused = [
    await browser.visit(({ booking }) => booking.replaceHold(eventId, replacement([3], [0, 1]))),
    await browser.visit(({ booking }) => booking.holdBest(eventId, best)),
  ];
  expect(refused).toMatchObject([{ reason: "too_many_requests" }, { reason: "too_many_requests" }]);
  expect(await event.readHold(buyerKey)).toEqual(held.value);
});
