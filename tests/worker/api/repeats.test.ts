import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "#worker/db/database";
import { apiResponse, event, venue } from "#worker/db/schema";
import { ApiClient } from "../../build/workerd/api";
import { type ApiWorld, aKey, anApiWorld } from "../../build/workerd/api-world";
import { env } from "../../build/workerd/visit";

let world: ApiWorld;
beforeAll(async () => {
  world = await anApiWorld();
}, 60_000);

const countOf = async (organizationId: string) =>
  (await database(env).select().from(event).where(eq(event.organizationId, organizationId))).length;

test("fifty parallel requests under one Idempotency-Key have one effect and one answer", async () => {
  const { client } = await world.key();
  const before = await countOf(world.organizationId);
  const path = `/api/v1/organizations/${world.slug}/events`;
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      client.post<{ id: string }>(path, { title: "Once" }, { "idempotency-key": "fifty" }),
    ),
  );
  const done = answers.filter(({ status }) => status === 201);
  expect(done.length).toBeGreaterThan(0);
  expect(new Set(done.map(({ body }) => body.id)).size).toBe(1);
  // A repeat that has waited for the first request for some seconds has to be sent again.
  for (const { status, body } of answers)
    if (status !== 201) expect([status, body]).toMatchObject([409, { reason: "idempotency_in_progress" }]);
  const later = await client.post(path, { title: "Once" }, { "idempotency-key": "fifty" });
  expect(later).toMatchObject({ status: 201, body: { id: done[0]!.body.id } });
  expect(later.headers.get("idempotency-replayed")).toBe("true");
  expect(await countOf(world.organizationId)).toBe(before + 1);
});

test("a key belongs to its caller and its request, and refusals are repeated as well", async () => {
  const { client } = await world.key();
  const path = `/api/v1/organizations/${world.slug}/venues`;
  const once = { "idempotency-key": "mine" };
  const refusal = await client.post(path, { name: "" }, once);
  expect(refusal.status).toBe(400);
  const hall = {
    name: "Hall",
    address: "Road",
    area: "",
    city: "Pune",
    timeZone: "Asia/Kolkata",
    plan: aPlan,
  };
  const first = await client.post<{ id: string }>(path, hall, once);
  expect(first.status).toBe(201);
  expect(await client.post(path, { ...hall, name: "Other" }, once)).toMatchObject({
    status: 409,
    body: { reason: "idempotency_key_reused" },
  });
  const other = await (await world.key()).client.post<{ id: string }>(path, hall, once);
  expect(other.status).toBe(201);
  expect(other.body.id).not.toBe(first.body.id);
  const cancelPath = `/api/v1/organizations/${world.slug}/events/${world.show.eventId}/submission`;
  const refused = await Promise.all(
    [1, 2].map(() => client.post(cancelPath, undefined, { "idempotency-key": "s" })),
  );
  for (const each of refused)
    expect(each).toMatchObject({ status: 409, body: { reason: "nothing_to_submit" } });
});

test("the answer with a new API key is not stored: a repeat makes no second key", async () => {
  const owner = new ApiClient(world.people.owner.token);
  const path = `/api/v1/organizations/${world.slug}/api-keys`;
  const body = { name: "Shop", scopes: ["events:read"] };
  const made = await owner.post<{ key: string; id: string }>(path, body, { "idempotency-key": "shop" });
  expect(made).toMatchObject({ status: 201, body: { prefix: made.body.key.slice(0, 12) } });
  expect(await owner.post(path, body, { "idempotency-key": "shop" })).toMatchObject({
    status: 409,
    body: { reason: "answer_not_stored" },
  });
  const rows = await database(env).select().from(apiResponse).where(eq(apiResponse.key, "shop"));
  expect(JSON.stringify(rows)).not.toContain(made.body.key);
  const listed = await owner.get<{ items: { id: string }[] }>(path);
  expect(listed.body.items.filter(({ id }) => id === made.body.id)).toHaveLength(1);
  expect(JSON.stringify(listed.body)).not.toContain(made.body.key);

  const shop = new ApiClient(made.body.key);
  expect((await shop.get(`/api/v1/organizations/${world.slug}/events`)).status).toBe(200);
  expect((await owner.call("DELETE", `${path}/${made.body.id}`)).status).toBe(204);
  expect((await shop.get(`/api/v1/organizations/${world.slug}/events`)).body).toMatchObject({
    reason: "key_revoked",
  });
});

test("a request that crashed leaves its key to the next one", async () => {
  const { client } = await world.key();
  const path = `/api/v1/organizations/${world.slug}/events`;
  const send = () => client.post(path, { title: "Crash" }, { "idempotency-key": "crash" });
  const first = await send();
  await database(env)
    .update(apiResponse)
    .set({ status: null, body: null, startedAt: Date.now() - 60_000 })
    .where(eq(apiResponse.key, "crash"));
  const second = await send();
  // The effect's id comes from the key, so the crashed request's draft is found again.
  expect(second.status).toBe(201);
  expect(second.body["id"]).toBe(first.body["id"]);
});

test("an edit needs the version that it was made from", async () => {
  const organizer = new ApiClient(world.people.organizer.token);
  const path = `/api/v1/organizations/${world.slug}/events`;
  const draft = await organizer.post<{ id: string }>(path, { title: "Draft" });
  const own = `${path}/${draft.body.id}`;
  const etag = (await organizer.get(own)).headers.get("etag") ?? "";
  expect((await organizer.call("GET", own, undefined, { "if-none-match": etag })).status).toBe(304);
  expect(await organizer.call("PATCH", own, { title: "A" })).toMatchObject({ status: 428 });
  const saved = await organizer.call("PATCH", own, { title: "A" }, { "if-match": etag });
  expect(saved).toMatchObject({ status: 200, body: { content: { title: "A" } } });
  const late = await organizer.call("PATCH", own, { title: "B" }, { "if-match": etag });
  expect(late).toMatchObject({ status: 412, body: { reason: "changed_since" } });
  expect((await organizer.call("PATCH", own, { title: "C" }, { "if-match": "*" })).status).toBe(200);
});

test("another organization's ids in path, query and body are not found, and nothing changes", async () => {
  const { client } = await world.otherKey();
  const { client: own } = await aKey(world.otherId);
  const theirs = `/api/v1/organizations/${world.slug}`;
  const mine = `/api/v1/organizations/${world.otherId}`;
  const { eventId } = world.show;
  const before = await snapshot();
  const tries = await Promise.all([
    client.get(`${theirs}/events`),
    client.get(`${mine}/events/${eventId}`),
    client.call("PATCH", `${mine}/events/${eventId}`, { title: "Taken" }, { "if-match": "*" }),
    client.post(`${mine}/events/${eventId}/cancellation`, { cause: "venue" }),
    client.post(`${mine}/events/${eventId}/duplicates`),
    client.call("DELETE", `${mine}/venues/${world.venueId}`),
    own.call("PATCH", `${mine}/venues/${world.venueId}`, { name: "Taken" }, { "if-match": "*" }),
    own.get(`${mine}/events/${eventId}/bookings`),
    own.get(`${mine}/events/${eventId}/attendees`),
    own.get(`${mine}/events/${eventId}/statistics`),
    own.get(`${mine}/events/${eventId}/devices`),
  ]);
  expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404));
  const ratings = await own.get(`${mine}/ratings?event=${eventId}`);
  expect(ratings.body).toMatchObject({ items: [] });
  // A foreign venue in a body is no venue of the own draft.
  const draft = await own.post(`${mine}/events`, { title: "Own", venueId: world.venueId });
  expect(draft).toMatchObject({ status: 422, body: { reason: "invalid", facts: { fields: ["venueId"] } } });
  expect((await own.get(`${mine}/events`)).body).toMatchObject({ total: 0 });
  expect(await snapshot()).toEqual(before);
});

async function snapshot() {
  const db = database(env);
  return {
    events: await db.select().from(event).where(eq(event.organizationId, world.organizationId)),
    venues: await db.select().from(venue).where(eq(venue.organizationId, world.organizationId)),
  };
}

const aPlan = {
  focus: "Stage",
  sections: [
    { kind: "standing", id: "floor", name: "Floor", place: { tier: 0, side: "centre" }, capacity: 100 },
  ],
};
