import { sha256 } from "#domain/core/digest";
import { type Verdict, decideAdmission, refuseCode } from "#domain/gate/verdict";
import { CheckInBook } from "#domain/gate/check-in-book";
import { clockBounds } from "#domain/gate/clock-bounds";
import { GateManifest } from "#domain/gate/manifest-lookup";
import { GateLedger, type LedgerRules } from "#domain/gate/ledger";
import type { DeviceRecord, QuarantineRow, ScanRow } from "#domain/gate/ledger-rows";
import type { ListRule } from "#domain/gate/list-rule";
import {
  TICKET_FLAGS,
  isAboveManifest,
  type GateManifestHead,
  type ManifestTicket,
  type TicketChange,
} from "#domain/gate/manifest-format";
import { type GateManifestParts, type ManifestSetup, buildManifest } from "#domain/gate/manifest-build";
import { parseGateManifestHead } from "#domain/gate/manifest-head";
import type { Scan } from "#domain/gate/scan";
import { planSync, readSync, recordScan, toSendAgain, type ScanFacts } from "#domain/gate/device-sync";
import { parseSyncRequest, parseSyncResponse, type SyncRequest } from "#domain/gate/sync";
import { type ClockOffset, betterOffset, measureOffset } from "#domain/time/clock-offset";
import { type SigningKey, newestKeyNo, signingKeyNo, withdrawKey } from "#domain/ticket/signing-keys";
import { type TicketCodeFacts, keyRefusal } from "#domain/ticket/ticket-code";
import type { Tally } from "./check-in-tally";

export type LedgerClass = typeof GateLedger;
export type DeviceClass = typeof Device;

export const TIME_ZONE = "Asia/Kolkata";
export const START = Date.UTC(2026, 10, 21, 13, 0);
export const LIST_AS_OF = START - 3_600_000;
const ROUND_TRIP_MS = 200;
/** Signatures are not part of the simulation. */
const JWK = { kty: "EC", crv: "P-256", x: "x", y: "y" };

/** A setup whose lists are open for the whole simulated schedule. */
export function setupWith(list: ManifestSetup["lists"][number]): ManifestSetup {
  return {
    eventId: "e1",
    title: "Tughlaq",
    venueName: "Malhar Hall",
    timeZone: TIME_ZONE,
    doorsAt: START,
    startsAt: START + 3_600_000,
    endsAt: START + 48 * 3_600_000,
    ticketTypes: [{ id: "stalls", code: 1, name: "Stalls" }],
    lists: [list],
    gates: [{ id: "g1", name: "Gate 1", listId: list.id, ticketTypeIds: [] }],
  };
}

export function rulesOf(setup: ManifestSetup): LedgerRules {
  return { timeZone: setup.timeZone, lists: setup.lists, clock: clockBounds(setup) };
}

/** The event's object: the production ledger and manifest over rows that outlive a crash. */
export class EventObject {
  ledger: GateLedger;
  manifest!: GateManifestParts;
  /** The rows after a crash. */
  readonly saved = {
    scans: [] as ScanRow[],
    quarantine: [] as QuarantineRow[],
    tickets: new Map<string, TicketChange>(),
    devices: new Map<string, DeviceRecord>(),
    structurePosition: 0,
  };
  keys: readonly SigningKey[] = [{ keyNo: 1, createdAt: 0, withdrawnAt: null }];

  private constructor(
    private readonly Ledger: LedgerClass,
    readonly setup: ManifestSetup,
  ) {
    this.ledger = new Ledger(rulesOf(setup));
  }

  static async open(
    Ledger: LedgerClass,
    setup: ManifestSetup,
    tickets: readonly ManifestTicket[],
  ): Promise<EventObject> {
    const object = new EventObject(Ledger, setup);
    object.change(tickets, LIST_AS_OF);
    object.manifest = await object.buildList(LIST_AS_OF);
    return object;
  }

  buildList(asOf: number): Promise<GateManifestParts> {
    const valid = this.keys.filter(({ withdrawnAt }) => withdrawnAt === null);
    const withdrawn = this.keys.filter(({ withdrawnAt }) => withdrawnAt !== null);
    const about = {
      version: this.ledger.manifestVersion,
      asOf,
      keys: valid.map(({ keyNo }) => ({ keyNo, jwk: JWK })),
      withdrawnKeyNos: withdrawn.map(({ keyNo }) => keyNo),
    };
    return buildManifest(this.setup, [...this.ledger.tickets()], about, sha256);
  }

  change(tickets: readonly ManifestTicket[], at: number): void {
    for (const change of this.ledger.changeTickets(tickets, at))
      this.saved.tickets.set(change.ticketId, change);
  }

  rotate(now: number): void {
    this.keys = [...this.keys, { keyNo: newestKeyNo(this.keys) + 1, createdAt: now, withdrawnAt: null }];
    this.saved.structurePosition = this.ledger.structureChanged();
  }

  /** @param issuedAt by ticket id @returns the tickets that got the next serial */
  withdraw(keyNo: number, issuedAt: ReadonlyMap<string, number>, now: number): ManifestTicket[] {
    if (keyNo === newestKeyNo(this.keys)) this.rotate(now);
    const reissued = Array.from(this.ledger.tickets())
      .filter((ticket) => signingKeyNo(this.keys, issuedAt.get(ticket.ticketId)!) === keyNo)
      .map(({ position: _position, at: _at, ...ticket }) => ({ ...ticket, serial: ticket.serial + 1 }));
    this.keys = withdrawKey(this.keys, keyNo, now);
    this.change(reissued, now);
    this.saved.structurePosition = this.ledger.structureChanged();
    return reissued;
  }

  wake(): void {
    this.ledger = new this.Ledger(
      rulesOf(this.setup),
      {
        scans: this.saved.scans,
        quarantine: this.saved.quarantine,
        tickets: [...this.saved.tickets.values()],
        devices: [...this.saved.devices.values()],
        unauthorized: [],
      },
      this.saved.structurePosition,
    );
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

/** A device: its storage, and the memory that a crash clears. */
export class Device {
  readonly own: { scan: Scan; acked: boolean }[] = [];
  readonly others = new Map<string, Scan>();
  readonly changes = new Map<string, TicketChange>();
  readonly epoch = START - 7_200_000;
  seq = 0;
  cursor = 0;
  asOf = LIST_AS_OF;
  online = true;
  clock: ClockOffset;
  head!: GateManifestHead;
  protected shards!: ReadonlyMap<number, Uint8Array>;
  manifest!: GateManifest;
  book!: CheckInBook;
  /** The object has a newer manifest with other lists, gates or keys. */
  isOutdated = false;

  constructor(
    readonly id: string,
    /** Device time minus true time; after a change it stays unmeasured until the next sync. */
    public skewMs: number,
    private readonly list: ListRule,
    parts: GateManifestParts,
    now: number,
  ) {
    this.clock = { offsetMs: -skewMs, measuredAt: now + skewMs, roundTripMs: ROUND_TRIP_MS };
    this.fetchList(parts);
  }

  /** The list is activated in storage while the page is closed; then the page opens. */
  fetchList(parts: GateManifestParts): void {
    const head = parseGateManifestHead(JSON.parse(JSON.stringify(parts.head)));
    if (!head) throw new Error("the device cannot parse the manifest head");
    this.head = head;
    this.isOutdated = false;
    this.shards = new Map(parts.shards.entries());
    this.dropCovered();
    this.wake();
  }

  protected dropCovered(): void {
    for (const change of this.changes.values())
      if (!isAboveManifest(change, this.head)) this.changes.delete(change.ticketId);
  }

  protected openManifest(): GateManifest {
    return new GateManifest(this.head, this.shards);
  }

  wake(): void {
    this.manifest = this.openManifest();
    for (const change of this.changes.values()) this.manifest.apply(change);
    this.book = new CheckInBook({
      timeZone: this.head.timeZone,
      lists: [this.list],
      clock: clockBounds(this.head),
      findTicket: (ticketId) => {
        const ticket = this.manifest.findTicket(ticketId);
        return ticket && { serial: ticket.serial, revoked: (ticket.flags & TICKET_FLAGS.revoked) !== 0 };
      },
    });
    for (const { scan } of this.own) this.book.add(scan);
    for (const scan of this.others.values()) this.book.add(scan);
  }

  decide(code: TicketCodeFacts, direction: "entry" | "exit", now: number): Verdict {
    const { keys, minKeyNo, withdrawnKeyNos } = this.manifest.keys();
    const refused = this.refuseKey(code.keyNo, { keys, minKeyNo, withdrawnKeyNos });
    if (refused) return refuseCode(refused);
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

  protected refuseKey(keyNo: number, keys: Parameters<typeof keyRefusal>[1]) {
    return keyRefusal(keyNo, keys);
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

  take(request: SyncRequest, wire: string, now: number): boolean {
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
    const receivedAt = now + this.skewMs;
    const measured = measureOffset(receivedAt - ROUND_TRIP_MS, receivedAt, response.serverNow);
    this.clock = betterOffset(this.clock, measured);
    this.isOutdated ||= response.commands.some(({ kind }) => kind === "refresh_manifest");
    this.cursor = outcome.cursor;
    if (outcome.asOf !== null) this.asOf = Math.max(this.asOf, outcome.asOf);
    return outcome.again;
  }
}
