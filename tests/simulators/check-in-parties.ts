import { decideAdmission } from "#domain/gate/admission";
import { CheckInBook } from "#domain/gate/check-in";
import type { ListRule } from "#domain/gate/list-rule";
import { GateLedger, type LedgerRows } from "#domain/gate/ledger";
import {
  GateManifest,
  TICKET_FLAGS,
  type GateManifestHead,
  type ManifestTicket,
  type TicketChange,
} from "#domain/gate/manifest";
import type { Scan } from "#domain/gate/scan";
import { planSync, readSync, recordScan, toSendAgain, type ScanFacts } from "#domain/gate/scan-log";
import { parseSyncRequest, parseSyncResponse, type SyncRequest } from "#domain/gate/sync";
import type { TicketCodeFacts } from "#domain/ticket/ticket-code";
import type { Tally } from "./check-in-tally";

export type LedgerClass = typeof GateLedger;

export const START = Date.UTC(2026, 10, 21, 13, 0);
export const HEAD: Omit<GateManifestHead, "lists" | "tickets"> = {
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

/** The event's object: the production ledger over rows that outlive a crash. */
export class EventObject {
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
export class Device {
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
    const at = now + this.skewMs + this.clock.offsetMs;
    return decideAdmission({
      shown: { by: "code", code },
      direction,
      at,
      place: this.book.placeOfNext(this.id, at),
      gate: this.head.gates[0]!,
      list: this.head.lists[0]!,
      ticket: this.manifest.findTicket(code.ticketId),
      state: this.book.stateOf(this.list.id, code.ticketId),
      head: this.head,
      listAsOf: this.asOf,
    });
  }

  duplicatesOf(ticketId: string): number {
    return this.book.stateOf(this.list.id, ticketId)?.duplicates ?? 0;
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
