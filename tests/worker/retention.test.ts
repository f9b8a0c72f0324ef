import { env, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { INBOX_RETENTION_MS } from "#domain/sale/saga/booking-saga";
import { eventObject } from "#worker/platform/event-object";
import { RETENTION, purgeExpired, isPurgeDue } from "#worker/retention";
import { aSetup } from "../build/workerd/setup";

const NOW = Date.now();
const DAY = 86_400_000;

const countOf = async (table: string) =>
  (await env.DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>())?.n;

test("expired rows are deleted in several batches and younger rows remain", async () => {
  const rows = (from: number, count: number, at: number) =>
    env.DB.batch(
      Array.from({ length: count }, (_, n) =>
        env.DB.prepare(
          "insert into mail_sent (key, recipient, subject, at) values (?, 'a@x.test', 's', ?)",
        ).bind(`k${from + n}`, at),
      ),
    );
  await rows(0, 1_200, NOW - 91 * DAY);
  await rows(5_000, 3, NOW - 89 * DAY);
  for (const [id, age] of [
    ["old", 731],
    ["young", 700],
  ] as const)
    await env.DB.prepare(
      "insert into audit_log (id, actor_id, action, subject, facts, at) values (?, 'a', 'x.y', 's', '{}', ?)",
    )
      .bind(id, NOW - age * DAY)
      .run();
  const deleted = await purgeExpired(env, NOW);
  expect(deleted).toMatchObject({ mail_sent: 1_200, audit_log: 1 });
  expect(await countOf("mail_sent")).toBe(3);
  expect(await countOf("audit_log")).toBe(1);
});

test("read notifications are deleted after 30 days, unread ones after a year", async () => {
  const userId = crypto.randomUUID();
  await env.DB.prepare(
    "insert into user (id, name, email, email_verified, created_at, updated_at) values (?1, 'A', ?1, 1, 0, 0)",
  )
    .bind(userId)
    .run();
  const row = (id: string, age: number, readAge: number | null) =>
    env.DB.prepare(
      "insert into notification (id, user_id, kind, facts, href, at, read_at) values (?, ?, 'sale', '{}', '/', ?, ?)",
    ).bind(id, userId, NOW - age * DAY, readAge === null ? null : NOW - readAge * DAY);
  await env.DB.batch([
    row("read-long-ago", 60, 31),
    row("read-lately", 60, 29),
    row("unread", 300, null),
    row("unread-too-old", 366, null),
  ]);
  await purgeExpired(env, NOW);
  const { results } = await env.DB.prepare("select id from notification where user_id = ? order by id")
    .bind(userId)
    .all();
  expect(results.map(({ id }) => id)).toEqual(["read-lately", "unread"]);
});

test("the sandbox keeps captured payments and their refunds for two years", async () => {
  const payment = (id: string, state: string, age: number) =>
    env.DB.prepare(
      `insert into sandbox_payment (intent_id, reference, event_id, booking_id, amount_minor, currency, state,
         return_url, created_at, updated_at) values (?1, ?1, 'e', 'b', 100, 'INR', ?2, '/', ?3, ?3)`,
    ).bind(id, state, NOW - age * DAY);
  const refund = (id: string, age: number) =>
    env.DB.prepare(
      "insert into sandbox_refund (refund_id, intent_id, amount_minor, at) values ('r-' || ?1, ?1, 100, ?2)",
    ).bind(id, NOW - age * DAY);
  await env.DB.batch([
    payment("failed", "failed", 91),
    payment("taken", "captured", 200),
    payment("long-ago", "captured", 731),
    refund("taken", 200),
    refund("long-ago", 700),
  ]);
  expect(await purgeExpired(env, NOW)).toMatchObject({ sandbox_payment: 2, sandbox_refund: 1 });
  const left = await env.DB.prepare("select intent_id from sandbox_refund").all();
  expect(left.results).toEqual([{ intent_id: "taken" }]);
  expect(await countOf("sandbox_payment")).toBe(1);
});

test("every retention rule names an existing table and column, and the purge runs once a day", async () => {
  for (const { table, at } of RETENTION)
    expect((await env.DB.prepare(`select ${at} from ${table} limit 1`).all()).success).toBe(true);
  const runs = Array.from({ length: 288 }, (_, n) => Date.UTC(2026, 10, 20) + n * 300_000);
  expect(runs.filter((now) => isPurgeDue(now, now - 3_600_000))).toHaveLength(1);
});

test("an event's object deletes expired webhook ids when it starts and keeps recent ones", async () => {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  await event.configure(aSetup(eventId));
  const stub = env.EVENT.get(env.EVENT.idFromName(eventId));
  await runInDurableObject(stub, (_, { storage: { sql } }) => {
    sql.exec("insert into inbox values ('old', ?), ('recent', ?)", NOW - INBOX_RETENTION_MS - 1, NOW - DAY);
  });
  await evictDurableObject(stub);
  await event.readSnapshot();
  const keys = await runInDurableObject(stub, (_, { storage: { sql } }) =>
    sql
      .exec<{ key: string }>("select key from inbox")
      .toArray()
      .map(({ key }) => key),
  );
  expect(keys).toEqual(["recent"]);
});
