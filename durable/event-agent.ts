import { Agent, type Connection } from "agents";
import type { Change } from "#domain/sale/event-state";
import type { EventSetup } from "#domain/sale/event-setup";
import type { ReplaceRequest } from "#domain/sale/hold";
import type { HoldBestRequest } from "#domain/sale/hold-best";
import type { HoldRequest, ReleaseRequest, SeatSnapshot } from "#domain/sale/seat-protocol";
import type { Env } from "#worker/platform/env";
import { Commit, type Office } from "./commit";
import { AVAILABILITY_COPY, bookingCopyKey, copyToD1 } from "./projections";
import { viewDayOf } from "./gate/day-of";
import { DayOfSockets } from "./sockets/day-of-sockets";
import { EventKeys } from "./event-keys";
import type { DayOf, EventRpc } from "./event-rpc";
import type { PaymentFact } from "#domain/sale/payment-fact";
import type { PaymentAsk } from "#domain/sale/booking-change";
import type { PlaceAsk } from "#domain/sale/booking-placing";
import { EventStore } from "./sale/sale-store";
import { GateOffice } from "./gate/gate-store";
import { Outbox } from "./outbox";
import { SaleDesk } from "./sale/sale-service";
import { SeatDesk } from "./sale/seat-service";
import { PINNED_HEADER, type Pinned, SeatSockets } from "./sockets/seat-sockets";
import { TicketCodes } from "./sale/ticket-codes";
import { WakeClock } from "./alarm-clock";

/**
 * One event's inventory, bookings, tickets and scans, in one thread. No rule lives here: decisions are domain/'s, each
 * office keeps its own rows. Sockets are ours alone: no frame of the Agents SDK is spoken or understood.
 */
export class EventAgent extends Agent<Env> implements EventRpc {
  static override options = { sendIdentityOnConnect: false };

  private readonly eventId: string;
  private readonly store: EventStore;
  private readonly keys: EventKeys;
  private readonly outbox: Outbox;
  private readonly gates: GateOffice;
  private readonly sockets: SeatSockets;
  private readonly dayOfSockets: DayOfSockets;
  private readonly commit: Commit;
  private readonly clock: WakeClock;
  private readonly desk: SaleDesk;
  private readonly seatDesk: SeatDesk;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.eventId = ctx.id.name ?? "";
    this.clock = new WakeClock((at) => this.schedule(at, "wake"));
    this.store = new EventStore(this.noteChange);
    this.keys = new EventKeys(this.eventId, env.KEY_WRAPPING_SECRET);
    this.outbox = new Outbox({
      send: env.EFFECT_QUEUE
        ? async (effects) => {
            await env.EFFECT_QUEUE.sendBatch(effects.map((body) => ({ body })));
          }
        : null,
      copy: env.DB ? (keys) => this.copy(env.DB, keys) : null,
    });
    const commit = (): Commit => this.commit;
    this.gates = new GateOffice({ store: this.store, keys: this.keys, commit });
    this.sockets = new SeatSockets(ctx, this.store, () => this.commit.settled());
    this.dayOfSockets = new DayOfSockets(ctx, this.dayOf);
    const offices: Office[] = [this.store, this.keys, this.gates, this.outbox, this.sockets];
    this.commit = new Commit(ctx.storage, offices, this.armNext, this.afterCommit, (problem) =>
      ctx.abort(`not saved: ${String(problem)}`),
    );
    this.desk = new SaleDesk(this.store, this.commit, this.keys, new TicketCodes(this.eventId, this.keys));
    this.seatDesk = new SeatDesk(
      this.desk,
      this.sockets,
      () => this.commit.settled(),
      Number(env.SEAT_MESSAGES_PER_SECOND ?? 10),
    );
    this.commit.wake();
    // Not a method of the class: the SDK wraps those in its invocation context, which costs more than a hold does.
    Object.defineProperty(this, "webSocketMessage", {
      value: (socket: WebSocket, message: string | ArrayBuffer) => {
        const buyerKey = this.sockets.buyerOf(socket);
        // The day-of page only listens.
        if (buyerKey === null) return;
        if (this.lifecycle.isStarted()) return this.seatDesk.answer(socket, buyerKey, message);
        return this.lifecycle.start().then(() => this.seatDesk.answer(socket, buyerKey, message));
      },
    });
  }

  override async onStart(): Promise<void> {
    for (const { time } of await this.listSchedules({})) this.clock.remember(time * 1000);
    await this.armNext();
  }

  /** The alarm: what is over ends, what is due is sent, and the next one is set. */
  async wake(): Promise<void> {
    const now = Date.now();
    this.clock.rang(now);
    this.desk.sweep(now);
    await this.commit.settled();
    await this.desk.finishCancellation();
    await this.drain(now);
    await this.armNext();
  }

  async configure(setup: EventSetup) {
    return this.desk.configure(setup);
  }

  async readSnapshot(): Promise<SeatSnapshot> {
    const now = Date.now();
    this.desk.sweep(now);
    await this.commit.settled();
    return this.sockets.view(now);
  }

  async readSetup() {
    return this.desk.readSetup();
  }

  async hold(buyerKey: string, request: HoldRequest, network?: string | null) {
    return this.desk.hold(buyerKey, request, network);
  }

  async replaceHold(buyerKey: string, request: ReplaceRequest, network?: string | null) {
    return this.desk.replaceHold(buyerKey, request, network);
  }

  async holdBest(buyerKey: string, request: HoldBestRequest, network?: string | null) {
    return this.desk.holdBest(buyerKey, request, network);
  }

  async extendHold(buyerKey: string, holdId: string) {
    return this.desk.extendHold(buyerKey, holdId);
  }

  async releaseHold(buyerKey: string, request: ReleaseRequest) {
    return this.desk.releaseHold(buyerKey, request);
  }

  async readHold(buyerKey: string) {
    return this.desk.readHold(buyerKey);
  }

  async placeBooking(buyerKey: string, request: PlaceAsk, payment?: PaymentAsk) {
    return this.desk.placeBooking(buyerKey, request, payment);
  }

  async recordIntent(request: Parameters<EventRpc["recordIntent"]>[0]) {
    return this.desk.recordIntent(request);
  }

  async recordPaymentFact(fact: PaymentFact) {
    return this.desk.recordPaymentFact(fact);
  }

  async readBooking(bookingId: string, buyerKey: string | null) {
    return this.desk.readBooking(bookingId, buyerKey);
  }

  async listTickets(bookingId: string) {
    return this.desk.listTickets(bookingId);
  }

  async cancelBooking(request: Parameters<EventRpc["cancelBooking"]>[0]) {
    return this.desk.cancelBooking(request);
  }

  async cancelEvent() {
    return this.desk.cancelEvent();
  }

  async readConsequences() {
    return this.desk.readConsequences();
  }

  async syncScans(...asked: Parameters<EventRpc["syncScans"]>) {
    return this.gates.syncScans(...asked);
  }

  async readGateManifestHead() {
    return this.gates.readGateManifestHead();
  }

  async readGateManifestShard(version: number, shard: number) {
    return this.gates.readGateManifestShard(version, shard);
  }

  async readDayOf(): Promise<DayOf> {
    this.desk.sweep(Date.now());
    await this.commit.settled();
    return this.dayOf();
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

  /** Sockets only, from our Worker only; everything else is a method. */
  override async fetch(request: Request): Promise<Response> {
    const header = request.headers.get(PINNED_HEADER);
    if (!header || request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
      return new Response("not found", { status: 404 });
    await this.lifecycle.start();
    if (!this.store.state.setup) return new Response("no such event", { status: 404 });
    const pinned = JSON.parse(header) as Pinned;
    this.desk.sweep(Date.now());
    await this.commit.settled();
    const [client, server] = Object.values(new WebSocketPair()) as [WebSocket, WebSocket];
    if (pinned.to === "seats") this.sockets.accept(server, pinned);
    else this.dayOfSockets.accept(server, pinned);
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    this.sockets.forget(socket);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    this.sockets.forget(socket);
  }

  override shouldConnectionBeReadonly(): boolean {
    return true;
  }

  override shouldSendProtocolMessages(): boolean {
    return false;
  }

  override validateStateChange(_next: unknown, source: Connection | "server"): void {
    if (source !== "server") throw new Error("an event's state is its own");
  }

  // Fields, not methods: the SDK wraps those in its invocation context, a microsecond for every change of a commit.

  private readonly dayOf = (): DayOf =>
    viewDayOf(this.store.state, this.gates.summary(), this.outbox.view(), Date.now());

  private readonly noteChange = (change: Change): void => {
    const now = Date.now();
    this.gates.note(change);
    switch (change.kind) {
      case "hold":
        this.sockets.note(change.hold.buyerKey, "changed");
        this.outbox.copy(AVAILABILITY_COPY, now);
        break;
      case "hold_ended":
        this.sockets.note(change.buyerKey, change.why);
        this.outbox.copy(AVAILABILITY_COPY, now);
        break;
      case "booking":
        this.outbox.copy(bookingCopyKey(change.booking.id), now);
        this.outbox.copy(AVAILABILITY_COPY, now);
        break;
      case "ticket":
        this.outbox.copy(bookingCopyKey(change.ticket.bookingId), now);
        break;
      case "setup":
        this.sockets.noteRelaid();
        this.outbox.copy(AVAILABILITY_COPY, now);
        break;
      case "effect":
        this.outbox.add(change.effect, now);
        break;
      case "message":
    }
  };

  private readonly armNext = (): Promise<void> | null => {
    const at = Math.min(this.store.state.nextEndAt, this.outbox.nextAt);
    return at === Infinity ? null : this.clock.arm(at);
  };

  private readonly afterCommit = (): void => {
    const now = Date.now();
    this.sockets.tell(now);
    this.dayOfSockets.tell(now);
    if (this.outbox.takeWish()) this.ctx.waitUntil(this.drain(now));
  };

  private readonly drain = async (now: number): Promise<void> => {
    await this.outbox.drain(now);
    if (this.outbox.hasUnsaved) await this.commit.settle();
  };

  private readonly copy = async (d1: D1Database, keys: readonly string[]): Promise<void> => {
    for (let settling = this.commit.settled(); settling; settling = this.commit.settled()) await settling;
    await copyToD1(d1, this.store.state, keys, () => this.store.takeSeq());
  };
}
