import type { Projection } from "#domain/sale/saga/projection";
import { type WebhookFact, listBookingFacts } from "#domain/webhook/fact";
import { hexHashOf } from "../platform/digest";
import type { Env } from "../platform/env";
import { logWarning } from "../platform/log";

const FACTS_AT_ONCE = 100;

/**
 * Records the facts of written projections for the organization's receivers. Called by the outbox after each write and repeated
 * with it, so that each fact is recorded at least once; the deterministic id makes it once.
 */
export async function recordBookingFacts(
  db: D1Database,
  queue: Env["EFFECT_QUEUE"] | null,
  projections: readonly Projection[],
  now: number,
): Promise<void> {
  const bookings = projections.flatMap((each) => (each.of === "booking" ? [each.row] : []));
  const eventIds = [...new Set(bookings.map(({ eventId }) => eventId))];
  for (const eventId of eventIds) {
    if (!(await hasReceivers(db, eventId))) continue;
    const facts = bookings
      .filter((row) => row.eventId === eventId)
      .flatMap((row) => listBookingFacts(row, now));
    const recorded = await recordFacts(db, facts, now);
    if (recorded > 0) await wakeSender(queue);
  }
}

async function hasReceivers(db: D1Database, eventId: string): Promise<boolean> {
  const row = await db
    .prepare(
      `select 1 from event e join webhook_endpoint w on w.organization_id = e.organization_id
       where e.id = ? and w.state = 'active' limit 1`,
    )
    .bind(eventId)
    .first();
  return row !== null;
}

/** The scheduled job sends what a lost message would have sent. */
export async function wakeSender(queue: Env["EFFECT_QUEUE"] | null): Promise<void> {
  try {
    await queue?.send({ kind: "webhooks_due", key: "webhooks_due" });
  } catch (problem) {
    logWarning("webhook sender not woken", {}, problem);
  }
}

/**
 * Stores facts that are not known yet, with a delivery for each receiver that existed when they happened.
 * @returns the number of new deliveries
 */
export async function recordFacts(
  db: D1Database,
  facts: readonly WebhookFact[],
  now: number,
): Promise<number> {
  const messages = await Promise.all(
    facts.map(async ({ key, ...fact }) => ({ ...fact, id: await messageIdOf(key) })),
  );
  let deliveries = 0;
  for (let from = 0; from < messages.length; from += FACTS_AT_ONCE)
    deliveries += await recordPart(db, messages.slice(from, from + FACTS_AT_ONCE), now);
  return deliveries;
}

/** The `webhook-id` of a fact: equal for each delivery, retry and replay. */
export async function messageIdOf(key: string): Promise<string> {
  return `msg_${await hexHashOf(key, 16)}`;
}

async function recordPart(
  db: D1Database,
  messages: readonly (Omit<WebhookFact, "key"> & { readonly id: string })[],
  now: number,
): Promise<number> {
  const ids = JSON.stringify(messages.map(({ id }) => id));
  const { results: known } = await db
    .prepare("select id from webhook_message where id in (select value from json_each(?))")
    .bind(ids)
    .all<{ id: string }>();
  const knownIds = new Set(known.map(({ id }) => id));
  const perSubject = new Map<string, number>();
  const fresh = messages
    .filter(({ id }) => !knownIds.has(id))
    .map((message) => {
      const offset = (perSubject.get(message.subject) ?? 0) + 1;
      perSubject.set(message.subject, offset);
      return { ...message, offset };
    });
  if (fresh.length === 0) return 0;
  const [, deliveries] = await db.batch([
    db
      .prepare(
        `insert or ignore into webhook_message
           (id, organization_id, topic, event_id, subject, sequence, occurred_at, data, recorded_at)
         select f.value ->> 'id', e.organization_id, f.value ->> 'topic', e.id, f.value ->> 'subject',
           max(coalesce((select max(m.sequence) from webhook_message m where m.subject = f.value ->> 'subject'), 0),
             (f.value ->> 'seq') - 1) + (f.value ->> 'offset'),
           f.value ->> 'occurredAt', f.value -> 'data', ?2
         from json_each(?1) f join event e on e.id = f.value ->> 'eventId'
         where exists (select 1 from webhook_endpoint w where w.organization_id = e.organization_id
           and w.state = 'active' and w.created_at <= f.value ->> 'occurredAt')`,
      )
      .bind(JSON.stringify(fresh), now),
    db
      .prepare(
        `insert or ignore into webhook_delivery (message_id, endpoint_id, state, since, next_at)
         select m.id, w.id, 'waiting', ?2, ?2
         from webhook_message m join webhook_endpoint w on w.organization_id = m.organization_id
         where m.id in (select value from json_each(?1)) and w.state = 'active' and w.created_at <= m.occurred_at
           and (json_array_length(w.topics) = 0 or m.topic in (select value from json_each(w.topics)))`,
      )
      .bind(JSON.stringify(fresh.map(({ id }) => id)), now),
  ]);
  return deliveries?.meta.changes ?? 0;
}
