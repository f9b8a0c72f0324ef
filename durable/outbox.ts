import { refundNoticeKey } from "#domain/sale/booking-refund";
import type { Effect } from "#domain/sale/effect";
import { type CommitParticipant, writeRows } from "./commit";
import {
  type DeliveryState,
  afterAttempt,
  firstDelivery,
  isDue,
  isUntried,
  postponedTo,
} from "./outbox-policy";

/** A delivery in progress: an effect for the queue, or a projection of own rows to D1 (`effect` is null). */
interface Entry {
  readonly key: string;
  readonly effect: Effect | null;
  state: DeliveryState;
  attempts: number;
  nextAt: number;
  problem: string | null;
}

/** External deliveries; null when the binding is absent (bench). */
export interface OutboxPorts {
  readonly send: ((effects: readonly Effect[]) => Promise<void>) | null;
  /** Writes the read model rows of these keys. */
  readonly project: ((keys: readonly string[]) => Promise<void>) | null;
}

const SEND_AT_ONCE = 50;
const PROJECT_AT_ONCE = 40;

/** The transactional outbox: effects are written in the commit that causes them and sent until reported as done. */
export class Outbox implements CommitParticipant {
  private entries = new Map<string, Entry>();
  private unsaved = new Map<string, Entry | null>();
  private draining: Promise<void> | null = null;
  private drainRequested = false;
  /** Keys saved and never tried: a drain sends these without scanning all entries. */
  private readonly untried = new Set<string>();
  /** Keys whose rows changed again while their projection was being written. */
  private readonly stale = new Set<string>();
  /** A lower bound of the next retry time, epoch ms. */
  nextAt = Infinity;

  constructor(private readonly ports: OutboxPorts) {}

  /** Adds an effect; idempotent by key. */
  add(effect: Effect, now: number): void {
    if (this.entries.has(effect.key)) return;
    this.put({ key: effect.key, effect, ...firstDelivery(now), problem: null });
  }

  /** Requests a projection: the rows of this key changed. */
  project(key: string, now: number): void {
    const known = this.entries.get(key);
    if (known?.state === "waiting") {
      known.attempts = 0;
      known.nextAt = postponedTo(known, now);
      this.stale.add(key);
      if (!this.unsaved.has(key)) this.recordUntried(known);
      return;
    }
    this.put({ key, effect: null, ...firstDelivery(now), problem: null });
  }

  done(key: string): void {
    if (!this.entries.delete(key)) return;
    this.unsaved.set(key, null);
    this.untried.delete(key);
  }

  failed(key: string, problem: string, now: number): void {
    const entry = this.entries.get(key);
    if (!entry || entry.state === "dead") return;
    entry.problem = problem.slice(0, 300);
    this.retry(entry, "failed", now);
  }

  /** Retries a dead letter; false when that key is not one. */
  revive(key: string, now: number): boolean {
    const entry = this.entries.get(key);
    if (entry?.state !== "dead") return false;
    Object.assign(entry, firstDelivery(now));
    this.put(entry);
    return true;
  }

  view(): {
    waiting: number;
    dead: { key: string; effect: string; problem: string }[];
  } {
    const dead = [];
    let waiting = 0;
    for (const entry of this.entries.values())
      if (entry.state === "dead")
        dead.push({ key: entry.key, effect: entry.effect?.kind ?? "copy", problem: entry.problem ?? "" });
      else waiting++;
    return { waiting, dead };
  }

  /** Delivers untried and due entries. Changes are in memory; the caller commits them. */
  drain(now: number): Promise<void> {
    this.draining ??= this.drainOnce(now).finally(() => {
      this.draining = null;
    });
    return this.draining;
  }

  private async drainOnce(now: number): Promise<void> {
    const due =
      now >= this.nextAt ? this.findDue(now) : Array.from(this.untried, (key) => this.entries.get(key)!);
    this.untried.clear();
    await Promise.all([
      this.sendAll(
        due.filter((entry) => entry.effect),
        now,
      ),
      this.projectAll(
        due.filter((entry) => !entry.effect),
        now,
      ),
    ]);
    if (now >= this.nextAt) this.findNext();
  }

  private findDue(now: number): Entry[] {
    return [...this.entries.values()].filter(
      (entry) => isDue(entry, now) && this.isReachable(entry) && !this.unsaved.has(entry.key),
    );
  }

  private isReachable(entry: Entry): boolean {
    return (entry.effect ? this.ports.send : this.ports.project) !== null;
  }

  private async sendAll(entries: Entry[], now: number): Promise<void> {
    if (!this.ports.send) return;
    for (let from = 0; from < entries.length; from += SEND_AT_ONCE) {
      const part = entries.slice(from, from + SEND_AT_ONCE);
      try {
        await this.ports.send(part.map((entry) => entry.effect!));
        for (const entry of part) this.retry(entry, "sent", now);
      } catch (problem) {
        for (const entry of part) {
          entry.problem = describe(problem);
          this.retry(entry, "failed", now);
        }
      }
    }
  }

  private async projectAll(entries: Entry[], now: number): Promise<void> {
    if (!this.ports.project) return;
    for (let from = 0; from < entries.length; from += PROJECT_AT_ONCE) {
      const part = entries.slice(from, from + PROJECT_AT_ONCE);
      for (const entry of part) this.stale.delete(entry.key);
      try {
        await this.ports.project(part.map((entry) => entry.key));
        for (const entry of part)
          if (this.stale.delete(entry.key)) {
            entry.nextAt = postponedTo(entry, now);
            this.put(entry);
          } else if (this.entries.get(entry.key) === entry) this.done(entry.key);
      } catch (problem) {
        for (const entry of part) {
          entry.problem = describe(problem);
          this.retry(entry, "failed", now);
        }
      }
    }
  }

  /** Records an attempt that failed, or whose report is awaited. */
  private retry(entry: Entry, outcome: "sent" | "failed", now: number): void {
    if (this.entries.get(entry.key) !== entry) return;
    Object.assign(entry, afterAttempt(entry, outcome, entry.effect !== null, now));
    this.put(entry);
    if (entry.state === "dead" && entry.effect?.kind === "refund") {
      const { refundId, eventId } = entry.effect;
      this.add({ key: refundNoticeKey(refundId), eventId, kind: "notice", notice: "refund_failed" }, now);
    }
  }

  prepare(sql: SqlStorage): void {
    sql.exec(`create table if not exists outbox(
      key text primary key, effect text, state text not null, attempts integer not null,
      next_at integer not null, problem text) without rowid`);
  }

  load(sql: SqlStorage): void {
    type Row = {
      key: string;
      effect: string | null;
      state: DeliveryState;
      attempts: number;
      next_at: number;
      problem: string | null;
    };
    this.entries = new Map();
    for (const row of sql.exec<Row>("select * from outbox"))
      this.entries.set(row.key, {
        key: row.key,
        effect: row.effect === null ? null : (JSON.parse(row.effect) as Effect),
        state: row.state,
        attempts: row.attempts,
        nextAt: row.next_at,
        problem: row.problem,
      });
    this.unsaved.clear();
    this.stale.clear();
    this.untried.clear();
    for (const entry of this.entries.values()) this.recordUntried(entry);
    this.findNext();
  }

  save(sql: SqlStorage): void {
    const gone: string[] = [];
    const rows: SqlStorageValue[][] = [];
    for (const [key, entry] of this.unsaved)
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

  saved(): void {
    for (const entry of this.unsaved.values()) if (entry) this.recordUntried(entry);
    this.unsaved.clear();
    this.drainRequested ||= this.untried.size > 0;
  }

  /** True once after a commit that added untried entries. */
  takeDrainRequest(): boolean {
    const requested = this.drainRequested;
    this.drainRequested = false;
    return requested;
  }

  get hasUnsaved(): boolean {
    return this.unsaved.size > 0;
  }

  private put(entry: Entry): void {
    this.entries.set(entry.key, entry);
    this.unsaved.set(entry.key, entry);
    this.untried.delete(entry.key);
    if (entry.state !== "dead" && this.isReachable(entry)) this.nextAt = Math.min(this.nextAt, entry.nextAt);
  }

  private recordUntried(entry: Entry): void {
    if (isUntried(entry) && this.isReachable(entry)) this.untried.add(entry.key);
  }

  private findNext(): void {
    this.nextAt = Infinity;
    for (const entry of this.entries.values())
      if (entry.state !== "dead" && this.isReachable(entry))
        this.nextAt = Math.min(this.nextAt, entry.nextAt);
  }
}

function describe(problem: unknown): string {
  return (problem instanceof Error ? problem.message : String(problem)).slice(0, 300);
}
