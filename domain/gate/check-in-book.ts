import { ANY_EVENT_CLOCK, type ClockBounds, isPlausible, orderedTime } from "./clock-bounds";
import { DeviceLog, type SeqRange, type TimedScan, correctedTime } from "./device-log";
import { type Incident, newestFirst } from "./incident";
import type { PassagePlace } from "./list-rule";
import type { Scan } from "./scan";
import { isAdmission, isExit } from "./scan";
import { type CheckInRules, type TicketState, reduceTicket } from "./ticket-state";

export interface GateCount {
  readonly entries: number;
  readonly exits: number;
  readonly refused: number;
}

/**
 * The check-in state of an event: a pure function of the set of its scans. Merging is set union, so any order, split or
 * repetition of batches gives the same state on the device, in the object and in the simulator. Scans are ordered by
 * corrected time (device time + measured offset, never decreasing within a device's log), then device, epoch and seq;
 * the order of arrival is irrelevant. State is updated incrementally.
 */
export class CheckInBook {
  readonly #rules: CheckInRules;
  readonly #bounds: ClockBounds;
  readonly #entries = new Map<string, TimedScan>();
  /** By device and epoch. */
  readonly #logs = new Map<string, DeviceLog>();
  /** By device: the log of its highest epoch. */
  readonly #currentLogs = new Map<string, { readonly epoch: number; readonly log: DeviceLog }>();
  readonly #scansPerDevice = new Map<string, number>();
  readonly #undone = new Map<string, number>();
  readonly #byTicket = new Map<string, TimedScan[]>();
  readonly #states = new Map<string, TicketState>();
  readonly #stale = new Set<string>();
  /** Entries and exits of each ticket as counted at its last reduction. */
  readonly #counted = new Map<string, readonly TimedScan[]>();
  readonly #perGate = new Map<string, { entries: number; exits: number; refused: number }>();
  readonly #inside = new Map<string, number>();

  constructor(rules: CheckInRules) {
    this.#rules = rules;
    this.#bounds = rules.clock ?? ANY_EVENT_CLOCK;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(scanId: string): boolean {
    return this.#entries.has(scanId);
  }

  get(scanId: string): Scan | null {
    return this.#entries.get(scanId)?.scan ?? null;
  }

  /** All scans in order of arrival. */
  scans(): Scan[] {
    return Array.from(this.#entries.values(), ({ scan }) => scan);
  }

  /** Returns the corrected time of a known scan, epoch ms. */
  timeOf(scanId: string): number | null {
    return this.#entries.get(scanId)?.at ?? null;
  }

  /** Idempotent. @returns false for a known scan */
  add(scan: Scan): boolean {
    if (this.#entries.has(scan.scanId)) return false;
    const entry: TimedScan = { scan, at: correctedTime(scan) };
    this.#entries.set(scan.scanId, entry);
    this.#insertIntoLog(entry);
    if (scan.kind === "undo") {
      const target = scan.undoOf!;
      this.#undone.set(target, (this.#undone.get(target) ?? 0) + 1);
      const undone = this.#entries.get(target);
      if (undone) this.#touch(undone.scan);
    } else if (scan.ticketId !== null) {
      const key = ticketKey(scan.listId, scan.ticketId);
      const entries = this.#byTicket.get(key);
      if (entries) entries.push(entry);
      else this.#byTicket.set(key, [entry]);
      this.#stale.add(key);
    }
    if (scan.decision === "refuse") this.#gate(scan.gateId).refused++;
    return true;
  }

  /** Invalidates the states of a ticket whose serial or status changed. */
  ticketChanged(ticketId: string): void {
    for (const { id } of this.#rules.lists) {
      const key = ticketKey(id, ticketId);
      if (this.#byTicket.has(key)) this.#stale.add(key);
    }
  }

  /** Returns null when no scan refers to this ticket on this list. */
  stateOf(listId: string, ticketId: string): TicketState | null {
    const key = ticketKey(listId, ticketId);
    if (!this.#byTicket.has(key)) return null;
    this.#settle(key);
    return this.#states.get(key) ?? null;
  }

  /** Returns the latest scan of a ticket on these lists by corrected time, refused and undone ones included. */
  lastScanOf(
    ticketId: string,
    listIds: readonly string[],
  ): { readonly scan: Scan; readonly at: number } | null {
    const entries = listIds.flatMap((listId) => this.#byTicket.get(ticketKey(listId, ticketId)) ?? []);
    return entries.toSorted(inOrder).at(-1) ?? null;
  }

  states(): TicketState[] {
    this.#settleAll();
    return [...this.#states.values()];
  }

  /** Returns the number of tickets inside, on one list or on all. */
  inside(listId?: string): number {
    this.#settleAll();
    if (listId !== undefined) return this.#inside.get(listId) ?? 0;
    return [...this.#inside.values()].reduce((sum, inside) => sum + inside, 0);
  }

  /** Returns entries and exits without undone ones, and refusals. */
  atGate(gateId: string): GateCount {
    this.#settleAll();
    return { ...this.#gate(gateId) };
  }

  /** Returns first admissions as flat pairs of epoch minute and count, in order; without those of an impossible time. */
  curve(): number[] {
    const minutes = new Map<number, number>();
    for (const { first } of this.states()) {
      const scan = first && this.get(first.scanId);
      if (!scan || !isPlausible(correctedTime(scan), this.#bounds)) continue;
      const minute = Math.floor(first.at / 60_000);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    }
    return [...minutes].sort(([a], [b]) => a - b).flat();
  }

  /** Returns how many scans of a device are known, over all its epochs. */
  countOf(deviceId: string): number {
    return this.#scansPerDevice.get(deviceId) ?? 0;
  }

  /** Returns the seqs of a log that are missing here, see {@link DeviceLog.gaps}. */
  gaps(deviceId: string, epoch: number, headSeq = 0): SeqRange[] {
    return (this.#logs.get(logKey(deviceId, epoch)) ?? new DeviceLog(this.#bounds)).gaps(headSeq);
  }

  /**
   * Returns where the device's next scan will be ordered: at its corrected time, but not before its own last scan.
   * @param at corrected time of the device, epoch ms
   */
  placeOfNext(deviceId: string, at: number): PassagePlace {
    const latest = this.#currentLogs.get(deviceId)?.log.latestAt ?? 0;
    return { at: orderedTime(at, latest, this.#bounds), deviceId };
  }

  /** Returns all incidents of tickets and logs, newest first. */
  incidents(): Incident[] {
    const found = this.states().flatMap((state) => state.incidents);
    for (const log of this.#logs.values()) found.push(...log.incidents());
    return found.sort(newestFirst);
  }

  #insertIntoLog(entry: TimedScan): void {
    const { deviceId, epoch } = entry.scan;
    const key = logKey(deviceId, epoch);
    let log = this.#logs.get(key);
    if (!log) {
      this.#logs.set(key, (log = new DeviceLog(this.#bounds)));
      if (epoch > (this.#currentLogs.get(deviceId)?.epoch ?? -1))
        this.#currentLogs.set(deviceId, { epoch, log });
    }
    this.#scansPerDevice.set(deviceId, this.countOf(deviceId) + 1);
    for (const { scan } of log.insert(entry)) this.#touch(scan);
  }

  #touch(scan: Scan): void {
    if (scan.ticketId !== null) this.#stale.add(ticketKey(scan.listId, scan.ticketId));
  }

  #settleAll(): void {
    for (const key of this.#stale) this.#settle(key);
  }

  #settle(key: string): void {
    if (!this.#stale.delete(key)) return;
    const entries = this.#byTicket.get(key);
    if (!entries) return;
    entries.sort(inOrder);
    const standing = entries.filter(({ scan }) => !this.#undone.has(scan.scanId));
    const { listId, ticketId } = entries[0]!.scan;
    const before = this.#states.get(key);
    const after = reduceTicket(standing, { listId, ticketId: ticketId! }, this.#rules);
    this.#states.set(key, after);
    this.#count(this.#counted.get(key) ?? [], -1);
    this.#count(standing, 1);
    this.#counted.set(key, standing);
    const change = Number(after.inside) - Number(before?.inside ?? false);
    if (change !== 0) this.#inside.set(after.listId, (this.#inside.get(after.listId) ?? 0) + change);
  }

  #count(entries: readonly TimedScan[], sign: 1 | -1): void {
    for (const { scan } of entries) {
      if (isAdmission(scan)) this.#gate(scan.gateId).entries += sign;
      else if (isExit(scan)) this.#gate(scan.gateId).exits += sign;
    }
  }

  #gate(gateId: string): { entries: number; exits: number; refused: number } {
    let count = this.#perGate.get(gateId);
    if (!count) this.#perGate.set(gateId, (count = { entries: 0, exits: 0, refused: 0 }));
    return count;
  }
}

function inOrder(a: TimedScan, b: TimedScan): number {
  return (
    a.at - b.at ||
    compareText(a.scan.deviceId, b.scan.deviceId) ||
    a.scan.epoch - b.scan.epoch ||
    a.scan.seq - b.scan.seq
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ticketKey(listId: string, ticketId: string): string {
  return `${listId} ${ticketId}`;
}

function logKey(deviceId: string, epoch: number): string {
  return `${deviceId} ${epoch}`;
}
