import { z } from "zod";
import type { EventMetrics } from "#durable/event-rpc";
import { listJobRuns } from "../db/job-runs";
import { isEqualSecret } from "../platform/digest";
import { LATE, inTime } from "../platform/deadline";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { logWarning } from "../platform/log";
import { renderIsolateMetrics, renderSamples } from "../platform/metrics";
import { refuseWrite } from "../platform/read-only";

const SHORTEST_TOKEN = 16;
/** Events whose objects a scrape calls: those with the most held places, then the next to start. */
const MOST_EVENTS = 20;
/** Events count from this long before their start. */
const BEFORE_MS = 90 * 86_400_000;
const OBJECT_DEADLINE_MS = 2_000;
/** Scanners that were not in contact for longer have gone home. */
const DEVICE_AWAY_MS = 2 * 3_600_000;

const isolate = { id: "" };

/** Prometheus text for the holder of METRICS_TOKEN; 404 where none is configured, 401 for any other token. */
export async function handleMetrics(request: Request, env: Env, now: () => number): Promise<Response | null> {
  if (new URL(request.url).pathname !== "/metrics") return null;
  const refusal = refuseWrite(request);
  if (refusal) return refusal;
  const token = env.METRICS_TOKEN ?? "";
  if (token.length < SHORTEST_TOKEN) return new Response("not found", { status: 404 });
  const sent = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (!(await isEqualSecret(sent, token)))
    return new Response("unauthorized", { status: 401, headers: { "www-authenticate": "Bearer" } });
  // Randomness is not available while the module is loaded.
  isolate.id ||= crypto.randomUUID().slice(0, 8);
  const parts = [renderIsolateMetrics(isolate.id)];
  try {
    parts.push(...(await readGauges(env, now())));
    parts.push(renderSamples("stagedoor_database_up", "gauge", "1 if D1 could be read.", [one(1)]));
  } catch (problem) {
    logWarning("metrics without the database", {}, problem);
    parts.push(renderSamples("stagedoor_database_up", "gauge", "1 if D1 could be read.", [one(0)]));
  }
  return new Response(`${parts.join("\n")}\n`, {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
}

const one = (value: number) => ({ labels: {}, value });

async function readGauges(env: Env, now: number): Promise<string[]> {
  const [sales, webhooks, jobs, events] = await Promise.all([
    readSales(env.DB, now),
    readWebhooks(env.DB),
    listJobRuns(env.DB),
    readEvents(env, now),
  ]);
  return [
    renderSamples("stagedoor_held_places", "gauge", "Places in live holds of events on sale.", [
      one(sales.held),
    ]),
    renderSamples("stagedoor_sold_places", "gauge", "Sold places of events that are not over.", [
      one(sales.sold),
    ]),
    renderSamples("stagedoor_webhook_waiting", "gauge", "Webhooks to send or to retry.", [
      one(webhooks.waiting),
    ]),
    renderSamples("stagedoor_webhook_exhausted", "gauge", "Webhooks that were given up in 30 days.", [
      one(webhooks.exhausted),
    ]),
    renderSamples("stagedoor_webhook_endpoints_disabled", "gauge", "Receivers disabled after failures.", [
      one(webhooks.disabled),
    ]),
    renderSamples(
      "stagedoor_job_age_seconds",
      "gauge",
      "Time since the last run of a scheduled job.",
      jobs.map(({ name, startedAt }) => ({
        labels: { job: name },
        value: Math.max(0, (now - startedAt) / 1000),
      })),
    ),
    renderSamples(
      "stagedoor_job_failed",
      "gauge",
      "1 if the last run of a scheduled job failed.",
      jobs.map(({ name, problem }) => ({ labels: { job: name }, value: problem === null ? 0 : 1 })),
    ),
    ...renderEvents(events, now),
  ];
}

const Sales = z.object({ held: z.number(), sold: z.number() });

async function readSales(db: D1Database, now: number): Promise<z.infer<typeof Sales>> {
  return Sales.parse(
    await db
      .prepare(
        `select coalesce(sum(a.held), 0) as held, coalesce(sum(a.sold), 0) as sold
         from event e join availability_copy a on a.event_id = e.id
         where e.state = 'published' and e.ends_at > ?`,
      )
      .bind(now)
      .first(),
  );
}

const Webhooks = z.object({ waiting: z.number(), exhausted: z.number(), disabled: z.number() });

async function readWebhooks(db: D1Database): Promise<z.infer<typeof Webhooks>> {
  return Webhooks.parse(
    await db
      .prepare(
        `select (select count(*) from webhook_delivery where state = 'waiting') as waiting,
           (select count(*) from webhook_delivery where state = 'exhausted') as exhausted,
           (select count(*) from webhook_endpoint where disabled_reason in ('failing', 'gone')) as disabled`,
      )
      .first(),
  );
}

type EventMetricsRow = readonly [eventId: string, metrics: EventMetrics];

async function readEvents(env: Env, now: number): Promise<readonly EventMetricsRow[]> {
  const { results } = await env.DB.prepare(
    `select e.id from event e join availability_copy a on a.event_id = e.id
     where e.state = 'published' and e.ends_at > ?1 and e.starts_at < ?2
     order by a.held desc, e.starts_at limit ${MOST_EVENTS}`,
  )
    .bind(now, now + BEFORE_MS)
    .all<{ id: string }>();
  const rows = await Promise.all(results.map(({ id }) => readEvent(env, id)));
  return rows.filter((row) => row !== null);
}

/** Null if the object does not respond in time: its series are absent from this scrape. */
async function readEvent(env: Env, eventId: string): Promise<EventMetricsRow | null> {
  try {
    const metrics = await inTime((await eventObject(env, eventId)).readMetrics(), OBJECT_DEADLINE_MS);
    return metrics === LATE ? null : [eventId, metrics];
  } catch {
    // The failed call is logged and counted.
    return null;
  }
}

function renderEvents(events: readonly EventMetricsRow[], now: number): string[] {
  const perEvent = (
    name: string,
    type: "gauge" | "counter",
    help: string,
    read: (metrics: EventMetrics) => number | null,
  ) =>
    renderSamples(
      name,
      type,
      help,
      events.flatMap(([event, metrics]) => {
        const value = read(metrics);
        return value === null ? [] : [{ labels: { event }, value }];
      }),
    );
  return [
    perEvent("stagedoor_holds_total", "counter", "Holds made or changed.", ({ holds }) => holds),
    perEvent("stagedoor_holds_expired_total", "counter", "Holds that expired.", (each) => each.expiredHolds),
    perEvent("stagedoor_orders_total", "counter", "Confirmed bookings.", ({ orders }) => orders),
    perEvent(
      "stagedoor_outbox_waiting",
      "gauge",
      "Effects and projections to send.",
      (each) => each.outboxWaiting,
    ),
    perEvent(
      "stagedoor_outbox_dead",
      "gauge",
      "Effects that are not retried.",
      ({ outboxDead }) => outboxDead,
    ),
    perEvent(
      "stagedoor_sync_lag_seconds",
      "gauge",
      "Longest silence of a scanner in use.",
      ({ deviceContacts }) => {
        const silences = deviceContacts.map((at) => now - at).filter((ms) => ms < DEVICE_AWAY_MS);
        return silences.length === 0 ? null : Math.max(...silences, 0) / 1000;
      },
    ),
  ];
}
