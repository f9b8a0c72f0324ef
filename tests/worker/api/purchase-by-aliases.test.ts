import { createMessageBatch } from "cloudflare:test";
import { beforeAll, expect, test } from "vitest";
import { deliverSandbox } from "#worker/payments/sandbox-delivery";
import type { Env } from "#worker/platform/env";
import type { SandboxDelivery } from "#worker/platform/queue-messages";
import { ApiClient } from "../../build/workerd/api";
import { perform } from "../../build/workerd/effects";
import { type ApiWorld, anApiWorld } from "../../build/workerd/api-world";
import { env, linkIn, mailsTo } from "../../build/workerd/visit";

/**
 * A client written against the reference documents' own paths, with nothing but fetch: register, search, seats, hold,
 * booking, sandbox payment, ticket, validation. The provider's message is delivered by the queue.
 */
let world: ApiWorld;
const sandboxQueue: SandboxDelivery[] = [];
const deployment: Env = {
  ...env,
  SANDBOX_QUEUE: {
    sendBatch: async (messages: Iterable<{ body: SandboxDelivery }>) =>
      void sandboxQueue.push(...Array.from(messages, ({ body }) => body)),
  } as unknown as Env["SANDBOX_QUEUE"],
};
const EMAIL = "seed-004@example.com";
const PASSWORD = "a long enough password";

beforeAll(async () => {
  world = await anApiWorld({ priceMinor: 50_000, seatsPerBuyer: 6, title: "Three solos" });
}, 60_000);

interface Seats {
  sections: { seats: { id: string; status: string }[] }[];
}

test("a whole purchase through /api without a version", async () => {
  const guest = new ApiClient(null, "192.0.2.10", deployment);
  const person = { name: "Asha", email: EMAIL, password: PASSWORD, phone: "9800000000" };
  expect((await guest.post("/api/auth/register", person)).status).toBe(202);
  const [mail] = await mailsTo(EMAIL);
  const token = linkIn(mail, "/confirm-address").searchParams.get("token");
  expect((await guest.post("/api/auth/confirm", { token })).status).toBe(200);
  const login = await guest.post<{ token: string; refreshToken: string }>("/api/auth/login", {
    email: EMAIL,
    password: PASSWORD,
  });
  expect(login).toMatchObject({ status: 200, body: { success: true } });
  const { refreshToken } = login.body;
  const refreshed = await guest.post<{ token: string }>("/api/auth/refresh-token", { refreshToken });
  const buyer = guest.as(refreshed.body.token);

  const { eventId } = world.show;
  const listed = await guest.get<{ items: { id: string }[] }>(
    "/api/events?category=THEATER&city=Bengaluru&dateFrom=2020-01-01T00:00:00Z&minPrice=0&page=1&limit=100",
  );
  expect(listed.body.items.map(({ id }) => id)).toContain(eventId);
  expect((await guest.get(`/api/events/${eventId}`)).body).toMatchObject({ title: "Three solos" });
  const seats = await guest.get<Seats>(`/api/events/${eventId}/seats`);
  const free = seats.body.sections[0]!.seats.filter(({ status }) => status === "AVAILABLE");
  const seatIds = free.slice(0, 2).map(({ id }) => id);

  const held = await buyer.post("/api/bookings/hold-seats", { eventId, seatIds });
  expect(held).toMatchObject({ status: 201, body: { success: true, expiresAt: expect.any(String) } });
  const other = guest.as(world.people.attendee.token);
  expect(await other.post("/api/bookings/hold-seats", { eventId, seatIds })).toMatchObject({
    status: 409,
    body: { reason: "seat_taken" },
  });
  expect((await buyer.get(`/api/bookings/hold-status?eventId=${eventId}`)).body).toMatchObject({
    seats: [{ seatId: seatIds[0] }, { seatId: seatIds[1] }],
  });
  expect((await buyer.post("/api/bookings/extend-hold", { eventId })).status).toBe(200);

  const booked = await buyer.post<{ bookingId: string; payUrl: string }>("/api/bookings/create", {
    eventId,
    seatIds,
  });
  expect(booked).toMatchObject({ status: 201, body: { status: "PENDING", finalAmount: 1180 } });
  const { bookingId, payUrl } = booked.body;
  const early = await buyer.post(`/api/bookings/${bookingId}/confirm`, { paymentId: "pay_xyz" });
  expect(early).toMatchObject({ status: 409, body: { reason: "payment_open", facts: { payUrl } } });
  expect((await other.get(`/api/bookings/${bookingId}`)).status).toBe(404);
  const intent = await buyer.post("/api/payments/create-intent", { bookingId });
  expect(intent).toMatchObject({ status: 200, body: { payUrl } });

  const paid = await guest.fetch(payUrl, {
    method: "POST",
    body: new URLSearchParams({ method: "card", outcome: "succeed" }),
  });
  expect(paid.status).toBe(303);
  await deliverWebhooks();
  // The object has the payment captured, which the provider reports.
  await perform(eventId, /./, 1, deployment);
  await deliverWebhooks();
  const confirmed = await buyer.post(`/api/bookings/${bookingId}/confirm`, { paymentId: "pay_xyz" });
  expect(confirmed).toMatchObject({
    status: 200,
    body: { status: "CONFIRMED", confirmedAt: expect.any(String) },
  });

  const tickets = await buyer.get<{ items: { code: string }[] }>(`/api/bookings/${bookingId}/tickets`);
  expect(tickets.body.items).toHaveLength(2);
  const code = encodeURIComponent(tickets.body.items[0]!.code);
  const gate = (await world.key(["check-in:read", "check-in:write"])).client;
  expect((await gate.get(`/api/ticket/validate?token=${code}`)).body).toMatchObject({ valid: true });
  const uses = await Promise.all([1, 2].map(() => gate.post(`/api/ticket/validate?token=${code}`)));
  expect(uses.map(({ body }) => body["valid"]).toSorted()).toEqual([false, true]);
  expect((await gate.get(`/api/ticket/validate?token=${code}`)).body).toMatchObject({
    valid: false,
    reason: "already_in",
  });
  const foreign = (await world.otherKey()).client;
  expect((await foreign.get(`/api/ticket/validate?token=${code}`)).status).toBe(404);
});

test("an organizer's client creates a venue and an event, adds a section, submits and cancels by the same paths", async () => {
  const organizer = new ApiClient(world.people.organizer.token);
  const venue = await organizer.post<{ id: string }>("/api/venues", {
    name: "Town hall",
    address: "Road 2",
    city: "Pune",
    capacity: 300,
  });
  expect(venue.status).toBe(201);
  const section = { name: "Balcony", rowCount: 2, seatsPerRow: 3, priceMultiplier: 1.5 };
  const wider = await organizer.post(`/api/venues/${venue.body.id}/sections`, section);
  expect(wider).toMatchObject({ status: 201, body: { capacity: 306 } });
  expect((await organizer.get("/api/venues")).body).toMatchObject({ total: 2 });
  expect(
    (await organizer.call("PUT", `/api/venues/${venue.body.id}`, { name: "City hall" })).body,
  ).toMatchObject({
    name: "City hall",
  });
  const startsAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const event = await organizer.post<{ id: string }>("/api/events", {
    title: "Open evening",
    description: "Music.",
    category: "CONCERT",
    eventDate: startsAt,
    endsAt: new Date(Date.parse(startsAt) + 7_200_000).toISOString(),
    venueId: venue.body.id,
  });
  expect(event).toMatchObject({ status: 201, body: { state: "draft" } });
  const path = `/api/events/${event.body.id}`;
  expect((await organizer.post(`${path}/publish`)).body).toMatchObject({ reason: "not_ready" });
  const type = {
    name: "Entry",
    price: { amount: 20_000, currency: "INR" },
    draws: { from: "pool", poolId: "floor" },
  };
  expect((await organizer.call("PUT", path, { ticketTypes: [type] })).status).toBe(200);
  expect(await organizer.post(`${path}/publish`)).toMatchObject({
    status: 200,
    body: { state: "in_review" },
  });
  const drafts = await organizer.get<{ items: { id: string }[] }>("/api/events?status=all");
  expect(drafts.body.items.map(({ id }) => id)).toContain(event.body.id);
  expect((await organizer.get(path)).status).toBe(404);
  expect((await new ApiClient(world.people.stranger.token).call("PUT", path, { title: "Mine" })).status).toBe(
    404,
  );
  expect((await organizer.call("DELETE", path)).status).toBe(204);
  expect(
    await organizer.post(`/api/events/${world.show.eventId}/cancel`, { reason: "The hall is flooded." }),
  ).toMatchObject({ status: 200 });
});

test("one step books the best seats of an event", async () => {
  const { show } = await anApiWorld({ priceMinor: 0 });
  const buyer = new ApiClient(world.people.attendee.token);
  const body = { event_id: show.eventId, name: "Asha", email: "asha@example.com", quantity: 2 };
  expect(await buyer.post("/api/bookings", body)).toMatchObject({
    status: 201,
    body: { status: "CONFIRMED", lines: { length: 2 } },
  });
});

/** The sandbox's messages, captured instead of queued, arrive at the Worker's webhook. */
async function deliverWebhooks(): Promise<void> {
  const batch = createMessageBatch<SandboxDelivery>(
    "stagedoor-sandbox",
    sandboxQueue
      .splice(0)
      .map((body, index) => ({ id: `m${index}`, timestamp: new Date(), attempts: 1, body })),
  );
  const client = new ApiClient(null, "192.0.2.9", deployment);
  await deliverSandbox(
    batch,
    deployment,
    () => Date.now(),
    async (request) => {
      const { method, headers, url } = request;
      return client.fetch(url, { method, headers, body: await request.text() });
    },
  );
}
