import type { Env } from "./platform/env";

const DAY_MS = 86_400_000;
const ROWS_AT_ONCE = 1_000;
const MOST_ROUNDS = 20;

/**
 * How long rows live that nobody ends by hand, in days after the time in `at`. The one place that deletes what other
 * folders write, by age alone; docs/runbook.md says the same to people.
 */
export const LIVES: readonly {
  readonly table: string;
  readonly at: string;
  readonly days: number;
  /** Only these rows. */
  readonly only?: string;
}[] = [
  // Longer than any effect is tried: a mail whose key is forgotten must not be asked for again.
  { table: "mail_sent", at: "at", days: 90 },
  { table: "notification", at: "at", days: 365 },
  { table: "audit_log", at: "at", days: 730 },
  { table: "query_reading", at: "expires_at", days: 0 },
  { table: "booking_link", at: "expires_at", days: 0 },
  { table: "session", at: "expires_at", days: 0 },
  { table: "verification", at: "expires_at", days: 1 },
  { table: "invitation", at: "expires_at", days: 90 },
  // Nobody is asked later than a week after the show, see domain/rating.
  { table: "rating_ask", at: "at", days: 30 },
  // Taken money may have to go back until long after the show; what was given back of it must not be given twice.
  { table: "sandbox_payment", at: "updated_at", days: 90, only: "state <> 'captured'" },
  { table: "sandbox_payment", at: "updated_at", days: 730 },
  {
    table: "sandbox_refund",
    at: "at",
    days: 0,
    only: "intent_id not in (select intent_id from sandbox_payment)",
  },
];

/** Once a day, in the first run of the hour in which India sleeps. */
export function isTimeToForget(now: number): boolean {
  const date = new Date(now);
  return date.getUTCHours() === 21 && date.getUTCMinutes() < 5;
}

/** @returns rows deleted, by table */
export async function forgetOld(
  env: Pick<Env, "DB">,
  now: number,
): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {};
  for (const { table, at, days, only = "true" } of LIVES) {
    let deleted = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { meta } = await env.DB.prepare(
        `delete from ${table} where rowid in (select rowid from ${table} where ${at} < ?1 and ${only} limit ${ROWS_AT_ONCE})`,
      )
        .bind(now - days * DAY_MS)
        .run();
      deleted += meta.changes;
      if (meta.changes < ROWS_AT_ONCE) break;
    }
    gone[table] = (gone[table] ?? 0) + deleted;
  }
  return gone;
}
