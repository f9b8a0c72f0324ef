import type { Change } from "#domain/sale/event-change";
import { AVAILABILITY_KEY, bookingProjectionKey, listProjections } from "#domain/sale/saga/projection";
import { AlarmClock } from "./alarm-clock";
import { Commit, type CommitParticipant } from "./commit";
import { EventKeyStore } from "./signing-key-store";
import type { EventPorts, EventSettings } from "./event-ports";
import { EventCounters } from "./event-counters";
import type { DayOf, DeviceCredential, EventMetrics } from "./event-rpc";
import { viewDayOf } from "./gate/day-of";
import { DeviceCredentials } from "./gate/device-credentials";
import { GateStore } from "./gate/gate-store";
import { KeyService } from "./signing-key-service";
import { Outbox } from "./outbox";
import { BotChecks } from "./sale/bot-checks";
import { RefundService } from "./sale/refund-service";
import { SaleService } from "./sale/sale-service";
import { SaleStore } from "./sale/sale-store";
import { SeatService } from "./sockets/seat-service";
import { TicketCodes } from "./sale/ticket-codes";
import { DayOfSockets } from "./sockets/day-of-sockets";
import { SeatSockets } from "./sockets/seat-sockets";
import { SocketRights } from "./sockets/socket-rights";
import { systemClock } from "./clock";

/**
 * The stores, services and sockets of one event, joined by its group commit: a change of the sale reaches the gates,
 * the sockets and the outbox here. Each participant of the commit owns its tables.
 */
export class EventParts {
  readonly store: SaleStore;
  readonly keys: EventKeyStore;
  readonly outbox: Outbox;
  readonly gates: GateStore;
  readonly devices = new DeviceCredentials();
  readonly sockets: SeatSockets;
  readonly dayOfSockets: DayOfSockets;
  readonly rights: SocketRights;
  readonly commit: Commit;
  readonly clock: AlarmClock;
  /** Null: holds need no check. */
  readonly botChecks: BotChecks | null;
  readonly sale: SaleService;
  readonly refunds: RefundService;
  readonly seats: SeatService;
  readonly keyService: KeyService;
  private readonly counters = new EventCounters();

  constructor(
    private readonly ctx: DurableObjectState,
    { wrappingSecret, seatMessagesPerSecond, botCheck }: EventSettings,
    { sendEffects, writeProjections, readSocketRights }: EventPorts,
    schedule: (at: Date) => Promise<unknown>,
  ) {
    const eventId = ctx.id.name ?? "";
    this.clock = new AlarmClock(schedule);
    this.store = new SaleStore((change) => this.onChange(change));
    this.keys = new EventKeyStore(eventId, wrappingSecret);
    this.outbox = new Outbox({
      send: sendEffects,
      project: writeProjections && ((keys) => this.project(keys, writeProjections)),
    });
    this.gates = new GateStore({ store: this.store, keys: this.keys, commit: () => this.commit });
    this.sockets = new SeatSockets(ctx, this.store, () => this.commit.settled());
    this.dayOfSockets = new DayOfSockets(ctx, () => this.dayOf());
    this.rights = new SocketRights(ctx, readSocketRights, (socket) => this.sockets.connections.end(socket));
    const participants: CommitParticipant[] = [
      this.store,
      this.keys,
      this.gates,
      this.devices,
      this.outbox,
      this.sockets,
    ];
    this.commit = new Commit(
      ctx.storage,
      participants,
      () => this.armNext(),
      () => this.afterCommit(),
      (problem) => ctx.abort(`not saved: ${String(problem)}`),
    );
    this.botChecks = botCheck ? new BotChecks() : null;
    const codes = new TicketCodes(eventId, this.keys);
    this.sale = new SaleService(this.store, this.commit, this.keys, codes, this.botChecks);
    this.refunds = new RefundService(this.store, this.commit, this.outbox, this.sale);
    this.seats = new SeatService(this.sale, this.sockets, () => this.commit.settled(), seatMessagesPerSecond);
    this.keyService = new KeyService(this.store, this.keys, this.commit);
    this.commit.wake();
  }

  /** Recorded with the next commit. */
  async recordDevice(credential: DeviceCredential): Promise<void> {
    this.devices.record(credential);
    if (this.devices.hasUnsaved) await this.commit.settle();
  }

  dayOf(): DayOf {
    return viewDayOf(this.store.state, this.gates.summary(), this.outbox.view(), systemClock());
  }

  readMetrics(): EventMetrics {
    const { waiting, dead } = this.outbox.view();
    return {
      ...this.counters.view(),
      outboxWaiting: waiting,
      outboxDead: dead.length,
      deviceContacts: this.gates.summary().devices.map(({ lastContactAt }) => lastContactAt),
    };
  }

  /** Ends what has expired; resolves when that is committed. */
  async sweepNow(): Promise<void> {
    this.sale.sweep(systemClock());
    await this.commit.settled();
  }

  async onAlarm(now: number): Promise<void> {
    this.clock.onAlarm(now);
    this.sale.sweep(now);
    await this.commit.settled();
    await this.sale.finishCancellation();
    await this.drain(now);
    const checking = this.rights.nextAt <= now ? this.rights.check(now) : null;
    await this.armNext();
    await checking;
  }

  /** Schedules the alarm of the next expiry, retry or check; null when it is scheduled. */
  armNext(): Promise<void> | null {
    const at = Math.min(this.store.state.nextEndAt, this.outbox.nextAt, this.rights.nextAt);
    return at === Infinity ? null : this.clock.arm(at);
  }

  private onChange(change: Change): void {
    const now = systemClock();
    this.counters.record(change);
    this.gates.record(change);
    switch (change.kind) {
      case "hold":
        this.sockets.recordHoldChange(change.hold.buyerKey, "changed");
        this.outbox.project(AVAILABILITY_KEY, now);
        break;
      case "hold_ended":
        this.sockets.recordHoldChange(change.buyerKey, change.why);
        this.outbox.project(AVAILABILITY_KEY, now);
        break;
      case "booking":
        this.outbox.project(bookingProjectionKey(change.booking.id), now);
        this.outbox.project(AVAILABILITY_KEY, now);
        break;
      case "ticket":
        this.outbox.project(bookingProjectionKey(change.ticket.bookingId), now);
        break;
      case "setup":
        this.sockets.recordRelayout();
        this.outbox.project(AVAILABILITY_KEY, now);
        break;
      case "effect":
        this.outbox.add(change.effect, now);
        break;
      case "message":
    }
  }

  private afterCommit(): void {
    const now = systemClock();
    this.sockets.broadcast(now);
    this.dayOfSockets.broadcast(now);
    if (this.outbox.takeDrainRequest()) this.ctx.waitUntil(this.drain(now));
  }

  private async drain(now: number): Promise<void> {
    await this.outbox.drain(now);
    if (this.outbox.hasUnsaved) await this.commit.settle();
  }

  private async project(
    keys: readonly string[],
    write: NonNullable<EventPorts["writeProjections"]>,
  ): Promise<void> {
    for (let settling = this.commit.settled(); settling; settling = this.commit.settled()) await settling;
    await write(listProjections(this.store.state, keys, () => this.store.takeSeq()));
  }
}
