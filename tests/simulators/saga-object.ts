import { type Change, applyChange } from "#domain/sale/event-change";
import type { EventSetup } from "#domain/sale/event-setup";
import type { EventState } from "#domain/sale/event-state";
import type { Dice } from "./dice";
import { SagaRows } from "./saga-rows";

/** Counts of the faults and cases of a schedule, so that a test can require each to occur. */
export type Seen = Map<string, number>;

export class Crash extends Error {}

/** The event's object in memory and rows, with a clock and crashes of its own. */
export abstract class SagaObject {
  protected now = 0;
  /** No further faults. */
  protected calm = false;
  protected readonly rows: SagaRows;
  protected state: EventState;
  private readonly history = new Map<string, string[]>();
  private readonly ids = new Map<string, number>();

  protected constructor(
    private readonly seed: number,
    private readonly seen: Seen,
    protected readonly dice: Dice,
    setup: EventSetup,
  ) {
    this.rows = new SagaRows(setup);
    this.state = this.rows.load();
  }

  /**
   * Memory, then the rows in one transaction, then the response: a crash can occur in between, or the response be lost.
   */
  protected commit(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    this.watch(changes);
    for (const change of changes) applyChange(this.state, change);
    this.crashPoint("crash before the commit");
    for (const change of changes) this.rows.save(change, this.state, this.now);
    this.rows.seq = this.state.seq;
    this.crashPoint("answer lost after the commit");
  }

  /** Terminal states are final; only a payment revives an expired booking. */
  private watch(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind !== "booking") continue;
      const { id, state } = change.booking;
      const was = this.state.bookings.get(id)?.state;
      if (was === state) continue;
      const steps = this.history.get(id) ?? [];
      steps.push(`${was}>${state}`);
      this.history.set(id, steps);
      const ended = was === "cancelled" || was === "refunded";
      if (ended && !(was === "cancelled" && state === "refunded")) this.fail(`${was} became ${state}`);
    }
  }

  protected restart(): void {
    this.saw("restart");
    this.state = this.rows.load();
  }

  protected crashPoint(what: string): void {
    if (this.calm || !this.dice.chance(0.06)) return;
    this.saw(what);
    this.state = this.rows.load();
    throw new Crash(what);
  }

  protected readonly random = (bytes: number): Uint8Array =>
    Uint8Array.from({ length: bytes }, () => this.dice.below(256));

  protected id(what: string): string {
    const number = (this.ids.get(what) ?? 0) + 1;
    this.ids.set(what, number);
    return `${what}-${number}`;
  }

  protected saw(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  protected fail(what: string): never {
    throw new Error(`seed ${this.seed}: ${what}`);
  }
}
