import { decideAdmission } from "#domain/admission";
import { CheckInBook, type ListRule, type TicketState } from "#domain/check-in";
import { GateLedger, type LedgerRows } from "#domain/gate-ledger";
import {
  GateManifest,
  TICKET_FLAGS,
  encodeShard,
  type GateManifestHead,
  type ManifestTicket,
  type TicketChange,
} from "#domain/gate-manifest";
import type { Scan } from "#domain/scan";
import { planSync, readSync, recordScan, toSendAgain, type ScanFacts } from "#domain/scan-log";
import { parseSyncRequest, parseSyncResponse, type SyncRequest } from "#domain/sync";
import type { TicketCodeFacts } from "#domain/ticket-code";

/**
 * One evening at the gates under a seeded schedule of faults: the production reducer, ledger, manifest, admission and
 * drain on arrays that survive a crash, with a network that loses, doubles, delays and reorders.
 */

export const FAULTS = [
  "partition",
  "request_lost",
  "answer_lost",
  "batch_doubled",
  "batch_delayed",
  "device_crash",
  "device_crash_before_commit",
  "device_crash_mid_sync",
  "object_crash_before_save",
  "object_crash_after_save",
  "clock_changed",
  "undo",
  "override",
  "revocation",
  "reissue",
  "sale_after_list",
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Tally {
  readonly faults: Record<Fault, number>;
  scans: number;
  repeated: number;
  duplicates: number;
  revokedAdmitted: number;
  supersededAdmitted: number;
}

export function emptyTally(): Tally {
  return {
    faults: Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>,
    scans: 0,
    repeated: 0,
    duplicates: 0,
    revokedAdmitted: 0,
    supersededAdmitted: 0,
  };
}

type LedgerClass = typeof GateLedger;

const START = Date.UTC(2026, 10, 21, 13, 0);
const HEAD: Omit<GateManifestHead, "lists" | "tickets"> = {
  format: 1,
  version: 0,
  eventId: "e1",
  title: "Tughlaq",
  venueName: "Malhar Hall",
  timeZone: "Asia/Kolkata",
  doorsAt: START,
  startsAt: START + 3_600_000,
  endsAt: START + 4 * 3_600_000,
  asOf: START - 3_600_000,
  minKeyNo: 1,
  keys: [],
  ticketTypes: [{ code: 1, name: "Stalls" }],
  gates: [{ id: "g1", name: "Gate 1", listId: "main", ticketTypeCodes: [] }],
  sections: [],
  unknownTickets: "check",
  shardBits: 0,
  shards: [],
  otherEvents: [],
  devices: [],
};

/** mulberry32: small, seeded, good enough to choose faults with. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class EventObject {
  ledger: GateLedger;
  /** What a crash leaves. */
  readonly saved = {
    scans: [] as LedgerRows["scans"][number][],
    quarantine: [] as LedgerRows["quarantine"][number][],
    tickets: new Map<string, TicketChange>(),
    devices: new Map<string, LedgerRows["devices"][number]>(),
  };

  constructor(
    private readonly Ledger: LedgerClass,
    private readonly rules: { timeZone: string; lists: readonly ListRule[] },
    tickets: readonly ManifestTicket[],
  ) {
    this.ledger = new Ledger(rules);
    this.change(tickets, HEAD.asOf);
  }

  change(tickets: readonly ManifestTicket[], at: number): void {
    for (const change of this.ledger.changeTickets(tickets, at))
      this.saved.tickets.set(change.ticketId, change);
  }

  wake(): void {
    this.ledger = new this.Ledger(this.rules, {
      scans: this.saved.scans,
      quarantine: this.saved.quarantine,
      tickets: [...this.saved.tickets.values()],
      devices: [...this.saved.devices.values()],
    });
  }

  sync(
    deviceId: string,
    wire: string,
    now: number,
    crash: "before_save" | "after_save" | null,
    tally: Tally,
  ): string | null {
    const request = parseSyncRequest(JSON.parse(wire));
    if (!request.ok) throw new Error(`the device sent what the object cannot read: ${request.reason}`);
    const taken = this.ledger.ingest({ deviceId, gateId: "g1", revoked: false }, request.value, now);
    tally.repeated += taken.acks.filter((ack) => ack.status === "repeated").length;
    if (crash === "before_save") {
      this.wake();
      return null;
    }
    this.saved.scans.push(...taken.scans);
    this.saved.quarantine.push(...taken.quarantine);
    this.saved.devices.set(deviceId, taken.device);
    if (crash === "after_save") {
      this.wake();
      return null;
    }
    return JSON.stringify(this.ledger.readSince(deviceId, request.value, taken.acks, now));
  }
}

/** A phone: what is in its storage, and what it has in memory until a crash. */
class Device {
  readonly own: { scan: Scan; acked: boolean }[] = [];
  readonly others = new Map<string, Scan>();
  readonly changes = new Map<string, TicketChange>();
  readonly epoch = START - 7_200_000;
  seq = 0;
  cursor = 0;
  asOf = HEAD.asOf;
  online = true;
  clock: { offsetMs: number; measuredAt: number; roundTripMs: number };
  manifest!: GateManifest;
  book!: CheckInBook;

  constructor(
    readonly id: string,
    /** Device time minus true time. */
    public skewMs: number,
    private readonly list: ListRule,
    private readonly head: GateManifestHead,
    private readonly shard: Uint8Array,
    now: number,
  ) {
    this.clock = { offsetMs: -skewMs, measuredAt: now + skewMs, roundTripMs: 200 };
    this.wake();
  }

  wake(): void {
    this.manifest = new GateManifest(this.head, new Map([[0, this.shard]]));
    for (const change of this.changes.values()) this.manifest.apply(change);
    this.book = new CheckInBook({
      timeZone: this.head.timeZone,
      lists: [this.list],
      findTicket: (ticketId) => {
        const ticket = this.manifest.findTicket(ticketId);
        return ticket && { serial: ticket.serial, revoked: (ticket.flags & TICKET_FLAGS.revoked) !== 0 };
      },
    });
    for (const { scan } of this.own) this.book.add(scan);
    for (const scan of this.others.values()) this.book.add(scan);
  }

  decide(code: TicketCodeFacts, direction: "entry" | "exit", now: number) {
    return decideAdmission({
      shown: { by: "code", code },
      direction,
      at: now + this.skewMs + this.clock.offsetMs,
      gate: this.head.gates[0]!,
      list: this.head.lists[0]!,
      ticket: this.manifest.findTicket(code.ticketId),
      state: this.book.stateOf(this.list.id, code.ticketId),
      head: this.head,
      listAsOf: this.asOf,
    });
  }

  /** Record and seq in one commit; the verdict is painted only after it. */
  record(facts: ScanFacts, now: number): Scan {
    this.seq++;
    const place = { deviceId: this.id, epoch: this.epoch, seq: this.seq };
    const scan = recordScan(facts, place, now + this.skewMs, this.clock);
    this.own.push({ scan, acked: false });
    this.book.add(scan);
    return scan;
  }

  unsent(): Scan[] {
    return this.own.filter(({ acked }) => !acked).map(({ scan }) => scan);
  }

  plan(most: number, now: number): SyncRequest {
    const unsent = this.unsent();
    return planSync(
      { epoch: this.epoch, headSeq: this.seq, cursor: this.cursor, manifestVersion: this.head.version },
      unsent.slice(0, most),
      { appVersion: "1", clock: this.clock, deviceNow: now + this.skewMs, pending: unsent.length },
    );
  }

  take(request: SyncRequest, wire: string): boolean {
    const response = parseSyncResponse(JSON.parse(wire));
    if (!response) throw new Error("the object answered what the device cannot read");
    const outcome = readSync(request, response, this.unsent().length);
    const done = new Set(outcome.acknowledged);
    for (const record of this.own) if (done.has(record.scan.scanId)) record.acked = true;
    const stored = this.own.filter(({ acked }) => acked).map(({ scan }) => scan);
    const again = new Set(toSendAgain(stored, this.epoch, outcome.resend));
    for (const record of this.own) if (again.has(record.scan)) record.acked = false;
    for (const scan of outcome.scans) {
      this.others.set(scan.scanId, scan);
      this.book.add(scan);
    }
    for (const change of outcome.tickets) {
      const known = this.changes.get(change.ticketId);
      if (!known || known.position < change.position) this.changes.set(change.ticketId, change);
      this.manifest.apply(change);
      this.book.ticketChanged(change.ticketId);
    }
    this.cursor = outcome.cursor;
    if (outcome.asOf !== null) this.asOf = Math.max(this.asOf, outcome.asOf);
    return outcome.again;
  }
}

/** Lives one schedule and judges it. @throws Error naming the seed and what was broken */
export function runEvening(seed: number, tally: Tally, Ledger: LedgerClass = GateLedger): void {
  const next = random(seed);
  const below = (n: number) => Math.floor(next() * n);
  const chance = (p: number) => next() < p;
  const broken = (what: string): never => {
    throw new Error(`seed ${seed}: ${what}`);
  };
  const happened = (fault: Fault) => void tally.faults[fault]++;

  const rule = (["once", "once", "reentry", "once_a_day"] as const)[below(4)]!;
  const list = {
    id: "main",
    name: "Main list",
    rule,
    dayCutOffMinutes: 300,
    validFrom: null,
    validUntil: null,
  };
  const idOf = (n: number) => (n + 1).toString(16).padStart(20, "0");
  const tickets: ManifestTicket[] = Array.from({ length: 4 + below(6) }, (_, n) => ({
    ticketId: idOf(n),
    serial: 1,
    ticketTypeCode: 1,
    flags: 0,
    place: null,
  }));
  const codes: TicketCodeFacts[] = tickets.map(({ ticketId }) => codeOf(ticketId, 1, HEAD.asOf - 60_000));
  const object = new EventObject(Ledger, { timeZone: HEAD.timeZone, lists: [list] }, tickets);
  const head = { ...HEAD, lists: [list], tickets: tickets.length, version: object.ledger.manifestVersion };
  const shard = encodeShard(tickets, []);
  let now = START;
  const skew = () => Math.round((next() * 2 - 1) * 10 * 60_000);
  const devices = Array.from(
    { length: 5 + below(3) },
    (_, n) => new Device(`d${n + 1}`, skew(), list, head, shard, now),
  );
  const delayed: { device: Device; wire: string }[] = [];

  const attempt = (device: Device, calm: boolean): boolean => {
    const request = device.plan(calm ? 200 : 1 + below(6), now);
    const wire = JSON.stringify(request);
    if (!calm) {
      if (!device.online) return false;
      if (chance(0.08)) return (happened("request_lost"), false);
      if (chance(0.08)) {
        delayed.push({ device, wire });
        return (happened("batch_delayed"), false);
      }
    }
    const crash = calm ? null : chance(0.04) ? "before_save" : chance(0.04) ? "after_save" : null;
    if (crash) happened(crash === "before_save" ? "object_crash_before_save" : "object_crash_after_save");
    let answer = object.sync(device.id, wire, now, crash, tally);
    if (!calm && chance(0.08)) {
      happened("batch_doubled");
      const second = object.sync(device.id, wire, now, null, tally);
      if (chance(0.5)) answer = second;
    }
    if (answer === null) return false;
    if (!calm && chance(0.1)) return (happened("answer_lost"), false);
    if (!calm && chance(0.05)) {
      device.wake();
      return (happened("device_crash_mid_sync"), false);
    }
    return device.take(request, answer);
  };

  const scanOne = (device: Device) => {
    const code = codes[below(codes.length)]!;
    const direction = chance(0.2) ? "exit" : "entry";
    const verdict = device.decide(code, direction, now);
    if (direction === "entry" && verdict.decision === "admit" && rule === "once") {
      const undone = new Set(device.own.map(({ scan }) => scan.undoOf));
      const before = device.own.find(
        ({ scan }) =>
          scan.ticketId === code.ticketId &&
          scan.decision === "admit" &&
          (scan.kind === "entry" || scan.kind === "override") &&
          !undone.has(scan.scanId),
      );
      if (before) broken(`green for a ticket this phone itself admitted (${before.scan.scanId})`);
    }
    if (chance(0.02)) {
      device.wake();
      happened("device_crash_before_commit");
      return;
    }
    const facts: ScanFacts = {
      listId: list.id,
      gateId: "g1",
      ticketId: code.ticketId,
      serial: code.serial,
      keyNo: code.keyNo,
      kind: direction,
      decision: verdict.decision,
      reason: verdict.reason,
      manifestVersion: head.version,
      operator: null,
      undoOf: null,
      input: "camera",
    };
    device.record(facts, now);
    if (verdict.decision !== "admit" && direction === "entry" && chance(0.35)) {
      device.record({ ...facts, kind: "override", decision: "admit" }, now + 2_000);
      happened("override");
    }
  };

  const steps = 40 + below(40);
  for (let step = 0; step < steps; step++) {
    now += 1_000 + below(90_000);
    const device = devices[below(devices.length)]!;
    const roll = next();
    if (roll < 0.5) scanOne(device);
    else if (roll < 0.55) {
      const target = device.own.findLast(({ scan }) => scan.decision === "admit" && scan.kind !== "undo");
      if (!target) continue;
      const { ticketId, serial, keyNo } = target.scan;
      device.record(
        {
          listId: list.id,
          gateId: "g1",
          ticketId,
          serial,
          keyNo,
          kind: "undo",
          decision: "admit",
          reason: null,
          manifestVersion: head.version,
          operator: null,
          undoOf: target.scan.scanId,
          input: "camera",
        },
        now,
      );
      happened("undo");
    } else if (roll < 0.82) {
      while (attempt(device, false));
    } else if (roll < 0.87) {
      if (device.online) happened("partition");
      device.online = !device.online;
    } else if (roll < 0.9) {
      const late = delayed.splice(below(delayed.length + 1), 1)[0];
      if (late) object.sync(late.device.id, late.wire, now, null, tally);
    } else if (roll < 0.92) {
      device.wake();
      happened("device_crash");
    } else if (roll < 0.94) {
      device.skewMs = skew();
      device.clock = { offsetMs: -device.skewMs, measuredAt: now + device.skewMs, roundTripMs: 200 };
      happened("clock_changed");
    } else {
      const ticket = object.ledger.findTicket(codes[below(codes.length)]!.ticketId);
      if (!ticket) continue;
      const { position: _position, at: _at, ...known } = ticket;
      if (roll < 0.965) {
        object.change([{ ...known, flags: known.flags | TICKET_FLAGS.revoked }], now);
        happened("revocation");
      } else if (roll < 0.98) {
        object.change([{ ...known, serial: known.serial + 1 }], now);
        codes.push(codeOf(known.ticketId, known.serial + 1, now));
        happened("reissue");
      } else {
        const ticketId = idOf(100 + codes.length);
        object.change([{ ticketId, serial: 1, ticketTypeCode: 1, flags: 0, place: null }], now);
        codes.push(codeOf(ticketId, 1, now));
        happened("sale_after_list");
      }
    }
  }

  for (const { device, wire } of delayed) object.sync(device.id, wire, now, null, tally);
  object.wake();
  for (let round = 0; round < 3; round++)
    for (const device of devices) {
      let asked = 0;
      while (attempt(device, true)) if (++asked > 50) broken(`${device.id} never comes to rest`);
    }

  judge(object, devices, { timeZone: HEAD.timeZone, list }, broken, tally, below);
}

function codeOf(ticketId: string, serial: number, issuedAt: number): TicketCodeFacts {
  return { ticketId, serial, issuedAt, keyNo: 1, ticketTypeCode: 1, seat: "" };
}

function judge(
  object: EventObject,
  devices: readonly Device[],
  { timeZone, list }: { timeZone: string; list: ListRule },
  broken: (what: string) => never,
  tally: Tally,
  below: (n: number) => number,
): void {
  const made = devices.flatMap(({ own }) => own.map(({ scan }) => scan));
  tally.scans += made.length;
  const kept = new Map(object.saved.scans.map(({ scan }) => [scan.scanId, scan]));
  for (const scan of made)
    if (JSON.stringify(kept.get(scan.scanId)) !== JSON.stringify(scan))
      broken(`lost or altered: ${scan.scanId}`);
  if (kept.size !== made.length || object.saved.scans.length !== made.length)
    broken(`the object keeps ${object.saved.scans.length} scans of ${made.length} made`);
  if (object.saved.quarantine.length > 0) broken("a good record was quarantined");
  for (const device of devices) {
    if (device.unsent().length > 0) broken(`${device.id} still has scans to send`);
    if (object.ledger.book.gaps(device.id, device.epoch).length > 0) broken(`${device.id} has gaps`);
  }

  const truth = picture(object.ledger.book);
  for (const device of devices)
    if (picture(device.book) !== truth) broken(`${device.id} diverged from the object`);
  const shuffled = [...made].sort(() => below(3) - 1);
  const fresh = new CheckInBook({
    timeZone,
    lists: [list],
    findTicket: (ticketId) => {
      const ticket = object.saved.tickets.get(ticketId);
      return ticket ? { serial: ticket.serial, revoked: (ticket.flags & 1) !== 0 } : null;
    },
  });
  for (const scan of shuffled) fresh.add(scan);
  if (picture(fresh) !== truth) broken("the same scans in another order amount to something else");

  count(object, made, list, broken, tally);
}

/** Counted here without the reducer: what each ticket's standing admissions must have been reported as. */
function count(
  object: EventObject,
  made: readonly Scan[],
  list: ListRule,
  broken: (what: string) => never,
  tally: Tally,
): void {
  const undone = new Set(made.map((scan) => scan.undoOf));
  const admissions = new Map<string, Scan[]>();
  for (const scan of made)
    if (
      scan.decision === "admit" &&
      (scan.kind === "entry" || scan.kind === "override") &&
      !undone.has(scan.scanId)
    )
      admissions.set(scan.ticketId!, [...(admissions.get(scan.ticketId!) ?? []), scan]);

  let inside = 0;
  for (const state of object.ledger.book.states()) {
    const standing = admissions.get(state.ticketId) ?? [];
    if (state.admissions !== standing.length)
      broken(`${state.ticketId}: ${state.admissions} admissions counted`);
    if ((state.first !== null) !== standing.length > 0) broken(`${state.ticketId}: first admission`);
    if (state.inside) inside++;
    const reported = (kind: string) =>
      state.incidents.find((incident) => incident.kind === kind)?.scans.length ?? 0;
    if (list.rule === "once") {
      const duplicates = Math.max(0, standing.length - 1);
      if (
        state.duplicates !== duplicates ||
        reported("duplicate_admission") !== (duplicates && duplicates + 1)
      )
        broken(`${state.ticketId}: ${duplicates} duplicates, ${state.duplicates} reported`);
    }
    tally.duplicates += state.duplicates;
    const ticket = object.saved.tickets.get(state.ticketId);
    const revoked = ticket && (ticket.flags & TICKET_FLAGS.revoked) !== 0;
    const want = {
      unknown_admitted: ticket ? 0 : standing.length,
      revoked_admitted: revoked ? standing.length : 0,
      superseded_admitted:
        ticket && !revoked ? standing.filter(({ serial }) => serial! < ticket.serial).length : 0,
    };
    for (const [kind, scans] of Object.entries(want))
      if (reported(kind) !== scans) broken(`${state.ticketId}: ${kind} ${reported(kind)}, wanted ${scans}`);
    tally.revokedAdmitted += want.revoked_admitted;
    tally.supersededAdmitted += want.superseded_admitted;
    admissions.delete(state.ticketId);
  }
  if (admissions.size > 0) broken("an admitted ticket has no state");
  if (object.ledger.book.inside() !== inside) broken("the inside count is not the sum of tickets inside");
  const entries = made.filter(
    (scan) =>
      scan.decision === "admit" &&
      (scan.kind === "entry" || scan.kind === "override") &&
      !undone.has(scan.scanId),
  ).length;
  if (object.ledger.book.atGate("g1").entries !== entries) broken("the gate's entries do not add up");
}

function picture(book: CheckInBook): string {
  const states: TicketState[] = book.states().sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1));
  return JSON.stringify([states, book.incidents(), book.inside(), book.atGate("g1"), book.curve()]);
}
