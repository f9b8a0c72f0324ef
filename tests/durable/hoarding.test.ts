import { env, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { eventObject } from "#worker/platform/event-object";
import { aSetup } from "../build/workerd/setup";
import { aPlaceRequest } from "../build/place-request";

const CAMPUS = "net:campus";
const ask = (...seats: number[]) => ({ holdId: crypto.randomUUID(), seats, pools: [] });

async function aHall() {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  // A hundred seats: one network may reserve a quarter of them.
  await event.configure(aSetup(eventId, { rows: 10, perRow: 10, seatsPerBuyer: 5 }));
  return { eventId, event };
}

/** Five guests with five seats each. */
async function hoard(event: Awaited<ReturnType<typeof aHall>>["event"]) {
  for (let guest = 0; guest < 5; guest++) {
    const seats = Array.from({ length: 5 }, (_, at) => guest * 5 + at);
    expect(await event.hold(`guest:${guest}`, ask(...seats), CAMPUS)).toMatchObject({ ok: true });
  }
}

test("the guests of one network cannot hold a whole hall, and other guests and signed-in buyers are not affected", async () => {
  const { event } = await aHall();
  await hoard(event);
  expect(await event.hold("guest:late", ask(50), CAMPUS)).toMatchObject({ reason: "network_full" });
  const best = { holdId: crypto.randomUUID(), quantity: 2, ticketTypeIds: [], accessible: false };
  expect(await event.holdBest("guest:late", best, CAMPUS)).toMatchObject({ reason: "network_full" });
  expect(await event.hold("guest:elsewhere", ask(51), "net:other")).toMatchObject({ ok: true });
  expect(await event.hold("user:asha", ask(52), CAMPUS)).toMatchObject({ ok: true });
  expect((await event.readSnapshot()).seats[50]).toBe("f");
});

test("two hundred concurrent guests of one network stay within its share", async () => {
  const { event } = await aHall();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, seat) => event.hold(`guest:bot-${seat}`, ask(seat), CAMPUS)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(25);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "network_full")).toHaveLength(75);
});

test("an unpaid booking counts, a released seat does not, and a hold can always be reduced", async () => {
  const { event } = await aHall();
  const mine = ask(0, 1, 2, 3, 4);
  await event.hold("guest:0", mine, CAMPUS);
  for (let guest = 1; guest < 5; guest++)
    await event.hold(`guest:${guest}`, ask(...Array.from({ length: 5 }, (_, at) => guest * 5 + at)), CAMPUS);
  const bookingId = crypto.randomUUID();
  const placed = await event.placeBooking("guest:0", aPlaceRequest(bookingId, mine.holdId));
  expect(placed.ok).toBe(true);
  expect(await event.hold("guest:0", ask(60), CAMPUS)).toMatchObject({ ok: false });
  expect(await event.hold("guest:9", ask(60), CAMPUS)).toMatchObject({ reason: "network_full" });

  await event.cancelBooking({ bookingId, actor: "guest:0", reason: "buyer", idempotencyKey: "k" });
  expect(await event.hold("guest:9", ask(60), CAMPUS)).toMatchObject({ ok: true });
});

test("the count survives a restart, and rows stored before it existed are accepted", async () => {
  const { eventId, event } = await aHall();
  await hoard(event);
  await evictDurableObject(env.EVENT.get(env.EVENT.idFromName(eventId)));
  expect(await event.hold("guest:late", ask(50), CAMPUS)).toMatchObject({ reason: "network_full" });

  const old = env.EVENT.get(env.EVENT.idFromName(eventId));
  await runInDurableObject(old, (_, { storage: { sql } }) => {
    sql.exec("alter table hold drop column network");
    sql.exec("update sale_fact set value = '1' where name = 'version'");
  });
  await evictDurableObject(old);
  expect((await event.readSnapshot()).seats.slice(0, 25)).toBe("h".repeat(25));
  expect(await event.hold("guest:late", ask(50), CAMPUS)).toMatchObject({ ok: true });
});
