import type { Change, EventState, Ticket } from "#domain/sale/event-state";
import { GateLedger, type DeviceRow, type QuarantineRow, type ScanRow } from "#domain/gate/ledger";
import {
  type GateManifestHead,
  type ManifestTicket,
  TICKET_FLAGS,
  type TicketChange,
  placeLabel,
} from "#domain/gate/manifest";
import type { SyncRequest, SyncResponse } from "#domain/gate/sync";
import type { Commit, CommitParticipant } from "../commit";
import type { EventKeyStore } from "../event-keys";
import type { DayOf, EventRpc, WithScansAsJson } from "../event-rpc";
import type { SaleStore } from "../sale/sale-store";
import { GateManifests } from "./gate-manifests";
import { prepareGateTables, readGateFacts, readGateRows, writeGateRows } from "./gate-rows";

/** What an office of the object may use of the others. */
export interface GateOfficePorts {
  readonly store: SaleStore;
  readonly keys: EventKeyStore;
  /** Asked for late: the commit is made from the offices. */
  readonly commit: () => Commit;
}

/** What the gates have seen, for the day-of page. */
export type GateSummary = Pick<
  DayOf,
  "admitted" | "inside" | "refused" | "perGate" | "curve" | "devices" | "incidents"
>;

/** The page shows the newest; all are in the scans. */
const MOST_INCIDENTS = 200;
const HOUR_MS = 3_600_000;

/** The gates' side of the object: scans, devices, gate manifest. What they amount to is domain/gate-ledger's. */
export class GateOffice implements CommitParticipant {
  private ledger = new GateLedger({ timeZone: "UTC", lists: [] });
  private readonly manifests = new GateManifests();
  /** What of the setup and the keys the phones hold a copy of, and a cheap mark to see that it may have changed. */
  private structure = "";
  private structureMark = "";
  /** Tickets of the sale that may look different at the gate. */
  private readonly touched = new Set<string>();
  private savedPosition = 0;
  /** The hour of the last word to the organizers. */
  private toldHour = 0;
  private summaryMade: { key: string; summary: GateSummary } | null = null;
  private readonly unsaved = {
    scans: [] as ScanRow[],
    quarantine: [] as QuarantineRow[],
    devices: new Map<string, DeviceRow>(),
    structure: false,
  };

  constructor(private readonly ports: GateOfficePorts) {}

  /** Told of every change of the sale: what concerns the gates is taken over with the commit that saves it. */
  note(change: Change): void {
    if (change.kind === "ticket") this.touched.add(change.ticket.ticketId);
    else if (change.kind === "setup") for (const id of this.state.tickets.keys()) this.touched.add(id);
  }

  async syncScans(
    device: Parameters<EventRpc["syncScans"]>[0],
    { scansJson, ...envelope }: WithScansAsJson<SyncRequest>,
  ): Promise<WithScansAsJson<SyncResponse>> {
    const now = Date.now();
    const request = { ...envelope, scans: JSON.parse(scansJson) as unknown[] };
    this.refresh();
    const taken = this.ledger.ingest(device, request, now);
    this.unsaved.scans.push(...taken.scans);
    this.unsaved.quarantine.push(...taken.quarantine);
    this.unsaved.devices.set(device.deviceId, taken.device);
    const odd = this.tellSale(taken.scans);
    if (odd || taken.quarantine.length > 0) this.tellOrganizers(now);
    await this.ports.commit().settle();
    const state = this.state.setup?.state;
    const { scans, ...response } = this.ledger.readSince(device.deviceId, request, taken.acks, now, {
      upTo: this.savedPosition,
      closed: state === "completed" || state === "cancelled" ? state : null,
    });
    return device.revoked
      ? { ...response, scansJson: "[]", tickets: [], cursor: request.cursor }
      : { ...response, scansJson: JSON.stringify(scans) };
  }

  async readGateManifestHead(): Promise<GateManifestHead> {
    this.refresh();
    if (this.touched.size > 0 || this.unsaved.structure) await this.ports.commit().settle();
    else await this.ports.commit().settled();
    const { setup } = this.state;
    if (!setup) throw new Error("the event is not on sale: it has no gate manifest");
    return this.manifests.head(this.ledger.manifestVersion, Date.now(), {
      setup,
      keys: this.ports.keys.listPublic().map(({ keyNo, jwk }) => ({ keyNo, jwk: { ...jwk } })),
      tickets: this.ledger.tickets(),
    });
  }

  /** Null when that version is not kept (any more): the phone asks for the heading again. */
  readGateManifestShard(version: number, shard: number): Promise<Uint8Array | null> {
    return this.manifests.shard(version, shard);
  }

  summary(): GateSummary {
    const key = `${this.ledger.position} ${this.state.setup?.revision} ${[...this.ledger.devices()]
      .map(({ lastContactAt }) => lastContactAt)
      .join()}`;
    if (this.summaryMade?.key !== key) this.summaryMade = { key, summary: this.summarise() };
    return this.summaryMade.summary;
  }

  prepare(sql: SqlStorage): void {
    prepareGateTables(sql);
  }

  load(sql: SqlStorage): void {
    const facts = readGateFacts(sql);
    this.forgetUnsaved();
    this.touched.clear();
    this.structure = facts.get("structure") ?? "";
    this.structureMark = "";
    this.ledger = new GateLedger(
      this.rules(),
      readGateRows(sql),
      Number(facts.get("structurePosition") ?? 0),
    );
    this.savedPosition = this.ledger.position;
    this.manifests.forget();
    this.summaryMade = null;
    for (const ticket of this.state.tickets.values()) this.touched.add(ticket.ticketId);
    for (const ticketId of this.touched) if (!this.changed(ticketId)) this.touched.delete(ticketId);
  }

  save(sql: SqlStorage): void {
    this.refresh();
    const changed = [...this.touched].flatMap((ticketId) => this.changed(ticketId) ?? []);
    this.touched.clear();
    const tickets: TicketChange[] = this.ledger.changeTickets(changed, Date.now());
    writeGateRows(
      sql,
      {
        scans: this.unsaved.scans,
        quarantine: this.unsaved.quarantine,
        tickets,
        devices: [...this.unsaved.devices.values()],
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
    this.forgetUnsaved();
  }

  private get state(): EventState {
    return this.ports.store.state;
  }

  /** Lists, gates and keys as they are now; phones that hold others are told to fetch the manifest again. */
  private refresh(): void {
    const { setup } = this.state;
    const mark = `${setup?.revision} ${this.ports.keys.current}`;
    if (!setup || mark === this.structureMark) return;
    this.structureMark = mark;
    const { lists, gates, ticketTypes, title, doorsAt, endsAt, timeZone } = setup;
    const types = ticketTypes.map(({ code, name }) => [code, name]);
    const structure = JSON.stringify([
      lists,
      gates,
      types,
      title,
      doorsAt,
      endsAt,
      timeZone,
      this.ports.keys.current,
    ]);
    if (structure === this.structure) return;
    this.structure = structure;
    this.unsaved.structure = true;
    this.ledger = this.ledger.withRules(this.rules());
    this.ledger.structureChanged();
  }

  private rules() {
    const { setup } = this.state;
    return { timeZone: setup?.timeZone ?? "UTC", lists: setup?.lists ?? [] };
  }

  /** The ticket as the gate sees it now, when that is not what the ledger has. */
  private changed(ticketId: string): ManifestTicket | null {
    const ticket = this.state.tickets.get(ticketId);
    const seen = ticket && this.seenAtGate(ticket);
    const known = this.ledger.findTicket(ticketId);
    if (!seen) return null;
    const same =
      known?.serial === seen.serial &&
      known.flags === seen.flags &&
      known.ticketTypeCode === seen.ticketTypeCode &&
      known.place?.section === seen.place?.section &&
      known.place?.row === seen.place?.row &&
      known.place?.seat === seen.place?.seat;
    return same ? null : seen;
  }

  private seenAtGate(ticket: Ticket): ManifestTicket | null {
    const booking = this.state.bookings.get(ticket.bookingId);
    const line = booking?.lines.find(({ lineNo }) => lineNo === ticket.lineNo);
    if (!line) return null;
    return {
      ticketId: ticket.ticketId,
      serial: ticket.serial,
      ticketTypeCode: this.state.inventory.ticketTypes.get(line.ticketTypeId)?.code ?? 0,
      flags: ticket.state === "revoked" ? TICKET_FLAGS.revoked : 0,
      place:
        line.row !== null && line.seat !== null
          ? { section: line.sectionName, row: line.row, seat: line.seat }
          : null,
    };
  }

  /** Once an hour at most: a gate with a hundred doubles is one thing to look at. */
  private tellOrganizers(now: number): void {
    const hour = Math.floor(now / HOUR_MS);
    const eventId = this.state.setup?.eventId;
    if (hour === this.toldHour || eventId === undefined) return;
    this.toldHour = hour;
    const key = `notice:incident:${eventId}:${hour}`;
    this.ports.store.accept([
      { kind: "effect", effect: { key, eventId, kind: "notice", notice: "incident" } },
    ]);
  }

  /**
   * When each ticket was first let in, on whatever list: a booking that came in is not cancelled.
   * @returns whether one of them is an incident
   */
  private tellSale(scans: readonly ScanRow[]): boolean {
    const ticketIds = new Set<string>();
    for (const { scan } of scans) {
      if (scan.ticketId) ticketIds.add(scan.ticketId);
      const undone = scan.undoOf && this.ledger.book.get(scan.undoOf)?.ticketId;
      if (undone) ticketIds.add(undone);
    }
    let odd = false;
    for (const ticketId of ticketIds) {
      const seen = (this.state.setup?.lists ?? []).flatMap(
        ({ id }) => this.ledger.book.stateOf(id, ticketId) ?? [],
      );
      const firsts = seen.flatMap(({ first }) => first?.at ?? []);
      this.ports.store.setCheckedIn(ticketId, firsts.length > 0 ? Math.min(...firsts) : null);
      odd ||= seen.some(({ incidents }) => incidents.length > 0);
    }
    return odd;
  }

  private summarise(): GateSummary {
    const { book } = this.ledger;
    const { setup } = this.state;
    const admitted = new Set<string>();
    for (const { first, ticketId } of book.states()) if (first) admitted.add(ticketId);
    const perGate = (setup?.gates ?? []).map(({ id, name }) => ({ gateId: id, name, ...book.atGate(id) }));
    return {
      admitted: admitted.size,
      inside: book.inside(),
      refused: perGate.reduce((sum, { refused }) => sum + refused, 0),
      perGate,
      curve: book.curve(),
      devices: Array.from(this.ledger.devices(), (device) => ({
        deviceId: device.deviceId,
        gateId: device.gateId,
        lastContactAt: device.lastContactAt,
        pendingScans: device.pendingScans,
        scans: book.countOf(device.deviceId),
        appVersion: device.appVersion,
        clockOffsetMs: device.clockOffsetMs,
        manifestVersion: device.manifestVersion,
      })),
      incidents: this.ledger
        .incidents()
        .slice(0, MOST_INCIDENTS)
        .map(({ id, kind, at, ticketId, scans }) => ({
          id,
          kind,
          at,
          ticketId,
          what: this.nameOf(ticketId),
          scans,
        })),
    };
  }

  /** "H 14", else the ticket type's name. */
  private nameOf(ticketId: string | null): string {
    const ticket = ticketId ? this.ledger.findTicket(ticketId) : null;
    if (!ticket) return "";
    const type = this.state.setup?.ticketTypes.find(({ code }) => code === ticket.ticketTypeCode);
    return placeLabel(ticket.place) || (type?.name ?? "");
  }

  private forgetUnsaved(): void {
    this.unsaved.scans = [];
    this.unsaved.quarantine = [];
    this.unsaved.devices.clear();
    this.unsaved.structure = false;
  }
}
