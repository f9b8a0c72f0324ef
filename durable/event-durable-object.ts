import { Agent, type Connection } from "agents";
import { RETRY_AFTER } from "#domain/core/rate-limit";
import type { SyncDevice, SyncRequest } from "#domain/gate/sync";
import type { TicketCheckRequest } from "#domain/gate/ticket-check";
import { MAX_SOCKETS_PER_NETWORK } from "#domain/people/socket-access";
import type { PaymentRequest } from "#domain/sale/saga/booking-change";
import type { PlaceRequest } from "#domain/sale/saga/booking-placing";
import type { AmountRefundRequest } from "#domain/sale/saga/amount-refund";
import type { ReturnRequest } from "#domain/sale/saga/ticket-return";
import type { EventCancellation } from "#domain/sale/event-cancellation";
import type { EventSetup } from "#domain/sale/event-setup";
import type { SalePause } from "#domain/sale/sale-pause";
import type { ReplaceRequest } from "#domain/sale/hold/hold";
import type { HoldBestRequest } from "#domain/sale/hold/hold-best";
import type { PaymentFact } from "#domain/payment/payment-fact";
import type { HoldRequest, ReleaseRequest, SeatSnapshot } from "#domain/sale/seat-protocol";
import { EventParts } from "./event-parts";
import type { EventPorts, EventSettings } from "./event-ports";
import type {
  CancelBookingRequest,
  DayOf,
  DeviceCredential,
  EventRpc,
  RecordIntentRequest,
  WithScansAsJson,
} from "./event-rpc";
import { PINNED_HEADER, type Pinned } from "./sockets/pinned-connection";
import { systemClock } from "./clock";

/**
 * The Durable Object of one event: its RPC methods, alarm and WebSocket upgrades, single-threaded. `EventParts` wires
 * what they call. The sockets carry only this project's messages, no frames of the Agents SDK.
 *
 * worker/event-agent.ts extends it with the queue and D1, under the class name of wrangler.toml.
 */
export abstract class EventDurableObject extends Agent<Cloudflare.Env> implements EventRpc {
  static override options = { sendIdentityOnConnect: false };

  private readonly parts: EventParts;

  /** @param bindings raw, for the Agents SDK only; the object reads `settings` and `ports` */
  protected constructor(
    ctx: DurableObjectState,
    bindings: Cloudflare.Env,
    settings: EventSettings,
    ports: EventPorts,
  ) {
    super(ctx, bindings);
    this.parts = new EventParts(ctx, settings, ports, (at) => this.schedule(at, "wake"));
    const { sockets, seats } = this.parts;
    // A property, not a method: the SDK wraps methods in its invocation context, which costs more than a hold.
    Object.defineProperty(this, "webSocketMessage", {
      value: (socket: WebSocket, message: string | ArrayBuffer) => {
        const buyerKey = sockets.connections.buyerOf(socket);
        // Null for a day-of connection, which only receives.
        if (buyerKey === null) return;
        if (this.lifecycle.isStarted()) return seats.handle(socket, buyerKey, message);
        return this.lifecycle.start().then(() => seats.handle(socket, buyerKey, message));
      },
    });
  }

  override async onStart(): Promise<void> {
    for (const { time } of await this.listSchedules({})) this.parts.clock.addScheduled(time * 1000);
    await this.parts.armNext();
  }

  /** The alarm: sweeps what has expired, sends what is due, and sets the next alarm. */
  async wake(): Promise<void> {
    await this.parts.onAlarm(systemClock());
  }

  async configure(setup: EventSetup, by: "approved" | "edit" = "edit") {
    return this.parts.sale.configure(setup, by);
  }

  async readSnapshot(): Promise<SeatSnapshot> {
    await this.parts.sweepNow();
    return this.parts.sockets.view(systemClock());
  }

  async readSetup() {
    return this.parts.sale.readSetup();
  }

  async hold(buyerKey: string, request: HoldRequest, network?: string | null) {
    return this.parts.sale.hold(buyerKey, request, network);
  }

  async replaceHold(buyerKey: string, request: ReplaceRequest, network?: string | null) {
    return this.parts.sale.replaceHold(buyerKey, request, network);
  }

  async holdBest(buyerKey: string, request: HoldBestRequest, network?: string | null) {
    return this.parts.sale.holdBest(buyerKey, request, network);
  }

  async recordCheck(buyerKey: string, until: number) {
    this.parts.botChecks?.record(buyerKey, until, systemClock());
  }

  async extendHold(buyerKey: string, holdId: string) {
    return this.parts.sale.extendHold(buyerKey, holdId);
  }

  async releaseHold(buyerKey: string, request: ReleaseRequest) {
    return this.parts.sale.releaseHold(buyerKey, request);
  }

  async readHold(buyerKey: string) {
    return this.parts.sale.readHold(buyerKey);
  }

  async placeBooking(buyerKey: string, request: PlaceRequest, payment?: PaymentRequest) {
    return this.parts.sale.placeBooking(buyerKey, request, payment);
  }

  async recordIntent(request: RecordIntentRequest) {
    return this.parts.sale.recordIntent(request);
  }

  async recordPaymentFact(fact: PaymentFact) {
    return this.parts.sale.recordPaymentFact(fact);
  }

  async readBooking(bookingId: string, buyerKey: string | null) {
    return this.parts.sale.readBooking(bookingId, buyerKey);
  }

  async listTickets(bookingId: string) {
    return this.parts.sale.listTickets(bookingId);
  }

  async cancelBooking(request: CancelBookingRequest) {
    return this.parts.sale.cancelBooking(request);
  }

  async returnTickets(request: ReturnRequest) {
    return this.parts.refunds.returnTickets(request);
  }

  async refundAmount(request: AmountRefundRequest) {
    return this.parts.refunds.refundAmount(request);
  }

  async keepTickets(bookingId: string) {
    return this.parts.refunds.keepTickets(bookingId);
  }

  async readRefundProgress() {
    return this.parts.refunds.readProgress();
  }

  async retryRefunds() {
    return this.parts.refunds.retry();
  }

  async cancelEvent(cancellation?: EventCancellation) {
    return this.parts.sale.cancelEvent(cancellation);
  }

  async pauseSale(pause: SalePause | null) {
    return this.parts.sale.pauseSale(pause);
  }

  async readConsequences() {
    return this.parts.sale.readConsequences();
  }

  async syncScans(device: SyncDevice, request: WithScansAsJson<SyncRequest>, credential?: DeviceCredential) {
    // Saved with the commit of the sync.
    if (credential) this.parts.devices.record(credential);
    return this.parts.gates.syncScans(device, request);
  }

  async checkTicket(request: TicketCheckRequest) {
    await this.parts.sweepNow();
    return this.parts.gates.checkTicket(request);
  }

  async readGateManifestHead(credential?: DeviceCredential) {
    if (credential) await this.parts.recordDevice(credential);
    return this.parts.gates.readGateManifestHead();
  }

  async readGateManifestShard(version: number, shard: number) {
    return this.parts.gates.readGateManifestShard(version, shard);
  }

  async recordDevice(credential: DeviceCredential): Promise<void> {
    await this.parts.recordDevice(credential);
  }

  async listDevices() {
    return this.parts.devices.list();
  }

  async readDayOf(): Promise<DayOf> {
    await this.parts.sweepNow();
    return this.parts.dayOf();
  }

  async readMetrics() {
    return this.parts.readMetrics();
  }

  async lookUpTickets(text: string) {
    await this.parts.sweepNow();
    return this.parts.gates.lookUp(text);
  }

  async recheckSockets(): Promise<void> {
    await this.parts.rights.check(systemClock());
  }

  async rotateKey(after: number) {
    return this.parts.keyService.rotate(after);
  }

  async withdrawKey(keyNo: number) {
    return this.parts.keyService.withdraw(keyNo);
  }

  async listKeys() {
    return this.parts.keyService.list();
  }

  async readKeys() {
    return this.parts.keys.listPublic();
  }

  async recordEffectDone(key: string): Promise<void> {
    this.parts.outbox.done(key);
    await this.parts.commit.settle();
  }

  async recordEffectFailed(key: string, problem: string): Promise<void> {
    this.parts.outbox.failed(key, problem, systemClock());
    await this.parts.commit.settle();
  }

  async retryEffect(key: string): Promise<boolean> {
    const revived = this.parts.outbox.revive(key, systemClock());
    await this.parts.commit.settle();
    return revived;
  }

  /** WebSocket upgrades from this project's Worker only; everything else is an RPC method. */
  override async fetch(request: Request): Promise<Response> {
    const header = request.headers.get(PINNED_HEADER);
    if (!header || request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
      return new Response("not found", { status: 404 });
    await this.lifecycle.start();
    if (!this.parts.store.state.setup) return new Response("no such event", { status: 404 });
    const pinned = JSON.parse(header) as Pinned;
    if (pinned.network && this.ctx.getWebSockets(pinned.network).length >= MAX_SOCKETS_PER_NETWORK)
      return new Response("too many sockets of this network", { status: 429, headers: RETRY_AFTER });
    await this.parts.sweepNow();
    const [client, server] = Object.values(new WebSocketPair()) as [WebSocket, WebSocket];
    if (pinned.to === "seats") this.parts.sockets.accept(server, pinned);
    else this.parts.dayOfSockets.accept(server, pinned);
    this.parts.rights.onAccept(pinned, systemClock());
    await this.parts.armNext();
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    this.parts.sockets.connections.forget(socket);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    this.parts.sockets.connections.forget(socket);
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
}
