import { z } from "zod";
import { type WebhookFact, isoTime } from "#domain/webhook/fact";
import type { WebhookTopic } from "#domain/webhook/topic";
import type { Effect } from "#domain/sale/effect";
import type { Env } from "../platform/env";
import { recordFacts, wakeSender } from "./record-facts";

/** Longer than the schedule is ever down. Known facts are skipped. */
const LOOK_BACK_MS = 3 * 86_400_000;
const MOST_EVENTS = 500;

const Row = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  state: z.string(),
  revision: z.number(),
  starts_at: z.number().nullable(),
  ends_at: z.number().nullable(),
  time_zone: z.string(),
  published_at: z.number().nullable(),
  updated_at: z.number(),
  venue: z.string().nullable(),
  city: z.string().nullable(),
});
type EventFactsRow = z.infer<typeof Row>;

/**
 * Scheduled: records the facts of published events that changed, for organizations with receivers. They are derived from the
 * rows themselves, so that no crash between a change and its message loses one.
 */
export async function recordEventFacts(env: Env, now: number): Promise<{ readonly recorded: number }> {
  const { results } = await env.DB.prepare(
    `select e.id, e.slug, e.title, e.state, e.revision, e.starts_at, e.ends_at, e.time_zone, e.published_at,
       e.updated_at, v.name as venue, v.city
     from event e left join venue v on v.id = e.venue_id
     where e.organization_id in (select organization_id from webhook_endpoint where state = 'active')
       and e.published_at is not null and e.updated_at > ?
     order by e.updated_at limit ${MOST_EVENTS}`,
  )
    .bind(now - LOOK_BACK_MS)
    .all();
  const recorded = await recordFacts(
    env.DB,
    z
      .array(Row)
      .parse(results)
      .flatMap((row) => listEventFacts(row, env.PUBLIC_URL)),
    now,
  );
  if (recorded > 0) await wakeSender(env.EFFECT_QUEUE);
  return { recorded };
}

function listEventFacts(row: EventFactsRow, origin: string): WebhookFact[] {
  const fact = (topic: WebhookTopic, version: string, occurredAt: number): WebhookFact => ({
    key: `${topic}:${row.id}${version}`,
    topic,
    eventId: row.id,
    subject: row.id,
    seq: row.revision,
    occurredAt,
    data: { event: describeEvent(row, origin) },
  });
  const facts = [fact("event.published", "", row.published_at ?? row.updated_at)];
  if (row.state === "published" && row.updated_at > (row.published_at ?? 0))
    facts.push(fact("event.updated", `:${row.revision}`, row.updated_at));
  if (row.state === "cancelled") facts.push(fact("event.cancelled", "", row.updated_at));
  if (row.state === "completed") facts.push(fact("event.completed", "", row.updated_at));
  return facts;
}

function describeEvent(row: EventFactsRow, origin: string) {
  return {
    id: row.id,
    slug: row.slug,
    url: `${origin}/events/${row.slug}`,
    title: row.title,
    state: row.state,
    revision: row.revision,
    startsAt: isoTime(row.starts_at),
    endsAt: isoTime(row.ends_at),
    timeZone: row.time_zone,
    venue: row.venue,
    city: row.city,
  };
}

/** An incident at the gates: its notice's key is stable, so that a repeated effect records it once. */
export async function recordIncident(
  env: Env,
  { key, eventId }: Pick<Effect, "key" | "eventId">,
  now: number,
): Promise<void> {
  const fact: WebhookFact = {
    key: `incident.reported:${key}`,
    topic: "incident.reported",
    eventId,
    subject: `incidents:${eventId}`,
    seq: 1,
    occurredAt: now,
    data: { incident: { eventId, reportedAt: isoTime(now) } },
  };
  if ((await recordFacts(env.DB, [fact], now)) > 0) await wakeSender(env.EFFECT_QUEUE);
}
