import { z } from "zod";
import { isToBeDisabled, nextAttemptAt } from "#domain/webhook/retry";
import type { Env } from "../platform/env";
import { systemClock } from "../platform/clock";
import { newId } from "../platform/ids";
import { logWarning } from "../platform/log";
import { type AttemptResult, type ReceiverPorts, postToReceiver, publicPorts } from "./receiver";
import { openSecret, signMessage } from "./secret";

const AT_ONCE = 20;
/** Longer than an attempt lasts. */
const LEASE_MS = 60_000;
/** A receiver that failed this often is left alone for the rest of the run. */
const MOST_FAILURES = 3;
/** A run ends after this time; the next one continues. */
const RUN_MS = 20_000;

/** `from -> to` of one delivery, with all that an attempt needs. */
const Claimed = z.object({
  message_id: z.string(),
  endpoint_id: z.string(),
  attempts: z.number(),
  since: z.number(),
  topic: z.string(),
  subject: z.string(),
  sequence: z.number(),
  occurred_at: z.number(),
  data: z.string(),
  url: z.string(),
  secret: z.string(),
  previous_secret: z.string().nullable(),
  previous_secret_until: z.number().nullable(),
  failing_since: z.number().nullable(),
});
export type ClaimedDelivery = z.infer<typeof Claimed>;

export interface SenderPorts extends ReceiverPorts {
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

export function senderPorts(now: () => number): SenderPorts {
  return { ...publicPorts, now, random: () => Math.random() };
}

/**
 * Sends what is due. A delivery is leased before its attempt and settled after it: a sender that dies leaves a lease that ends,
 * and the delivery is sent again with the same id.
 * @returns the number of attempts
 */
export async function deliverDue(env: Env, ports: SenderPorts): Promise<{ readonly attempts: number }> {
  const startedAt = systemClock();
  const failures = new Map<string, number>();
  let attempts = 0;
  while (systemClock() - startedAt < RUN_MS) {
    const resting = [...failures].filter(([, count]) => count >= MOST_FAILURES).map(([id]) => id);
    const claimed = await claimDue(env, ports.now(), resting);
    if (claimed.length === 0) break;
    await Promise.all(
      groupBySubject(claimed).map(async (group) => {
        for (const delivery of group) {
          const { problem } = await attemptDelivery(env, ports, delivery);
          attempts++;
          if (problem !== null)
            failures.set(delivery.endpoint_id, (failures.get(delivery.endpoint_id) ?? 0) + 1);
        }
      }),
    );
  }
  return { attempts };
}

const COLUMNS = `d.message_id, d.endpoint_id, d.attempts, d.since, m.topic, m.subject, m.sequence, m.occurred_at, m.data,
  w.url, w.secret, w.previous_secret, w.previous_secret_until, w.failing_since`;
const TABLES = `webhook_delivery d join webhook_message m on m.id = d.message_id
  join webhook_endpoint w on w.id = d.endpoint_id`;

async function claimDue(env: Env, now: number, resting: readonly string[]): Promise<ClaimedDelivery[]> {
  const { results: leased } = await env.DB.prepare(
    `update webhook_delivery set lease_until = ?2 where (message_id, endpoint_id) in (
       select d.message_id, d.endpoint_id from webhook_delivery d
       join webhook_endpoint w on w.id = d.endpoint_id and w.state = 'active'
       where d.state = 'waiting' and d.next_at <= ?1 and d.lease_until <= ?1
         and d.endpoint_id not in (select value from json_each(?3))
       order by d.next_at limit ${AT_ONCE})
     returning message_id || ' ' || endpoint_id as pair`,
  )
    .bind(now, now + LEASE_MS, JSON.stringify(resting))
    .all<{ pair: string }>();
  if (leased.length === 0) return [];
  const { results } = await env.DB.prepare(
    `select ${COLUMNS} from ${TABLES}
     where d.message_id || ' ' || d.endpoint_id in (select value from json_each(?1))
       and d.message_id in (select substr(value, 1, instr(value, ' ') - 1) from json_each(?1))`,
  )
    .bind(JSON.stringify(leased.map(({ pair }) => pair)))
    .all();
  return z.array(Claimed).parse(results);
}

/** Null if there is no such delivery; it need not be due. */
export async function findDelivery(
  env: Env,
  messageId: string,
  endpointId: string,
): Promise<ClaimedDelivery | null> {
  const row = await env.DB.prepare(
    `select ${COLUMNS} from ${TABLES} where d.message_id = ? and d.endpoint_id = ?`,
  )
    .bind(messageId, endpointId)
    .first();
  return row === null ? null : Claimed.parse(row);
}

/** Messages of one subject go to one receiver one after the other, in order. */
function groupBySubject(claimed: readonly ClaimedDelivery[]): ClaimedDelivery[][] {
  const groups = new Map<string, ClaimedDelivery[]>();
  for (const delivery of claimed) {
    const key = `${delivery.endpoint_id} ${delivery.subject}`;
    groups.set(key, [...(groups.get(key) ?? []), delivery]);
  }
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.sequence - b.sequence));
}

/** The request's body, equal at each attempt. */
export function bodyOf({
  topic,
  occurred_at,
  sequence,
  subject,
  data,
}: Pick<ClaimedDelivery, "topic" | "occurred_at" | "sequence" | "subject" | "data">): string {
  return JSON.stringify({
    type: topic,
    timestamp: new Date(occurred_at).toISOString(),
    subject,
    sequence,
    data: JSON.parse(data) as unknown,
  });
}

/** One request, recorded with its result. */
export async function attemptDelivery(
  env: Env,
  ports: SenderPorts,
  delivery: ClaimedDelivery,
): Promise<AttemptResult> {
  const at = ports.now();
  const startedAt = systemClock();
  const result = await send(env, ports, delivery, at);
  await settle(env, delivery, result, { at, tookMs: systemClock() - startedAt, random: ports.random() });
  return result;
}

async function send(
  env: Env,
  ports: SenderPorts,
  delivery: ClaimedDelivery,
  at: number,
): Promise<AttemptResult> {
  const { message_id: id, endpoint_id: endpointId, previous_secret: previous } = delivery;
  const wrapped = [delivery.secret];
  if (previous !== null && (delivery.previous_secret_until ?? 0) > at) wrapped.push(previous);
  const secrets = await Promise.all(wrapped.map((each) => openSecret(env, endpointId, each)));
  const seconds = Math.floor(at / 1000);
  const body = bodyOf(delivery);
  return postToReceiver(ports, delivery.url, new URL(env.PUBLIC_URL).hostname, {
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "Stagedoor-Webhooks/1",
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": await signMessage(secrets, { id, seconds, body }),
    },
  });
}

/** Records the attempt, and in the same transaction what follows for the delivery and its endpoint. */
async function settle(
  env: Env,
  delivery: ClaimedDelivery,
  { status, problem, response }: AttemptResult,
  { at, tookMs, random }: { readonly at: number; readonly tookMs: number; readonly random: number },
): Promise<void> {
  const { message_id: messageId, endpoint_id: endpointId } = delivery;
  const attempts = delivery.attempts + 1;
  const nextAt = problem === null ? null : nextAttemptAt(attempts, delivery.since, at, random);
  const state = problem === null ? "delivered" : nextAt === null ? "exhausted" : "waiting";
  const statements = [
    env.DB.prepare(
      `insert into webhook_attempt (id, message_id, endpoint_id, at, took_ms, status, problem, response)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).bind(newId(at), messageId, endpointId, at, tookMs, status, problem, response),
    env.DB.prepare(
      `update webhook_delivery set state = ?, attempts = ?, next_at = ?, lease_until = 0
       where message_id = ? and endpoint_id = ? and state <> 'delivered'`,
    ).bind(state, attempts, nextAt ?? at, messageId, endpointId),
    problem === null
      ? env.DB.prepare("update webhook_endpoint set failing_since = null where id = ?").bind(endpointId)
      : env.DB.prepare(
          "update webhook_endpoint set failing_since = coalesce(failing_since, ?) where id = ?",
        ).bind(at, endpointId),
  ];
  const reason = disabledReason(problem, delivery.failing_since ?? at, at);
  if (reason)
    statements.push(
      env.DB.prepare(
        `update webhook_endpoint set state = 'disabled', disabled_reason = ?, disabled_at = ?, disabled_mail_at = null
         where id = ? and state = 'active' and failing_since is not null`,
      ).bind(reason, at, endpointId),
    );
  await env.DB.batch(statements);
  if (state === "exhausted") logWarning("webhook given up", { messageId, endpointId });
}

function disabledReason(problem: AttemptResult["problem"], failingSince: number, now: number) {
  if (problem === null) return null;
  if (problem === "gone") return "gone";
  return isToBeDisabled(failingSince, now) ? "failing" : null;
}
