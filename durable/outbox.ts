import { refundNoticeKey } from "#domain/sale/saga/booking-refund";
import type { Effect } from "#domain/sale/effect";
import type { RefundDelivery } from "#domain/sale/saga/refund-progress";
import type { CommitParticipant } from "./commit";
import { afterAttempt, firstDelivery, isDue, isUntried, postponedTo } from "./outbox-policy";
import { type OutboxEntry, prepareOutboxTable, readOutboxRows, writeOutboxRows } from "./outbox-rows";

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
  private entries = new Map<string, OutboxEntry>();
  private unsaved = new Map<string, OutboxEntry | null>();
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

  /** Deliveries of refund requests by refund id: dead only if every request of the refund is. */
  refundDeliveries(): Map<string, RefundDelivery> {
    const deliveries = new Map<string, RefundDelivery>();
    for (const { effect, state, problem } of this.entries.values()) {
      if (effect?.kind !== "refund") continue;
      const dead = state === "dead" && (deliveries.get(effect.refundId)?.dead ?? true);
      deliveries.set(effect.refundId, { dead, problem: problem ?? "" });
    }
    return deliveries;
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

  private findDue(now: number): OutboxEntry[] {
    return [...this.entries.values()].filter(
      (entry) => isDue(entry, now) && this.isReachable(entry) && !this.unsaved.has(entry.key),
    );
  }

  private isReachable(entry: OutboxEntry): boolean {
    return (entry.effect ? this.ports.send : this.ports.project) !== null;
  }

  private async sendAll(entries: OutboxEntry[], now: number): Promise<void> {
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

  private async projectAll(entries: OutboxEntry[], now: number): Promise<void> {
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
  private retry(entry: OutboxEntry, outcome: "sent" | "failed", now: number): void {
    if (this.entries.get(entry.key) !== entry) return;
    Object.assign(entry, afterAttempt(entry, outcome, entry.effect !== null, now));
    this.put(entry);
    if (entry.state === "dead" && entry.effect?.kind === "refund") {
      const { refundId, eventId } = entry.effect;
      this.add({ key: refundNoticeKey(refundId), eventId, kind: "notice", notice: "refund_failed" }, now);
    }
  }

  prepare(sql: SqlStorage): void {
    prepareOutboxTable(sql);
  }

  load(sql: SqlStorage): void {
    this.entries = new Map(readOutboxRows(sql).map((entry) => [entry.key, entry]));
    this.unsaved.clear();
    this.stale.clear();
    this.untried.clear();
    for (const entry of this.entries.values()) this.recordUntried(entry);
    this.findNext();
  }

  save(sql: SqlStorage): void {
    writeOutboxRows(sql, this.unsaved);
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

  private put(entry: OutboxEntry): void {
    this.entries.set(entry.key, entry);
    this.unsaved.set(entry.key, entry);
    this.untried.delete(entry.key);
    if (entry.state !== "dead" && this.isReachable(entry)) this.nextAt = Math.min(this.nextAt, entry.nextAt);
  }

  private recordUntried(entry: OutboxEntry): void {
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
