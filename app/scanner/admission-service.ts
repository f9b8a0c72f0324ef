import { CheckInBook } from "#domain/gate/check-in-book";
import { clockBounds } from "#domain/gate/clock-bounds";
import type { GateManifest } from "#domain/gate/manifest-lookup";
import type { Incident } from "#domain/gate/incident";
import {
  type ManifestGate,
  type ManifestList,
  TICKET_FLAGS,
  type TicketChange,
  placeLabel,
} from "#domain/gate/manifest-format";
import { needsOverrideRight } from "#domain/gate/override-right";
import type { Reason } from "#domain/gate/verdict-reason";
import type { Scan } from "#domain/gate/scan";
import { recordScan } from "#domain/gate/device-sync";
import type { EventKeys } from "#domain/ticket/ticket-code";
import { type Committed, type Shown, verdictOf } from "./committed-verdict";
import type { SyncState } from "./gate-cache";
import type { LogPlace, Pairing, ScanLog } from "./scan-store";
import type { ScanRequest } from "./scan-screen";
import { TicketReader } from "./ticket-reader";
import { type FoundTicket, searchTickets } from "./ticket-search";
import { VerdictHistory } from "./verdict-history";

export interface AdmissionCounts {
  readonly admitted: number;
  readonly out: number;
}

/**
 * Decides and records scans at one gate of one device, from the gate manifest, the known scans and the log. Decisions are
 * serialized and need no network.
 */
export class AdmissionService {
  readonly manifest: GateManifest;
  readonly book: CheckInBook;
  readonly #log: Pick<ScanLog, "append">;
  readonly #gate: ManifestGate;
  readonly #list: ManifestList;
  readonly #reader: TicketReader;
  readonly #history: VerdictHistory;
  #pairing: Pairing;
  #sync: SyncState;
  #line: Promise<unknown> = Promise.resolve();

  /**
   * @param keys of the manifest, read into CryptoKeys
   * @throws RangeError when the manifest does not hold this phone's gate
   */
  constructor(parts: {
    log: Pick<ScanLog, "append">;
    pairing: Pairing;
    manifest: GateManifest;
    keys: EventKeys;
    sync: SyncState;
    scans: Iterable<Scan>;
    changes: Iterable<TicketChange>;
  }) {
    const { head } = parts.manifest;
    const gate = head.gates.find((each) => each.id === parts.pairing.gateId);
    const list = head.lists.find((each) => each.id === gate?.listId);
    if (!gate || !list) throw new RangeError("This phone's gate is not in the gate manifest");
    this.#log = parts.log;
    this.#pairing = parts.pairing;
    this.manifest = parts.manifest;
    this.#gate = gate;
    this.#list = list;
    this.#sync = parts.sync;
    this.#history = new VerdictHistory(parts.manifest);
    for (const change of parts.changes) this.manifest.apply(change);
    this.book = new CheckInBook({
      timeZone: head.timeZone,
      lists: head.lists,
      clock: clockBounds(head),
      findTicket: (ticketId) => {
        const ticket = this.manifest.findTicket(ticketId);
        return ticket && { serial: ticket.serial, revoked: (ticket.flags & TICKET_FLAGS.revoked) !== 0 };
      },
    });
    this.#reader = new TicketReader({
      manifest: this.manifest,
      book: this.book,
      keys: parts.keys,
      gate,
      list,
    });
    for (const scan of parts.scans) this.#addScan(scan);
  }

  get gate(): ManifestGate {
    return this.#gate;
  }

  get list(): ManifestList {
    return this.#list;
  }

  get listAsOf(): number {
    return Math.max(this.manifest.head.asOf, this.#sync.asOf ?? 0);
  }

  /** The person with the right to admit refused tickets on this device, as of the last sync; null: no person. */
  get overrideBy(): string | null {
    return this.#sync.overrideBy ?? null;
  }

  setPairing(pairing: Pairing): void {
    this.#pairing = pairing;
  }

  /** Takes over the committed scans of the service of an older manifest. */
  async takeOver(from: AdmissionService): Promise<void> {
    await from.#line;
    this.#history.takeOver(from.#history);
    for (const scan of from.book.scans()) this.#addScan(scan);
  }

  /** Applies the result of a sync. Idempotent. */
  applySync(sync: SyncState, scans: Iterable<Scan>, changes: Iterable<TicketChange>): void {
    this.#sync = sync;
    for (const change of changes) {
      this.manifest.apply(change);
      this.book.ticketChanged(change.ticketId);
    }
    for (const scan of scans) this.#addScan(scan);
  }

  /**
   * Decides and commits one request at a time, so that each sees the scans before it.
   * @param now the device's clock, epoch ms
   * @returns null when the request no longer applies (an undo of an undone scan)
   * @throws when the log cannot be written; then there is no verdict and no admission
   */
  decide(request: ScanRequest, now: number): Promise<Committed | null> {
    const turn = this.#line.then(() => this.#decide(request, now));
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  /** The last admission or exit of this device that is not undone. */
  undoable(): Committed | null {
    return this.#history.undoable();
  }

  counts(): AdmissionCounts {
    let admitted = 0;
    let out = 0;
    for (const gate of this.manifest.head.gates) {
      if (gate.listId !== this.#list.id) continue;
      const count = this.book.atGate(gate.id);
      admitted += count.entries;
      out += count.exits;
    }
    return { admitted, out };
  }

  /** Tickets by seat or short code, when the code cannot be scanned. */
  search(typed: string, limit: number): readonly FoundTicket[] {
    return searchTickets(typed, limit, { manifest: this.manifest, book: this.book, listId: this.#list.id });
  }

  incidents(): readonly Incident[] {
    return this.book
      .incidents()
      .filter((each) => each.ticketId !== null && (each.listId === null || each.listId === this.#list.id));
  }

  placeOf(ticketId: string): string {
    const ticket = this.manifest.findTicket(ticketId);
    return ticket ? placeLabel(ticket.place) || this.manifest.typeName(ticket.ticketTypeCode) : "";
  }

  deviceName(deviceId: string): string | null {
    const named = [...this.#sync.devices, ...this.manifest.head.devices];
    return named.find((each) => each.deviceId === deviceId)?.name ?? null;
  }

  async #decide(request: ScanRequest, now: number): Promise<Committed | null> {
    if (request.kind === "undo") return this.#undo(request.scanId, now);
    if (request.kind === "override") return this.#override(request.scanId, now);
    const shown = await this.#reader.read(request, () => ({
      ...this.#pairing,
      at: now + (this.#sync.clock?.offsetMs ?? 0),
      listAsOf: this.listAsOf,
    }));
    return this.#write(shown, now, { kind: this.#pairing.direction, operator: null, undoOf: null });
  }

  /**
   * Records an admission by staff against an amber verdict, or by the person with the right against a red one; for an
   * exit it is a normal exit.
   */
  async #override(scanId: string, now: number): Promise<Committed | null> {
    const before = this.#history.find(scanId);
    const scan = this.book.get(scanId);
    if (!before || !scan || before.decision === "admit" || !before.mayOverride) return null;
    const shown: Shown = {
      ...before,
      verdict: { decision: "admit", reason: null, facts: before.facts },
      serial: scan.serial,
      keyNo: scan.keyNo,
    };
    const kind = scan.kind === "exit" ? "exit" : "override";
    const needsRight = needsOverrideRight({ kind, reason: before.reason });
    if (needsRight && this.overrideBy === null) return null;
    const operator = needsRight ? this.overrideBy : null;
    return this.#write(shown, now, { kind, operator, undoOf: null, overridden: before.reason });
  }

  async #undo(scanId: string, now: number): Promise<Committed | null> {
    const before = this.#history.find(scanId);
    const scan = this.book.get(scanId);
    if (!before || !scan || !this.#history.canUndo(scanId)) return null;
    const shown: Shown = {
      ...before,
      verdict: { decision: "admit", reason: null, facts: {} },
      serial: scan.serial,
      keyNo: scan.keyNo,
    };
    await this.#write(shown, now, { kind: "undo", operator: null, undoOf: scanId });
    return null;
  }

  async #write(
    shown: Shown,
    now: number,
    about: {
      kind: Scan["kind"];
      operator: string | null;
      undoOf: string | null;
      overridden?: Reason | null;
    },
  ): Promise<Committed> {
    const { deviceId } = this.#pairing;
    const reason = about.overridden ?? shown.verdict.reason;
    const scan = await this.#log.append(deviceId, now, (place: LogPlace) =>
      recordScan(
        {
          listId: this.#list.id,
          gateId: this.#gate.id,
          ticketId: shown.ticketId,
          serial: shown.serial,
          keyNo: shown.keyNo,
          kind: about.kind,
          decision: shown.verdict.decision,
          reason,
          manifestVersion: this.manifest.head.version,
          operator: about.operator,
          undoOf: about.undoOf,
          input: shown.input,
        },
        { deviceId, ...place },
        now,
        this.#sync.clock,
      ),
    );
    const verdict = verdictOf(scan, shown);
    this.#addScan(scan, verdict);
    return verdict;
  }

  #addScan(scan: Scan, verdict?: Committed): void {
    if (this.book.add(scan) && scan.deviceId === this.#pairing.deviceId) this.#history.add(scan, verdict);
  }
}
