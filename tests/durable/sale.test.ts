import { env, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { verifyTicketCode } from "#domain/ticket/ticket-code";
import { eventObject } from "#worker/platform/event-object";
import { aSetup } from "../build/workerd/setup";
import { aPlaceRequest } from "../build/place-request";

const hold = (seats: number[]) => ({ holdId: crypto.randomUUID(), seats, pools: [] });

test("seats are held, booked and paid, and their tickets verify with the event's public key", async () => {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  expect(await event.configure(aSetup(eventId))).toEqual({ ok: true, value: { revision: 1 } });

  const asked = hold([0, 1]);
  const held = await event.hold("guest:a", asked);
  expect(held.ok && held.value.seats.map((seat) => seat.priceMinor)).toEqual([50_000, 50_000]);
  expect((await event.readSnapshot()).seats.slice(0, 3)).toBe("hhf");
  expect(await event.hold("guest:b", hold([1, 2]))).toMatchObject({
    ok: false,
    reason: "seat_taken",
    detail: { lost: [1] },
  });

  const bookingId = crypto.randomUUID();
  const place = aPlaceRequest(bookingId, asked.holdId);
  const placed = await event.placeBooking("guest:a", place);
  expect(placed.ok && placed.value).toMatchObject({ state: "pending", totals: { totalMinor: 118_000 } });
  expect(await event.placeBooking("guest:a", place)).toEqual(placed);
  expect(await event.placeBooking("guest:a", { ...place, buyerName: "Other" })).toMatchObject({
    reason: "different_body",
  });

  const intent = { bookingId, paymentId: "p1", provider: "sandbox", intentId: "i1", payUrl: "/pay" };
  await event.recordIntent({ ...intent, intentId: null, payUrl: null });
  await event.recordIntent(intent);
  const fact = {
    provider: "sandbox",
    messageId: "m1",
    eventId,
    bookingId,
    paymentId: "p1",
    intentId: "i1",
    state: "captured" as const,
    amountMinor: 118_000,
    currency: "INR",
    at: Date.now(),
  };
  const paid = await event.recordPaymentFact(fact);
  expect(paid).toMatchObject({ ok: true, value: { repeated: false } });
  expect(await event.readBooking(bookingId, "guest:a")).toMatchObject({ state: "confirmed" });
  expect(await event.recordPaymentFact(fact)).toMatchObject({ ok: true, value: { repeated: true } });

  const tickets = await event.listTickets(bookingId);
  expect(tickets).toHaveLength(2);
  const keys = new Map((await event.readKeys()).map(({ keyNo, jwk }) => [keyNo, jwk]));
  const verified = await verifyTicketCode(tickets[0]!.code, { eventId, minKeyNo: 1, keys });
  expect(verified).toMatchObject({ ok: true, value: { ticketId: tickets[0]!.ticketId, seat: "A 1" } });
  await expect.poll(async () => (await event.readSnapshot()).seats.slice(0, 3)).toBe("ssf");
});

test("reading the consequences of a cancellation sweeps overdue bookings even without an alarm", async () => {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  await event.configure(aSetup(eventId));
  const asked = hold([0]);
  await event.hold("guest:a", asked);
  const bookingId = crypto.randomUUID();
  await event.placeBooking("guest:a", aPlaceRequest(bookingId, asked.holdId));
  expect(await event.readConsequences()).toMatchObject({ bookings: 1 });
  const stub = env.EVENT.get(env.EVENT.idFromName(eventId));
  await runInDurableObject(stub, (_, { storage: { sql } }) => {
    sql.exec(
      "update booking set body = json_set(body, '$.payBy', ?) where id = ?",
      Date.now() - 1,
      bookingId,
    );
  });
  await evictDurableObject(stub);
  expect(await event.readConsequences()).toMatchObject({ bookings: 0 });
});
