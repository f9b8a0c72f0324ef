import { createExecutionContext, env } from "cloudflare:test";
import { drizzle } from "drizzle-orm/d1";
import { beforeAll, expect, test } from "vitest";
import * as schema from "#worker/db/schema";
import { eventObject } from "#worker/platform/event-object";
import { aSetup } from "../build/workerd/setup";
import worker from "../worker-entry";

const published = crypto.randomUUID();
const draft = crypto.randomUUID();

beforeAll(async () => {
  const db = drizzle(env.DB, { schema });
  const now = new Date();
  await db.insert(schema.organization).values({ id: "o1", name: "Ranga", slug: "ranga", createdAt: now });
  for (const [id, state] of [
    [published, "published"],
    [draft, "draft"],
  ] as const)
    await db.insert(schema.event).values({
      id,
      slug: id,
      organizationId: "o1",
      title: "Tughlaq",
      category: "theatre",
      timeZone: "Asia/Kolkata",
      state,
      createdBy: "u1",
      createdAt: 0,
      publishedAt: state === "published" ? 1 : null,
      updatedAt: 0,
    });
  await (await eventObject(env, published)).configure(aSetup(published));
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  worker.fetch(
    new Request(`https://stagedoor.example${path}`, { headers }) as never,
    env as never,
    createExecutionContext(),
  );
const open = (path: string, headers: Record<string, string> = {}) =>
  ask(path, { upgrade: "websocket", origin: "https://stagedoor.example", ...headers });

test("all visitors can open a published event's seat map socket from our own page", async () => {
  const response = await open(`/socket/events/${published}/seats`);
  expect(response.status).toBe(101);
  response.webSocket?.accept();
  response.webSocket?.close();
});

test("another site, a script without an origin and a request without upgrade get no socket", async () => {
  const path = `/socket/events/${published}/seats`;
  expect((await open(path, { origin: "https://evil.example" })).status).toBe(403);
  const bare = await ask(path, { upgrade: "websocket" });
  expect(bare.status).toBe(403);
  expect((await ask(path)).status).toBe(426);
});

test("an event not yet approved is 404, like one that does not exist", async () => {
  for (const id of [draft, crypto.randomUUID(), "..%2f"])
    expect((await open(`/socket/events/${id}/seats`)).status).toBe(404);
  expect((await open(`/socket/events/${published}/secrets`)).status).toBe(404);
});

test("only members and admins can open the day-of socket, whatever identity the request claims", async () => {
  const forged = { "x-stagedoor-pinned": JSON.stringify({ to: "day-of", personId: "u1" }) };
  expect((await open(`/socket/events/${published}/day-of`, forged)).status).toBe(404);
  const seats = await open(`/socket/events/${published}/seats`, forged);
  seats.webSocket?.accept();
  const first = await new Promise<string>((resolve) => {
    seats.webSocket?.addEventListener("message", ({ data }: MessageEvent) => resolve(String(data)));
  });
  expect(JSON.parse(first)).toMatchObject({ t: "snapshot" });
});

test("a network opens seat maps for six hundred new guests a minute; the next gets 429", async () => {
  const path = `/socket/events/${published}/seats`;
  const from = { "cf-connecting-ip": "198.51.100.7" };
  for (let i = 0; i < 600; i++) await env.NETWORK_LIMIT.limit({ key: "guest:198.51.100.7" });
  const refused = await open(path, from);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("60");
});

test("an event's public keys are served without their private part", async () => {
  const response = await ask(`/.well-known/events/${published}/jwks.json`);
  const { keys } = (await response.json()) as { keys: Record<string, string>[] };
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ alg: "ES256", kid: `${published}.1` });
  expect(keys[0]).not.toHaveProperty("d");
  const none = await ask(`/.well-known/events/${draft}/jwks.json`);
  expect(none.status).toBe(404);
});
