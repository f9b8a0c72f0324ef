import { Agent, type Connection } from "agents";
import type { Change } from "#domain/sale/event-state";
import type { EventCancellation } from "#domain/sale/event-cancellation";
import type { EventSetup } from "#domain/sale/event-setup";
import type { ReplaceRequest } from "#domain/sale/hold";
import type { HoldBestRequest } from "#domain/sale/hold-best";
import type { HoldRequest, ReleaseRequest, SeatSnapshot } from "#domain/sale/seat-protocol";
import { Commit, type CommitParticipant } from "./commit";
import { AVAILABILITY_KEY, bookingProjectionKey, listProjections } from "#domain/sale/projection";
import { viewDayOf } from "./gate/day-of";
import { DayOfSockets } from "./sockets/day-of-sockets";
import { EventKeyStore } from "./event-keys";
import type { EventBindings, EventPorts } from "./event-ports";
import type {
  CancelBookingRequest,
  DayOf,
  EventRpc,
  RecordIntentRequest,
  WithScansAsJson,
} from "./event-rpc";
import { RETRY_AFTER } from "#domain/core/rate-limit";
import { MAX_SOCKETS_PER_NETWORK } from "#domain/people/socket-access";
import type { SyncDevice, SyncRequest } from "#domain/gate/sync";
import type { PaymentFact } from "#domain/sale/payment-fact";
import type { PaymentRequest } from "#domain/sale/booking-change";
import type { PlaceRequest } from "#domain/sale/booking-placing";
import { SaleStore } from "./sale/sale-store";
import { GateStore } from "./gate/gate-store";
import { Outbox } from "./outbox";
import { SaleService } from "./sale/sale-service";
import { SeatService } from "./sale/seat-service";
import { PINNED_HEADER, type Pinned } from "./sockets/pinned-connection";
import { SeatSockets } from "./sockets/seat-sockets";
import { SocketRights } from "./sockets/socket-rights";
import { TicketCodes } from "./sale/ticket-codes";
import { AlarmClock } from "./alarm-clock";

/**
 * The Durable Object of one event: inventory, bookings, tickets and scans, single-threaded. Decisions are in domain/; each
 * commit participant owns its tables. The sockets carry only this project's messages, no frames of the Agents SDK.
 *
 * worker/event-agent.ts extends it with the queue and D1, under the class name of wrangler.toml.
 */
export abstract class EventDurableObject extends Agent<Cloudflare.Env & EventBindings> implements EventRpc {
  static override options = { sendIdentityOnConnect: false };

  private readonly eventId: string;
  private readonly store: SaleStore;
  private readonly keys: EventKeyStore;
  private readonly outbox: Outbox;
  private readonly gates: GateStore;
  private readonly sockets: SeatSockets;
  private readonly dayOfSockets: DayOfSockets;
  private readonly rights: SocketRights;
  private readonly commit: Commit;
  private readonly clock: AlarmClock;
  private readonly sale: SaleService;
  private readonly seats: SeatService;

  protected constructor(
    ctx: DurableObjectState,
    env: Cloudflare.Env & EventBindings,
    { sendEffects, writeProjections, readSocketRights }: EventPorts,
  ) {
    super(ctx, env);
    this.eventId = ctx.id.name ?? "";
    this.clock = new AlarmClock((at) => this.schedule(at, "wake"));
    this.store = new SaleStore(this.onChange);
    this.keys = new EventKeyStore(this.eventId, env.KEY_WRAPPING_SECRET);
    this.outbox = new Outbox({
      send: sendEffects,
      project: writeProjections && ((keys) => this.project(keys, writeProjections)),
    });
    const commit = (): Commit => this.commit;
    this.gates = new GateStore({ store: this.store, keys: this.keys, commit });
    this.sockets = new SeatSockets(ctx, this.store, () => this.commit.settled());
    this.dayOfSockets = new DayOfSockets(ctx, this.dayOf);
    this.rights = new SocketRights(ctx, readSocketRights, (socket) => this.sockets.connections.end(socket));
    const participants: CommitParticipant[] = [this.store, this.keys, this.gates, this.outbox, this.sockets];
    this.commit = new Commit(ctx.storage, participants, this.armNext, this.afterCommit, (problem) =>
      ctx.abort(`not saved: ${String(problem)}`),
    );
    this.sale = new SaleService(this.store, this.commit, this.keys, new TicketCodes(this.eventId, this.keys));
    this.seats = new SeatService(
      this.sale,
      this.sockets,
      () => this.commit.settled(),
      Number(env.SEAT_MESSAGES_PER_SECOND ?? 10),
    );
    this.commit.wake();
    // A property, not a method: the SDK wraps methods in its invocation context, which costs more than a hold.
    Object.defineProperty(this, "webSocketMessage", {
      value: (socket: WebSocket, message: string | ArrayBuffer) => {
        const buyerKey = this.sockets.connections.buyerOf(socket);
        // Null for a day-of connection, which only receives.
        if (buyerKey === null) return;
        if (this.lifecycle.isStarted()) return this.seats.handle(socket, buyerKey, message);
        return this.lifecycle.start().then(() => this.seats.handle(socket, buyerKey, message));
      },
    });
  }

  override async onStart(): Promise<void> {
    for (const { time } of await this.listSchedules({})) this.clock.addScheduled(time * 1000);
    await this.armNext();
  }

  /** The alarm: sweeps what has expired, sends what is due, and sets the next alarm. */
  async wake(): Promise<void> {
    const now = Date.now();
    this.clock.onAlarm(now);
    this.sale.sweep(now);
    await this.commit.settled();
    await this.sale.finishCancellation();
    await this.drain(now);
    const checking = this.rights.nextAt <= now ? this.rights.check(now) : null;
    await this.armNext();
    await checking;
  }

  async configure(setup: EventSetup) {
    return this.sale.configure(setup);
  }

  async readSnapshot(): Promise<SeatSnapshot> {
    const now = Date.now();
    this.sale.sweep(now);
    await this.commit.settled();
    return this.sockets.view(now);
  }

  async readSetup() {
    return this.sale.readSetup();
  }

  async hold(buyerKey: string, request: HoldRequest, network?: string | null) {
    return this.sale.hold(buyerKey, request, network);
  }

  async replaceHold(buyerKey: string, request: ReplaceRequest, network?: string | null) {
    return this.sale.replaceHold(buyerKey, request, network);
  }

  async holdBest(buyerKey: string, request: HoldBestRequest, network?: string | null) {
    return this.sale.holdBest(buyerKey, request, network);
  }

  async extendHold(buyerKey: string, holdId: string) {
    return this.sale.extendHold(buyerKey, holdId);
  }

  async releaseHold(buyerKey: string, request: ReleaseRequest) {
    return this.sale.releaseHold(buyerKey, request);
  }

  async readHold(buyerKey: string) {
    return this.sale.readHold(buyerKey);
  }

  async placeBooking(buyerKey: string, request: PlaceRequest, payment?: PaymentRequest) {
    return this.sale.placeBooking(buyerKey, request, payment);
  }

  async recordIntent(request: RecordIntentRequest) {
    return this.sale.recordIntent(request);
  }

  async recordPaymentFact(fact: PaymentFact) {
    return this.sale.recordPaymentFact(fact);
  }

  async readBooking(bookingId: string, buyerKey: string | null) {
    return this.sale.readBooking(bookingId, buyerKey);
  }

  async listTickets(bookingId: string) {
    return this.sale.listTickets(bookingId);
  }

  async cancelBooking(request: CancelBookingRequest) {
    return this.sale.cancelBooking(request);
  }

  async cancelEvent(cancellation?: EventCancellation) {
    return this.sale.cancelEvent(cancellation);
  }

  async readConsequences() {
    return this.sale.readConsequences();
  }

  async syncScans(device: SyncDevice, request: WithScansAsJson<SyncRequest>) {
    return this.gates.syncScans(device, request);
  }

  async readGateManifestHead() {
    return this.gates.readGateManifestHead();
  }

  async readGateManifestShard(version: number, shard: number) {
    return this.gates.readGateManifestShard(version, shard);
  }

  async readDayOf(): Promise<DayOf> {
    this.sale.sweep(Date.now());
    await this.commit.settled();
    return this.dayOf();
  }

  async recheckSockets(): Promise<void> {
    await this.rights.check(Date.now());
  }

  async readKeys() {
    return this.keys.listPublic();
  }

  async recordEffectDone(key: string): Promise<void> {
    this.outbox.done(key);
    await this.commit.settle();
  }

  async recordEffectFailed(key: string, problem: string): Promise<void> {
    this.outbox.failed(key, problem, Date.now());
    await this.commit.settle();
  }

  async retryEffect(key: string): Promise<boolean> {
    const revived = this.outbox.revive(key, Date.now());
    await this.commit.settle();
    return revived;
  }

  /** WebSocket upgrades from this project's Worker only; everything else is an RPC method. */
  override async fetch(request: Request): Promise<Response> {
    const header = request.headers.get(PINNED_HEADER);
    if (!header || request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
      return new Response("not found", { status: 404 });
    await this.lifecycle.start();
    if (!this.store.state.setup) return new Response("no such event", { status: 404 });
    const pinned = JSON.parse(header) as Pinned;
    if (pinned.network && this.ctx.getWebSockets(pinned.network).length >= MAX_SOCKETS_PER_NETWORK)
      return new Response("too many sockets of this network", { status: 429, headers: RETRY_AFTER });
    this.sale.sweep(Date.now());
    await this.commit.settled();
    const [client, server] = Object.values(new WebSocketPair()) as [WebSocket, WebSocket];
    if (pinned.to === "seats") this.sockets.accept(server, pinned);
    else this.dayOfSockets.accept(server, pinned);
    this.rights.onAccept(pinned, Date.now());
    await this.armNext();
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    this.sockets.connections.forget(socket);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    this.sockets.connections.forget(socket);
  }

  override shouldConnectionBeReadonly(): boolean {
    return true;
  }

  override shouldSendProtocolMessages(): boolean {
    return false;
  }

  override validateStateChange(_next: unknown, source: Connection | "server"): void {
    if (source !== "server") throw new Error("clients cannot set the event's state");
  }

  // Fields, not methods: the SDK wraps methods in its invocation context, a microsecond per change of a commit.

  private readonly dayOf = (): DayOf =>
    viewDayOf(this.store.state, this.gates.summary(), this.outbox.view(), Date.now());

  private readonly onChange = (change: Change): void => {
    const now = Date.now();
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
  };

  private readonly armNext = (): Promise<void> | null => {
    const at = Math.min(this.store.state.nextEndAt, this.outbox.nextAt, this.rights.nextAt);
    return at === Infinity ? null : this.clock.arm(at);
  };

  private readonly afterCommit = (): void => {
    const now = Date.now();
    this.sockets.broadcast(now);
    this.dayOfSockets.broadcast(now);
    if (this.outbox.takeDrainRequest()) this.ctx.waitUntil(this.drain(now));
  };

  private readonly drain = async (now: number): Promise<void> => {
    await this.outbox.drain(now);
    if (this.outbox.hasUnsaved) await this.commit.settle();
  };

  private readonly project = async (
    keys: readonly string[],
    write: NonNullable<EventPorts["writeProjections"]>,
  ): Promise<void> => {
    for (let settling = this.commit.settled(); settling; settling = this.commit.settled()) await settling;
    await write(listProjections(this.store.state, keys, () => this.store.takeSeq()));
  };
}
