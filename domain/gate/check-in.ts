import { eventDay } from "../time/event-day";
import type { Incident, IncidentKind, IncidentScan } from "./incident";
import type { Scan } from "./scan";
import { isAdmission, isExit } from "./scan";

/**
 * What the scans of an event amount to: a pure function of their set. Merging is set union, so any order, split or
 * repetition of batches ends in the same state, on the device, in the object and in the simulator.
 * Order is by corrected time (device time + measured offset, never going back within a device's log), then device,
 * then seq. Arrival plays no part.
 */

const OLD_MEASUREMENT_MS = 12 * 3_600_000;
const CLOCK_JUMP_MS = 2 * 60_000;

export interface ListRule {
  readonly id: string;
  readonly rule: "once" | "once_a_day" | "reentry";
  readonly dayCutOffMinutes: number;
}

/** What the book must know beside the scans. */
export interface CheckInRules {
  readonly timeZone: string;
  readonly lists: readonly ListRule[];
  /** Null: no such ticket is known here. The serial is the valid one. */
  findTicket(ticketId: string): { readonly serial: number; readonly revoked: boolean } | null;
}

/** One ticket on one list. */
export interface TicketState {
  readonly listId: string;
  readonly ticketId: string;
  readonly inside: boolean;
  /** The admission that counts. */
  readonly first: IncidentScan | null;
  readonly lastEntry: IncidentScan | null;
  /** The last scan that changed anything. */
  readonly last: IncidentScan | null;
  /** Admissions not undone, duplicates among them. */
  readonly admissions: number;
  readonly exits: number;
  /** Admissions the list's rule does not allow. */
  readonly duplicates: number;
  readonly incidents: readonly Incident[];
}

export interface GateCount {
  readonly entries: number;
  readonly exits: number;
  readonly refused: number;
}

interface Entry {
  readonly scan: Scan;
  /** Corrected time. */
  at: number;
}

/** The scans of one device's log, by seq. */
interface Log {
  readonly entries: Entry[];
}

const NOTHING: TicketState = {
  listId: "",
  ticketId: "",
  inside: false,
  first: null,
  lastEntry: null,
  last: null,
  admissions: 0,
  exits: 0,
  duplicates: 0,
  incidents: [],
};

/** The set of scans and all that follows from it, kept up to date scan by scan. */
export class CheckInBook {
  readonly #rules: CheckInRules;
  readonly #entries = new Map<string, Entry>();
  readonly #logs = new Map<string, Log>();
  readonly #undone = new Map<string, number>();
  readonly #byTicket = new Map<string, Entry[]>();
  readonly #states = new Map<string, TicketState>();
  readonly #stale = new Set<string>();
  /** Entries and exits as counted when each ticket was last worked out. */
  readonly #counted = new Map<string, readonly Entry[]>();
  readonly #perGate = new Map<string, { entries: number; exits: number; refused: number }>();
  readonly #inside = new Map<string, number>();

  constructor(rules: CheckInRules) {
    this.#rules = rules;
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

  /** All scans, in the order they came: for copying only. */
  scans(): Scan[] {
    return Array.from(this.#entries.values(), ({ scan }) => scan);
  }

  /** Corrected time of a scan in the book. */
  timeOf(scanId: string): number | null {
    return this.#entries.get(scanId)?.at ?? null;
  }

  /** @returns false when it was already there: adding twice is adding once */
  add(scan: Scan): boolean {
    if (this.#entries.has(scan.scanId)) return false;
    const entry: Entry = { scan, at: ownTime(scan) };
    this.#entries.set(scan.scanId, entry);
    this.#placeInLog(entry);
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

  /** A ticket's serial or status changed: what its scans mean may have changed too. */
  ticketChanged(ticketId: string): void {
    for (const { id } of this.#rules.lists) {
      const key = ticketKey(id, ticketId);
      if (this.#byTicket.has(key)) this.#stale.add(key);
    }
  }

  /** Null when no scan names this ticket on this list. */
  stateOf(listId: string, ticketId: string): TicketState | null {
    const key = ticketKey(listId, ticketId);
    if (!this.#byTicket.has(key)) return null;
    this.#settle(key);
    return this.#states.get(key) ?? null;
  }

  states(): TicketState[] {
    this.#settleAll();
    return [...this.#states.values()];
  }

  /** Tickets now inside, of one list or of all. */
  inside(listId?: string): number {
    this.#settleAll();
    if (listId !== undefined) return this.#inside.get(listId) ?? 0;
    return [...this.#inside.values()].reduce((sum, inside) => sum + inside, 0);
  }

  /** Entries and exits that stand, and refusals. */
  atGate(gateId: string): GateCount {
    this.#settleAll();
    return { ...this.#gate(gateId) };
  }

  /** First admissions by epoch minute, in order: flat pairs of minute and count. */
  curve(): number[] {
    const minutes = new Map<number, number>();
    for (const { first } of this.states()) {
      if (!first) continue;
      const minute = Math.floor(first.at / 60_000);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    }
    return [...minutes].sort(([a], [b]) => a - b).flat();
  }

  /** How many scans of a device are here, over all its logs. */
  countOf(deviceId: string): number {
    let count = 0;
    for (const { entries } of this.#logs.values())
      if (entries[0]?.scan.deviceId === deviceId) count += entries.length;
    return count;
  }

  /**
   * Seqs of a log that are not here: holes, and the end up to `headSeq`, which a log may have lost too when the rows
   * were set back to an earlier time.
   * @param headSeq the highest its device has given out; without it only holes are told
   */
  gaps(deviceId: string, epoch: number, headSeq = 0): { from: number; to: number }[] {
    const entries = this.#logs.get(logKey(deviceId, epoch))?.entries ?? [];
    const last = entries.at(-1)?.scan.seq ?? 0;
    return [...holesIn(entries), ...(headSeq > last ? [{ from: last + 1, to: headSeq }] : [])];
  }

  /** Everything a person should look at, newest first. */
  incidents(): Incident[] {
    const found = this.states().flatMap((state) => state.incidents);
    for (const { entries } of this.#logs.values()) found.push(...logIncidents(entries));
    return found.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  }

  #placeInLog(entry: Entry): void {
    const key = logKey(entry.scan.deviceId, entry.scan.epoch);
    let log = this.#logs.get(key);
    if (!log) this.#logs.set(key, (log = { entries: [] }));
    const { entries } = log;
    let at = entries.length;
    while (at > 0 && entries[at - 1]!.scan.seq > entry.scan.seq) at--;
    entries.splice(at, 0, entry);
    let latest = at > 0 ? entries[at - 1]!.at : 0;
    for (let i = at; i < entries.length; i++) {
      const next = entries[i]!;
      const corrected = Math.max(latest, ownTime(next.scan));
      if (corrected !== next.at) {
        next.at = corrected;
        this.#touch(next.scan);
      } else if (i > at) break;
      latest = corrected;
    }
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
    const before = this.#states.get(key);
    const after = reduceTicket(standing, entries[0]!.scan, this.#rules);
    this.#states.set(key, after);
    this.#count(this.#counted.get(key) ?? [], -1);
    this.#count(standing, 1);
    this.#counted.set(key, standing);
    const change = Number(after.inside) - Number(before?.inside ?? false);
    if (change !== 0) this.#inside.set(after.listId, (this.#inside.get(after.listId) ?? 0) + change);
  }

  #count(entries: readonly Entry[], sign: 1 | -1): void {
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

/** @param entries of one ticket on one list, in order, without those undone */
function reduceTicket(
  entries: readonly Entry[],
  about: { listId: string; ticketId: string | null },
  rules: CheckInRules,
): TicketState {
  const { listId } = about;
  const ticketId = about.ticketId!;
  const list = rules.lists.find(({ id }) => id === listId);
  const ticket = rules.findTicket(ticketId);
  const state = { ...NOTHING, listId, ticketId };
  const found: Partial<Record<IncidentKind, IncidentScan[]>> = {};
  const days = new Set<string>();
  const note = (kind: IncidentKind, scan: IncidentScan) => (found[kind] ??= []).push(scan);

  for (const { scan, at } of entries) {
    const seen: IncidentScan = { scanId: scan.scanId, deviceId: scan.deviceId, gateId: scan.gateId, at };
    if (isAdmission(scan)) {
      const day = list?.rule === "once_a_day" ? eventDay(at, rules.timeZone, list.dayCutOffMinutes) : "";
      const allowed =
        list?.rule === "reentry"
          ? !state.inside
          : list?.rule === "once_a_day"
            ? !days.has(day)
            : !state.first;
      if (!allowed) {
        if (found.duplicate_admission?.at(-1) !== state.lastEntry)
          note("duplicate_admission", state.lastEntry!);
        note("duplicate_admission", seen);
        state.duplicates++;
      }
      days.add(day);
      state.admissions++;
      state.inside = true;
      state.first ??= seen;
      state.lastEntry = seen;
      state.last = seen;
      if (!ticket) note("unknown_admitted", seen);
      else if (ticket.revoked) note("revoked_admitted", seen);
      else if (scan.serial !== null && scan.serial < ticket.serial) note("superseded_admitted", seen);
    } else if (isExit(scan)) {
      if (!state.inside) note("exit_without_entry", seen);
      state.inside = false;
      state.exits++;
      state.last = seen;
    }
  }
  state.incidents = Object.entries(found).map(([kind, scans]) => ({
    id: `${kind}:${listId}:${ticketId}`,
    kind: kind as IncidentKind,
    at: scans.at(-1)!.at,
    listId,
    ticketId,
    scans,
  }));
  return state;
}

/** A clock nobody can vouch for, and seqs that never came. @param entries of one log by seq */
function logIncidents(entries: readonly Entry[]): Incident[] {
  const found: Incident[] = [];
  const about = (kind: IncidentKind, scans: readonly Entry[]): Incident => ({
    id: `${kind}:${scans[0]!.scan.deviceId}:${scans[0]!.scan.epoch}`,
    kind,
    at: scans.at(-1)!.at,
    listId: null,
    ticketId: null,
    scans: scans.map(({ scan, at }) => ({
      scanId: scan.scanId,
      deviceId: scan.deviceId,
      gateId: scan.gateId,
      at,
    })),
  });
  const suspect = entries.find(({ scan }, i) => {
    if (scan.offsetMs === null || scan.offsetAgeMs === null || scan.offsetAgeMs > OLD_MEASUREMENT_MS)
      return true;
    const before = i > 0 ? entries[i - 1]!.scan.offsetMs : null;
    return before !== null && Math.abs(scan.offsetMs - before) > CLOCK_JUMP_MS;
  });
  if (suspect) found.push(about("clock_suspect", [suspect]));
  if (holesIn(entries).length > 0) found.push(about("scans_missing", [entries.at(-1)!]));
  return found;
}

function holesIn(entries: readonly Entry[]): { from: number; to: number }[] {
  const holes: { from: number; to: number }[] = [];
  let expected = 1;
  for (const { scan } of entries) {
    if (scan.seq > expected) holes.push({ from: expected, to: scan.seq - 1 });
    expected = scan.seq + 1;
  }
  return holes;
}

function ownTime(scan: Scan): number {
  return scan.deviceAt + (scan.offsetMs ?? 0);
}

function inOrder(a: Entry, b: Entry): number {
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
