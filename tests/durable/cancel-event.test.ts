import { env, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { eventObject } from "#worker/platform/event-object";
import { aSetup } from "../build/workerd/setup";
import { aPlaceRequest } from "../build/place-request";

const BOOKINGS = 2_200;

/** A standing hall with the given number of bookings of one place each. */
async function aSoldHall(bookings: number) {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  const setup = aSetup(eventId, { rows: 1, standing: bookings + 10 });
  const free = setup.ticketTypes.map((type) => ({ ...type, priceMinor: 0 }));
  await event.configure({ ...setup, ticketTypes: free });
  const sell = async (n: number) => {
    const holdId = crypto.randomUUID();
    await event.hold(`guest:${n}`, {
      holdId,
      seats: [],
      pools: [{ ticketTypeId: "standing", quantity: 1 }],
    });
    const placed = await event.placeBooking(`guest:${n}`, aPlaceRequest(crypto.randomUUID(), holdId));
    expect(placed.ok).toBe(true);
  };
  for (let from = 0; from < bookings; from += 200)
    await Promise.all(Array.from({ length: Math.min(200, bookings - from) }, (_, at) => sell(from + at)));
  return { event, stub: env.EVENT.get(env.EVENT.idFromName(eventId)) };
}

test(
  "a sold-out event is cancelled in batches, and other requests are served in between",
  { timeout: 120_000 },
  async () => {
    const { event } = await aSoldHall(BOOKINGS);
    expect(await event.readConsequences()).toMatchObject({ bookings: BOOKINGS, ticketsValid: BOOKINGS });
    const cancelled = { done: false };
    const cancelling = event.cancelEvent().finally(() => (cancelled.done = true));
    let answered = 0;
    while (!cancelled.done) {
      await event.readKeys();
      answered++;
    }
    expect(await cancelling).toEqual({ bookings: BOOKINGS, refundsMinor: 0 });
    expect(answered).toBeGreaterThan(3);
    expect(await event.readConsequences()).toMatchObject({ bookings: 0, ticketsValid: 0 });
    expect(await event.cancelEvent()).toEqual({ bookings: 0, refundsMinor: 0 });
  },
);

test("a cancellation interrupted by a crash is completed by the alarm", async () => {
  const { event, stub } = await aSoldHall(250);
  // The rows after the first commit: the sale is closed, no booking has ended yet.
  await runInDurableObject(stub, (_, { storage: { sql } }) => {
    sql.exec("update sale_fact set value = json_set(value, '$.state', 'cancelled') where name = 'setup'");
  });
  await evictDurableObject(stub);
  expect(await event.hold("guest:x", { holdId: crypto.randomUUID(), seats: [0], pools: [] })).toMatchObject({
    reason: "event_closed",
  });
  await runDurableObjectAlarm(stub);
  await expect.poll(() => event.readConsequences()).toMatchObject({ bookings: 0, ticketsValid: 0 });
});
