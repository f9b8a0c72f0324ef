import type { Effect } from "#domain/sale/effect";
import { writeRows } from "./commit";
import type { DeliveryState } from "./outbox-policy";

/** A delivery in progress: an effect for the queue, or a projection of own rows to D1 (`effect` is null). */
export interface OutboxEntry {
  readonly key: string;
  readonly effect: Effect | null;
  state: DeliveryState;
  attempts: number;
  nextAt: number;
  problem: string | null;
}

type OutboxRow = {
  key: string;
  effect: string | null;
  state: DeliveryState;
  attempts: number;
  next_at: number;
  problem: string | null;
};

export function prepareOutboxTable(sql: SqlStorage): void {
  sql.exec(`create table if not exists outbox(
    key text primary key, effect text, state text not null, attempts integer not null,
    next_at integer not null, problem text) without rowid`);
}

export function readOutboxRows(sql: SqlStorage): OutboxEntry[] {
  return Array.from(sql.exec<OutboxRow>("select * from outbox"), (row) => ({
    key: row.key,
    effect: row.effect === null ? null : (JSON.parse(row.effect) as Effect),
    state: row.state,
    attempts: row.attempts,
    nextAt: row.next_at,
    problem: row.problem,
  }));
}

/** @param unsaved the changed entries by key; null for a removed one */
export function writeOutboxRows(sql: SqlStorage, unsaved: ReadonlyMap<string, OutboxEntry | null>): void {
  const gone: string[] = [];
  const rows: SqlStorageValue[][] = [];
  for (const [key, entry] of unsaved)
    if (entry)
      rows.push([
        key,
        entry.effect && JSON.stringify(entry.effect),
        entry.state,
        entry.attempts,
        entry.nextAt,
        entry.problem,
      ]);
    else gone.push(key);
  for (let from = 0; from < gone.length; from += 100) {
    const part = gone.slice(from, from + 100);
    sql.exec(`delete from outbox where key in (${part.map(() => "?").join(",")})`, ...part);
  }
  writeRows(
    sql,
    { into: "outbox", columns: ["key", "effect", "state", "attempts", "next_at", "problem"] },
    rows,
  );
}
