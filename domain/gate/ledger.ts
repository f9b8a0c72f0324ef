import { CheckInBook } from "./check-in-book";
import { TICKET_FLAGS } from "./manifest-format";
import type { CheckInRules } from "./ticket-state";
import { LedgerStream } from "./ledger-stream";
import type { DeviceRecord, LedgerRows, QuarantineEntry, QuarantineRow, ScanRow } from "./ledger-rows";
import { Quarantine, claimedScanId } from "./quarantine";
import type { ManifestTicket, TicketChange } from "./manifest-format";
import { type Incident, newestFirst } from "./incident";
import { hasOverrideRight, needsOverrideRight, overrideIncident } from "./override-right";
import { type Scan, parseScan } from "./scan";
import type { QuarantineReason, ScanAck, SyncCommand, SyncDevice, SyncRequest, SyncResponse } from "./sync";

export type LedgerRules = Omit<CheckInRules, "findTicket">;

/** The effect of a batch. */
export interface Ingested {
  readonly acks: ScanAck[];
  readonly scans: ScanRow[];
  readonly quarantine: QuarantineRow[];
  readonly device: DeviceRecord;
  readonly quarantineFull: boolean;
  /** Ids of new scans that are overrides without the right. */
  readonly unauthorized: string[];
}

/**
 * The object's side of sync, without storage. Every scan and ticket change gets a position in one sequence; devices read
 * from their cursor. Each call returns the rows to save, and a ledger rebuilt from its rows is equal.
 */
export class GateLedger {
  readonly book: CheckInBook;
  readonly #rules: LedgerRules;
  #position = 0;
  #ticketPosition = 0;
  /** A manifest below this version has outdated lists, gates or keys. */
  #structurePosition = 0;
  readonly #stream = new LedgerStream();
  readonly #quarantine = new Quarantine();
  readonly #devices = new Map<string, DeviceRecord>();
  readonly #unauthorized = new Set<string>();

  constructor(rules: LedgerRules, rows?: LedgerRows, structurePosition = 0) {
    this.#rules = rules;
    this.#structurePosition = structurePosition;
    this.#position = structurePosition;
    this.book = new CheckInBook({
      ...rules,
      findTicket: (ticketId) => {
        const ticket = this.#stream.findTicket(ticketId);
        return ticket
          ? { serial: ticket.serial, revoked: (ticket.flags & TICKET_FLAGS.revoked) !== 0 }
          : null;
      },
    });
    if (!rows) return;
    const entries = [
      ...rows.scans.map((row) => ({ position: row.position, row })),
      ...rows.tickets.map((change) => ({ position: change.position, change })),
    ].sort((a, b) => a.position - b.position);
    for (const entry of entries) {
      if ("row" in entry) this.#addScan(entry.row);
      else this.#addTicket(entry.change);
    }
    for (const row of rows.quarantine) this.#addQuarantine(row);
    for (const row of rows.devices) this.#devices.set(row.deviceId, row);
    for (const scanId of rows.unauthorized) this.#unauthorized.add(scanId);
  }

  get position(): number {
    return this.#position;
  }

  /** Version of a manifest built now: the position of its last change. */
  get manifestVersion(): number {
    return Math.max(this.#ticketPosition, this.#structurePosition);
  }

  get structurePosition(): number {
    return this.#structurePosition;
  }

  tickets(): Iterable<TicketChange> {
    return this.#stream.tickets();
  }

  findTicket(ticketId: string): TicketChange | null {
    return this.#stream.findTicket(ticketId);
  }

  devices(): Iterable<DeviceRecord> {
    return this.#devices.values();
  }

  /** Returns a ledger with the same rows under other rules; all states are recomputed. */
  withRules(rules: LedgerRules): GateLedger {
    return new GateLedger(
      rules,
      {
        scans: this.#stream.scans().map((entry) => ({ ...entry, receivedAt: 0 })),
        quarantine: this.quarantined(),
        tickets: [...this.#stream.tickets()],
        devices: [...this.#devices.values()],
        unauthorized: [...this.#unauthorized],
      },
      this.#structurePosition,
    );
  }

  /** Makes devices download the manifest again after a change of lists, gates or keys. @returns the position to save */
  structureChanged(): number {
    return (this.#structurePosition = ++this.#position);
  }

  /** Records issued, re-issued, revoked or corrected tickets. @returns the rows to save */
  changeTickets(tickets: readonly ManifestTicket[], at: number): TicketChange[] {
    return tickets.map((ticket) => {
      const change: TicketChange = { ...ticket, position: this.#position + 1, at };
      this.#addTicket(change);
      return change;
    });
  }

  /**
   * Ingests a batch record by record. Invalid records are quarantined, never rejected, and do not affect others.
   * @param device authenticated by the Worker; records of a revoked device are quarantined
   * @returns acknowledgements in request order, and the rows to save before they are sent; `quarantineFull` when a record
   * has no acknowledgement, because the device's quarantine has reached its bound
   */
  ingest(device: SyncDevice, request: SyncRequest, now: number): Ingested {
    let quarantineFull = false;
    const acks: ScanAck[] = [];
    const scans: ScanRow[] = [];
    const quarantine: QuarantineRow[] = [];
    const unauthorized: string[] = [];
    request.scans.forEach((sent, index) => {
      const scan = parseScan(sent);
      const scanId = scan?.scanId ?? null;
      const known = scan && this.book.get(scan.scanId);
      const why = this.#quarantineReason(scan, known, device);
      if (known && !why) {
        acks.push({ index, scanId, status: "repeated" });
        return;
      }
      if (scan && !known && (!why || why === "unknown_list")) {
        const row = { position: this.#position + 1, scan, receivedAt: now };
        this.#addScan(row);
        scans.push(row);
        if (needsOverrideRight(scan) && !hasOverrideRight(scan, device.overrideRight ?? null))
          unauthorized.push(scan.scanId);
      }
      if (!why) {
        acks.push({ index, scanId, status: "stored" });
        return;
      }
      const row = this.#quarantine.store({
        deviceId: device.deviceId,
        sent,
        why,
        position: this.#position + 1,
        receivedAt: now,
      });
      if (row === "full") {
        quarantineFull = true;
        return;
      }
      if (row !== "repeated") {
        this.#position = row.position;
        quarantine.push(row);
      }
      const id = scanId ?? claimedScanId(device.deviceId, JSON.stringify(sent) ?? "");
      acks.push({ index, scanId: id, status: "quarantined", why });
    });
    const waiting = request.pending - request.scans.length;
    const status: DeviceRecord = {
      deviceId: device.deviceId,
      gateId: device.gateId,
      lastContactAt: now,
      epoch: request.epoch,
      headSeq: request.headSeq,
      pendingScans: Math.max(0, waiting),
      appVersion: request.appVersion,
      clockOffsetMs: request.clock?.offsetMs ?? null,
      manifestVersion: request.manifestVersion,
    };
    this.#devices.set(status.deviceId, status);
    for (const id of unauthorized) this.#unauthorized.add(id);
    return { acks, scans, quarantine, device: status, quarantineFull, unauthorized };
  }

  /**
   * Returns scans and ticket changes after the device's cursor; revocations and re-issues come first.
   * @param about `upTo`: the last committed position; nothing above it is sent
   */
  readSince(
    deviceId: string,
    request: Pick<SyncRequest, "v" | "cursor" | "epoch" | "headSeq" | "manifestVersion">,
    acks: readonly ScanAck[],
    now: number,
    about: { readonly upTo?: number; readonly closed?: "completed" | "cancelled" | null } = {},
  ): SyncResponse {
    const upTo = about.upTo ?? this.#position;
    const { scans, tickets, cursor, more } = this.#stream.readAfter(deviceId, request, upTo);
    const commands: SyncCommand[] = [];
    if (request.manifestVersion !== null && request.manifestVersion < this.#structurePosition)
      commands.push({ kind: "refresh_manifest", version: this.manifestVersion });
    if (about.closed) commands.push({ kind: "event_closed", state: about.closed });
    return {
      v: request.v,
      serverNow: now,
      acks,
      scans,
      tickets,
      cursor,
      more,
      asOf: more ? null : now,
      commands,
      gaps: this.#quarantine.withoutQuarantined(
        deviceId,
        request.epoch,
        this.book.gaps(deviceId, request.epoch, request.headSeq),
      ),
      devices: [],
    };
  }

  /** Returns the incidents of the scans and one for each device with quarantined records, newest first. */
  incidents(): Incident[] {
    const odd = this.#quarantine.incidents((deviceId) => this.#devices.get(deviceId)?.gateId ?? "");
    const overrides = Array.from(this.#unauthorized, (scanId) => {
      const scan = this.book.get(scanId);
      return scan ? [overrideIncident(scan, this.book.timeOf(scanId) ?? scan.deviceAt)] : [];
    }).flat();
    return [...this.book.incidents(), ...odd, ...overrides].sort(newestFirst);
  }

  quarantined(): QuarantineEntry[] {
    return this.#quarantine.entries();
  }

  #quarantineReason(scan: Scan | null, known: Scan | null, device: SyncDevice): QuarantineReason | null {
    if (!scan) return "malformed";
    if (scan.deviceId !== device.deviceId) return "other_device";
    if (known) return sameScan(known, scan) ? null : "different_body";
    if (device.revoked) return "device_revoked";
    if (!this.#rules.lists.some(({ id }) => id === scan.listId)) return "unknown_list";
    return null;
  }

  #addScan(row: ScanRow): void {
    this.#position = Math.max(this.#position, row.position);
    if (this.book.add(row.scan)) this.#stream.addScan(row.position, row.scan);
  }

  #addTicket(change: TicketChange): void {
    this.#position = Math.max(this.#position, change.position);
    this.#ticketPosition = Math.max(this.#ticketPosition, change.position);
    this.#stream.addTicket(change);
    this.book.ticketChanged(change.ticketId);
  }

  #addQuarantine(entry: QuarantineEntry): void {
    this.#position = Math.max(this.#position, entry.position);
    this.#quarantine.add(entry);
  }
}

function sameScan(a: Scan, b: Scan): boolean {
  return (Object.keys(a) as (keyof Scan)[]).every((key) => a[key] === b[key]);
}
