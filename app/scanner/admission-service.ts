import { decideAdmission, mayOverride, refuseCode } from "#domain/gate/admission";
import type { Verdict } from "#domain/gate/admission";
import { CheckInBook } from "#domain/gate/check-in";
import { clockBounds } from "#domain/gate/clock-bounds";
import { placeLabel } from "#domain/gate/manifest";
import type { GateManifest } from "#domain/gate/gate-manifest";
import type { ManifestGate, ManifestList, ManifestTicket, TicketChange } from "#domain/gate/manifest";
import { TICKET_FLAGS } from "#domain/gate/manifest";
import type { Incident } from "#domain/gate/incident";
import type { Reason } from "#domain/gate/refusal-reason";
import type { Scan } from "#domain/gate/scan";
import { isAdmission, isExit } from "#domain/gate/scan";
import { recordScan } from "#domain/gate/scan-log";
import { parseShortCode } from "#domain/ticket/short-code";
import { verifyTicketCode } from "#domain/ticket/ticket-code";
import type { EventKeys } from "#domain/ticket/ticket-code";
import { type Committed, type Shown, toneOf, unknownTicket } from "./committed-verdict";
import type { SyncState } from "./gate-cache";
import type { LogPlace, Pairing, ScanLog } from "./scan-log";
import type { ScanRequest } from "./scan-screen";

export interface AdmissionCounts {
  readonly admitted: number;
  readonly out: number;
}

export interface FoundTicket {
  readonly ticketId: string;
  readonly place: string;
  readonly section: string;
  readonly ticketType: string;
  readonly revoked: boolean;
  readonly inside: boolean;
}

/**
 * Decides and records scans at one gate of one device, from the gate manifest, the known scans and the log. Decisions are
 * serialized and need no network.
 */
export class AdmissionService {
  readonly manifest: GateManifest;
  readonly book: CheckInBook;
  readonly #log: Pick<ScanLog, "append">;
  readonly #keys: EventKeys;
  readonly #gate: ManifestGate;
  readonly #list: ManifestList;
  readonly #committed = new Map<string, Committed>();
  readonly #typeNames: ReadonlyMap<number, string>;
  #pairing: Pairing;
  #heard: SyncState;
  #line: Promise<unknown> = Promise.resolve();
  /** Admissions and exits of this device in the order of its log. */
  readonly #own: Scan[] = [];
  readonly #undone = new Set<string>();

  /**
   * @param keys of the manifest, read into CryptoKeys
   * @throws RangeError when the manifest does not hold this phone's gate
   */
  constructor(parts: {
    log: Pick<ScanLog, "append">;
    pairing: Pairing;
    manifest: GateManifest;
    keys: EventKeys;
    heard: SyncState;
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
    this.#keys = parts.keys;
    this.#gate = gate;
    this.#list = list;
    this.#heard = parts.heard;
    this.#typeNames = new Map(head.ticketTypes.map(({ code, name }) => [code, name]));
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
    for (const scan of parts.scans) this.#know(scan);
  }

  get gate(): ManifestGate {
    return this.#gate;
  }

  get list(): ManifestList {
    return this.#list;
  }

  get listAsOf(): number {
    return Math.max(this.manifest.head.asOf, this.#heard.asOf ?? 0);
  }

  setPairing(pairing: Pairing): void {
    this.#pairing = pairing;
  }

  /** Takes over the committed scans of the service of an older manifest. */
  async takeOver(from: AdmissionService): Promise<void> {
    await from.#line;
    for (const [scanId, committed] of from.#committed) this.#committed.set(scanId, committed);
    for (const scan of from.book.scans()) this.#know(scan);
  }

  /** Applies the result of a sync. Idempotent. */
  hear(heard: SyncState, scans: Iterable<Scan>, changes: Iterable<TicketChange>): void {
    this.#heard = heard;
    for (const change of changes) {
      this.manifest.apply(change);
      this.book.ticketChanged(change.ticketId);
    }
    for (const scan of scans) this.#know(scan);
  }

  /**
   * Decides and commits one request at a time, so that each sees the scans before it.
   * @param now the device's clock, epoch ms
   * @returns null when the request no longer applies (an undo of an undone scan)
   * @throws when the log cannot be written; then there is no verdict and no admission
   */
  decide(ask: ScanRequest, now: number): Promise<Committed | null> {
    const turn = this.#line.then(() => this.#decide(ask, now));
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  /** The last admission or exit of this device that is not undone. */
  undoable(): Committed | null {
    const last = this.#own.findLast(({ scanId }) => !this.#undone.has(scanId));
    return (last && this.#committed.get(last.scanId)) ?? null;
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
    const prefix = parseShortCode(typed);
    const tickets = prefix === null ? [] : this.manifest.findByShortCode(prefix);
    return (tickets.length > 0 ? tickets : this.manifest.findBySeat(typed, limit)).map((ticket) => ({
      ticketId: ticket.ticketId,
      place: placeLabel(ticket.place),
      section: ticket.place?.section ?? "",
      ticketType: this.#typeName(ticket.ticketTypeCode),
      revoked: (ticket.flags & TICKET_FLAGS.revoked) !== 0,
      inside: this.book.stateOf(this.#list.id, ticket.ticketId)?.inside ?? false,
    }));
  }

  incidents(): readonly Incident[] {
    return this.book
      .incidents()
      .filter((each) => each.ticketId !== null && (each.listId === null || each.listId === this.#list.id));
  }

  placeOf(ticketId: string): string {
    const ticket = this.manifest.findTicket(ticketId);
    return ticket ? placeLabel(ticket.place) || this.#typeName(ticket.ticketTypeCode) : "";
  }

  gateName(gateId: string): string | null {
    return this.manifest.head.gates.find((each) => each.id === gateId)?.name ?? null;
  }

  deviceName(deviceId: string): string | null {
    const named = [...this.#heard.devices, ...this.manifest.head.devices];
    return named.find((each) => each.deviceId === deviceId)?.name ?? null;
  }

  otherEvent(tag: number): string | null {
    return this.manifest.head.otherEvents.find((each) => each.eventTag === tag)?.title ?? null;
  }

  async #decide(ask: ScanRequest, now: number): Promise<Committed | null> {
    if (ask.kind === "undo") return this.#undo(ask.scanId, now);
    if (ask.kind === "override") return this.#override(ask.scanId, ask.operator, now);
    const shown = await this.#look(ask, now);
    return this.#write(shown, now, { kind: this.#pairing.direction, operator: null, undoOf: null });
  }

  async #look(ask: Extract<ScanRequest, { kind: "read" | "typed" | "found" }>, now: number): Promise<Shown> {
    if (ask.kind === "found") return this.#fromList(this.manifest.findTicket(ask.ticketId), "search", now);
    const input = ask.kind === "read" ? ask.input : "typed";
    const prefix = input === "camera" ? null : parseShortCode(ask.text);
    if (prefix !== null) return this.#fromList(this.manifest.findByShortCode(prefix)[0] ?? null, input, now);

    const read = await verifyTicketCode(ask.text.trim(), this.#keys);
    if (!read.ok) {
      const tag = read.detail?.eventTag;
      return unknownTicket(refuseCode(read.reason, typeof tag === "number" ? tag : undefined), input);
    }
    const code = read.value;
    const ticket = this.manifest.findTicket(code.ticketId);
    return {
      verdict: this.#verdict({ by: "code", code }, ticket, code.ticketId, now),
      ticketId: code.ticketId,
      serial: code.serial,
      keyNo: code.keyNo,
      place: ticket ? placeLabel(ticket.place) : code.seat,
      ticketType: this.#typeName(code.ticketTypeCode),
      again: this.#again(code.ticketId),
      input,
    };
  }

  #fromList(ticket: ManifestTicket | null, input: Scan["input"], now: number): Shown {
    if (!ticket) return unknownTicket(refuseCode("invalid_code"), input);
    return {
      verdict: this.#verdict({ by: "list", ticket }, ticket, ticket.ticketId, now),
      ticketId: ticket.ticketId,
      serial: ticket.serial,
      keyNo: null,
      place: placeLabel(ticket.place),
      ticketType: this.#typeName(ticket.ticketTypeCode),
      again: this.#again(ticket.ticketId),
      input,
    };
  }

  #verdict(
    shown: Parameters<typeof decideAdmission>[0]["shown"],
    ticket: ManifestTicket | null,
    ticketId: string,
    now: number,
  ): Verdict {
    const at = now + (this.#heard.clock?.offsetMs ?? 0);
    return decideAdmission({
      shown,
      ticket,
      direction: this.#pairing.direction,
      at,
      place: this.book.placeOfNext(this.#pairing.deviceId, at),
      gate: this.#gate,
      list: this.#list,
      state: this.book.stateOf(this.#list.id, ticketId),
      head: this.manifest.head,
      listAsOf: this.listAsOf,
    });
  }

  #again(ticketId: string): boolean {
    return (this.book.stateOf(this.#list.id, ticketId)?.admissions ?? 0) > 0;
  }

  /** Records an admission by staff against a red or amber verdict; for an exit it is a normal exit. */
  async #override(scanId: string, operator: string | null, now: number): Promise<Committed | null> {
    const before = this.#committed.get(scanId);
    const scan = this.book.get(scanId);
    if (!before || !scan || before.decision === "admit" || !before.mayOverride) return null;
    const shown: Shown = {
      ...before,
      verdict: { decision: "admit", reason: null, facts: before.facts },
      serial: scan.serial,
      keyNo: scan.keyNo,
    };
    const kind = scan.kind === "exit" ? "exit" : "override";
    return this.#write(shown, now, { kind, operator, undoOf: null, overridden: before.reason });
  }

  async #undo(scanId: string, now: number): Promise<Committed | null> {
    const before = this.#committed.get(scanId);
    const scan = this.book.get(scanId);
    const isOwn = this.#own.some((own) => own.scanId === scanId);
    if (!before || !scan || !isOwn || this.#undone.has(scanId)) return null;
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
        this.#heard.clock,
      ),
    );
    const committed = {
      scanId: scan.scanId,
      kind: scan.kind,
      tone: toneOf(shown.verdict.decision),
      decision: shown.verdict.decision,
      reason,
      facts: shown.verdict.facts,
      input: shown.input,
      ticketId: shown.ticketId,
      place: shown.place,
      ticketType: shown.ticketType,
      again: shown.again,
      mayOverride: shown.ticketId !== null && reason !== null && mayOverride(reason),
      deviceAt: now,
    } as Committed;
    this.#committed.set(scan.scanId, committed);
    this.#know(scan);
    return committed;
  }

  #know(scan: Scan): void {
    if (!this.book.add(scan) || scan.deviceId !== this.#pairing.deviceId) return;
    if (scan.undoOf !== null) this.#undone.add(scan.undoOf);
    else if (isAdmission(scan) || isExit(scan)) {
      // Storage lists scans by id, in which 10 is before 9.
      const before = this.#own.findLastIndex(
        ({ epoch, seq }) => epoch < scan.epoch || (epoch === scan.epoch && seq < scan.seq),
      );
      this.#own.splice(before + 1, 0, scan);
      if (!this.#committed.has(scan.scanId)) this.#committed.set(scan.scanId, this.remember(scan));
    }
  }

  /** Restores the verdict of a scan from before the page was opened. */
  remember(scan: Scan): Committed {
    const ticket = scan.ticketId === null ? null : this.manifest.findTicket(scan.ticketId);
    return {
      scanId: scan.scanId,
      kind: scan.kind,
      tone: toneOf(scan.decision),
      decision: scan.decision,
      reason: scan.reason,
      facts: {},
      input: scan.input,
      ticketId: scan.ticketId,
      place: placeLabel(ticket?.place ?? null),
      ticketType: ticket ? this.#typeName(ticket.ticketTypeCode) : "",
      again: false,
      mayOverride: false,
      deviceAt: scan.deviceAt,
    } as Committed;
  }

  #typeName(code: number): string {
    return this.#typeNames.get(code) ?? "";
  }
}
