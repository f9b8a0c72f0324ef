import type { Change } from "#domain/sale/event-change";
import type { EventState } from "#domain/sale/event-state";
import { clockBounds } from "#domain/gate/clock-bounds";
import { toManifestTicket, isSameTicket } from "#domain/gate/gate-ticket";
import { type GateSummary, summarizeGates } from "#domain/gate/gate-summary";
import { GateLedger, type LedgerRules } from "#domain/gate/ledger";
import type { DeviceRecord, QuarantineRow, ScanRow } from "#domain/gate/ledger-rows";
import type { GateManifestHead, ManifestTicket } from "#domain/gate/manifest-format";
import { manifestStructure } from "#domain/gate/manifest-build";
import type { SyncDevice, SyncRequest, SyncResponse } from "#domain/gate/sync";
import { type TicketCheck, type TicketCheckRequest, checkTicket } from "#domain/gate/ticket-check";
import { type LookedUpTicket, type NamedTicket, lookUpTickets } from "#domain/gate/ticket-lookup";
import type { Commit, CommitParticipant } from "../commit";
import type { EventKeyStore } from "../signing-key-store";
import type { WithScansAsJson } from "../event-rpc";
import type { SaleStore } from "../sale/sale-store";
import { GateManifests } from "./gate-manifests";
import { prepareGateTables, readGateFacts, readGateRows, writeGateRows } from "./gate-rows";
import { systemClock } from "../clock";

export interface GateStorePorts {
  readonly store: SaleStore;
  readonly keys: EventKeyStore;
  /** A function, because the commit is constructed from the stores. */
  readonly commit: () => Commit;
}

const HOUR_MS = 3_600_000;

/** Scans, devices and gate manifest of the event. The rules are in domain/gate; this class keeps the rows. */
export class GateStore implements CommitParticipant {
  private ledger = new GateLedger({ timeZone: "UTC", lists: [] });
  private readonly manifests = new GateManifests();
  /** Fingerprint of setup and keys in the manifest, and the revision it was computed from. */
  private structure = "";
  private structureRevision = "";
  /** Tickets of the sale whose manifest entry may have changed. */
  private readonly touched = new Set<string>();
  private savedPosition = 0;
  /** Hour of the last incident notice. */
  private noticeHour = 0;
  private cachedSummary: { key: string; summary: GateSummary } | null = null;
  private readonly unsaved = {
    scans: [] as ScanRow[],
    quarantine: [] as QuarantineRow[],
    devices: new Map<string, DeviceRecord>(),
    unauthorized: [] as string[],
    structure: false,
  };

  constructor(private readonly ports: GateStorePorts) {}

  /** Records a change of the sale; its effect on the gates is saved with the same commit. */
  record(change: Change): void {
    if (change.kind === "ticket") this.touched.add(change.ticket.ticketId);
    else if (change.kind === "setup") for (const id of this.state.tickets.keys()) this.touched.add(id);
  }

  async syncScans(
    device: SyncDevice,
    { scansJson, ...envelope }: WithScansAsJson<SyncRequest>,
  ): Promise<WithScansAsJson<SyncResponse> & { readonly quarantineFull: boolean }> {
    const now = systemClock();
    const request = { ...envelope, scans: JSON.parse(scansJson) as unknown[] };
    this.refresh();
    const taken = this.ledger.ingest(device, request, now);
    this.unsaved.scans.push(...taken.scans);
    this.unsaved.quarantine.push(...taken.quarantine);
    this.unsaved.unauthorized.push(...taken.unauthorized);
    this.unsaved.devices.set(device.deviceId, taken.device);
    const hasIncident = this.recordCheckIns(taken.scans);
    if (hasIncident || taken.quarantine.length > 0 || taken.unauthorized.length > 0)
      this.notifyOrganizers(now);
    await this.ports.commit().settle();
    const state = this.state.setup?.state;
    const { scans, ...response } = this.ledger.readSince(device.deviceId, request, taken.acks, now, {
      upTo: this.savedPosition,
      closed: state === "completed" || state === "cancelled" ? state : null,
    });
    const { quarantineFull } = taken;
    return device.revoked
      ? { ...response, quarantineFull, scansJson: "[]", tickets: [], cursor: request.cursor }
      : { ...response, quarantineFull, scansJson: JSON.stringify(scans) };
  }

  /** Decides and records in one turn: of two checks of one ticket, one is admitted. Null for an unknown gate. */
  async checkTicket(request: TicketCheckRequest): Promise<TicketCheck | null> {
    const head = await this.readGateManifestHead();
    const decided = checkTicket(request, head, this.ledger, systemClock());
    if (!decided?.sync) return decided?.check ?? null;
    const { scans, ...envelope } = decided.sync;
    const device = { deviceId: request.deviceId, gateId: request.gateId, revoked: false };
    await this.syncScans(device, { ...envelope, scansJson: JSON.stringify(scans) });
    return decided.check;
  }

  async readGateManifestHead(): Promise<GateManifestHead> {
    this.refresh();
    if (this.touched.size > 0 || this.unsaved.structure) await this.ports.commit().settle();
    else await this.ports.commit().settled();
    const { setup } = this.state;
    if (!setup) throw new Error("the event is not on sale: it has no gate manifest");
    return this.manifests.head(this.ledger.manifestVersion, systemClock(), {
      setup,
      keys: this.ports.keys.listPublic().map(({ keyNo, jwk }) => ({ keyNo, jwk: { ...jwk } })),
      withdrawnKeyNos: this.ports.keys.withdrawn,
      tickets: this.ledger.tickets(),
    });
  }

  /** Null when that version is not cached: the device fetches the head again. */
  readGateManifestShard(version: number, shard: number): Promise<Uint8Array | null> {
    return this.manifests.shard(version, shard);
  }

  summary(): GateSummary {
    const { setup } = this.state;
    const contacts = Array.from(this.ledger.devices(), ({ lastContactAt }) => lastContactAt).join();
    const key = `${this.ledger.position} ${setup?.revision} ${contacts}`;
    if (this.cachedSummary?.key !== key)
      this.cachedSummary = {
        key,
        summary: summarizeGates(
          this.ledger,
          setup ?? { gates: [], lists: [], ticketTypes: [], doorsAt: 0, endsAt: 0 },
        ),
      };
    return this.cachedSummary.summary;
  }

  /** Tickets by seat, short code or name, with their state as of the scans that arrived. */
  lookUp(text: string): LookedUpTicket[] {
    this.refresh();
    const listIds = this.state.setup?.lists.map(({ id }) => id) ?? [];
    return lookUpTickets(text, this.namedTickets(), this.ledger.book, listIds);
  }

  prepare(sql: SqlStorage): void {
    prepareGateTables(sql);
  }

  load(sql: SqlStorage): void {
    const facts = readGateFacts(sql);
    this.clearUnsaved();
    this.touched.clear();
    this.structure = facts.get("structure") ?? "";
    this.structureRevision = "";
    this.ledger = new GateLedger(
      this.rules(),
      readGateRows(sql),
      Number(facts.get("structurePosition") ?? 0),
    );
    this.savedPosition = this.ledger.position;
    this.manifests.clear();
    this.cachedSummary = null;
    for (const ticket of this.state.tickets.values()) this.touched.add(ticket.ticketId);
    for (const ticketId of this.touched) if (!this.changed(ticketId)) this.touched.delete(ticketId);
  }

  save(sql: SqlStorage): void {
    this.refresh();
    const changed = [...this.touched].flatMap((ticketId) => this.changed(ticketId) ?? []);
    this.touched.clear();
    const tickets = this.ledger.changeTickets(changed, systemClock());
    writeGateRows(
      sql,
      {
        scans: this.unsaved.scans,
        quarantine: this.unsaved.quarantine,
        tickets,
        devices: [...this.unsaved.devices.values()],
        unauthorized: this.unsaved.unauthorized,
      },
      this.unsaved.structure
        ? [
            ["structure", this.structure],
            ["structurePosition", String(this.ledger.structurePosition)],
          ]
        : [],
    );
  }

  saved(): void {
    this.savedPosition = this.ledger.position;
    this.clearUnsaved();
  }

  private get state(): EventState {
    return this.ports.store.state;
  }

  /** Applies changed lists, gates and keys; devices with an older manifest then receive `refresh_manifest`. */
  private refresh(): void {
    const { setup } = this.state;
    const { current, withdrawn } = this.ports.keys;
    const revision = `${setup?.revision} ${current} ${withdrawn.join()}`;
    if (!setup || revision === this.structureRevision) return;
    this.structureRevision = revision;
    const structure = manifestStructure(setup, current, withdrawn);
    if (structure === this.structure) return;
    this.structure = structure;
    this.unsaved.structure = true;
    this.ledger = this.ledger.withRules(this.rules());
    this.ledger.structureChanged();
  }

  private rules(): LedgerRules {
    const { setup } = this.state;
    if (!setup) return { timeZone: "UTC", lists: [] };
    return { timeZone: setup.timeZone, lists: setup.lists, clock: clockBounds(setup) };
  }

  private *namedTickets(): Generator<NamedTicket> {
    for (const { ticketId, bookingId, lineNo } of this.state.tickets.values()) {
      const ticket = this.manifestTicket(ticketId);
      const booking = this.state.bookings.get(bookingId);
      if (!ticket || !booking) continue;
      const line = booking.lines.find((each) => each.lineNo === lineNo);
      yield { ticket, attendee: line?.attendeeName ?? null, buyer: booking.buyerName };
    }
  }

  /** The ticket's manifest entry if it differs from the ledger's, else null. */
  private changed(ticketId: string): ManifestTicket | null {
    const current = this.manifestTicket(ticketId);
    const known = this.ledger.findTicket(ticketId);
    return current && !(known && isSameTicket(known, current)) ? current : null;
  }

  private manifestTicket(ticketId: string): ManifestTicket | null {
    const ticket = this.state.tickets.get(ticketId);
    const booking = ticket && this.state.bookings.get(ticket.bookingId);
    const line = booking?.lines.find(({ lineNo }) => lineNo === ticket?.lineNo);
    if (!ticket || !line) return null;
    const { serial, state } = ticket;
    const { sectionName, row, seat } = line;
    const ticketTypeCode = this.state.inventory.ticketTypes.get(line.ticketTypeId)?.code ?? 0;
    return toManifestTicket({ ticketId, serial, state, ticketTypeCode, sectionName, row, seat });
  }

  /** At most one notice per hour. */
  private notifyOrganizers(now: number): void {
    const hour = Math.floor(now / HOUR_MS);
    const eventId = this.state.setup?.eventId;
    if (hour === this.noticeHour || eventId === undefined) return;
    this.noticeHour = hour;
    const key = `notice:incident:${eventId}:${hour}`;
    this.ports.store.accept([
      { kind: "effect", effect: { key, eventId, kind: "notice", notice: "incident" } },
    ]);
  }

  /**
   * Sets the first admission of each ticket, over all lists, in the sale: a checked-in booking cannot be cancelled.
   * @returns whether one of the tickets has an incident
   */
  private recordCheckIns(scans: readonly ScanRow[]): boolean {
    const ticketIds = new Set<string>();
    for (const { scan } of scans) {
      if (scan.ticketId) ticketIds.add(scan.ticketId);
      const undone = scan.undoOf && this.ledger.book.get(scan.undoOf)?.ticketId;
      if (undone) ticketIds.add(undone);
    }
    let hasIncident = false;
    for (const ticketId of ticketIds) {
      const seen = (this.state.setup?.lists ?? []).flatMap(
        ({ id }) => this.ledger.book.stateOf(id, ticketId) ?? [],
      );
      const firsts = seen.flatMap(({ first }) => first?.at ?? []);
      this.ports.store.setCheckedIn(ticketId, firsts.length > 0 ? Math.min(...firsts) : null);
      hasIncident ||= seen.some(({ incidents }) => incidents.length > 0);
    }
    return hasIncident;
  }

  private clearUnsaved(): void {
    this.unsaved.scans = [];
    this.unsaved.quarantine = [];
    this.unsaved.devices.clear();
    this.unsaved.unauthorized = [];
    this.unsaved.structure = false;
  }
}
