import { parseSeatRequest } from "#domain/sale/seat-request";
import type { Outcome } from "#domain/core/outcome";
import type { HoldView, SeatRequest, SeatMessage } from "#domain/sale/seat-protocol";
import type { HoldRefusal } from "#domain/sale/hold-refusal";
import type { SaleService } from "../sale/sale-service";
import type { SeatSockets } from "./seat-sockets";
import { systemClock } from "../clock";

/** A token bucket per connection. */
interface Allowance {
  /** Tokens; negative when refused messages continue. */
  left: number;
  at: number;
}

const BURST = 40;
const LONGEST_MESSAGE = 8_192;
/** A connection this many messages over its allowance is closed. */
const MOST_OVER = 200;

/** Handles a seat map's messages: parses, throttles, responds. */
export class SeatService {
  private readonly allowances = new WeakMap<WebSocket, Allowance>();

  constructor(
    private readonly sale: SaleService,
    private readonly sockets: SeatSockets,
    private readonly settled: () => Promise<void> | null,
    private readonly perSecond: number,
  ) {}

  async handle(socket: WebSocket, buyerKey: string, message: string | ArrayBuffer): Promise<void> {
    if (typeof message !== "string" || message.length > LONGEST_MESSAGE) {
      socket.close(1009, "too long");
      return;
    }
    const over = this.spend(socket, systemClock());
    if (over > MOST_OVER) {
      socket.close(1008, "too many");
      return;
    }
    const request = parseSeatRequest(message);
    if (!request || over > 0) {
      const reason = request ? "too_many_requests" : "malformed";
      this.sockets.send(socket, { t: "answer", n: request?.n ?? -1, ok: false, reason });
      return;
    }
    this.sockets.send(socket, await this.decide(socket, buyerKey, request));
  }

  private async decide(socket: WebSocket, buyerKey: string, request: SeatRequest): Promise<SeatMessage> {
    if (request.t === "snapshot") {
      this.sale.sweep(systemClock());
      await this.settled();
      return this.sockets.snapshotFor(buyerKey, systemClock(), request.n);
    }
    this.sockets.requesting = socket;
    let outcome: Promise<Outcome<HoldView | null, HoldRefusal>>;
    try {
      if (request.t === "hold")
        outcome = this.sale.hold(buyerKey, request.hold, this.sockets.connections.networkOf(socket));
      else if (request.t === "extend") outcome = this.sale.extendHold(buyerKey, request.holdId);
      else outcome = this.sale.releaseHold(buyerKey, request);
    } finally {
      this.sockets.requesting = null;
    }
    const decided = await outcome;
    if (decided.ok) return { t: "answer", n: request.n, ok: true, hold: decided.value };
    const lost = decided.detail?.["lost"] as readonly number[] | undefined;
    return { t: "answer", n: request.n, ok: false, reason: decided.reason, ...(lost ? { lost } : {}) };
  }

  /** Takes a token for a message of any kind. @returns by how many the connection is over its allowance; 0 if within */
  private spend(socket: WebSocket, now: number): number {
    const most = Math.max(BURST, this.perSecond);
    let allowance = this.allowances.get(socket);
    if (!allowance) {
      allowance = { left: most, at: now };
      this.allowances.set(socket, allowance);
    }
    allowance.left = Math.min(most, allowance.left + ((now - allowance.at) / 1000) * this.perSecond) - 1;
    allowance.at = now;
    return Math.max(0, Math.ceil(-allowance.left));
  }
}
