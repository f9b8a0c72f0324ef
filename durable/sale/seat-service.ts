import { parseSeatAsk } from "#domain/sale/seat-request";
import type { Outcome } from "#domain/core/outcome";
import type { HoldRefusal, HoldView, SeatAsk, SeatTell } from "#domain/sale/seat-protocol";
import type { SaleDesk } from "./sale-service";
import type { SeatSockets } from "../sockets/seat-sockets";

/** A connection's allowance of messages: so many at once, refilled by so many a second. */
interface Allowance {
  /** Below nothing is a debt: refused messages count too. */
  left: number;
  at: number;
}

const BURST = 40;
const LONGEST_MESSAGE = 8_192;
/** Whoever goes so far over the allowance, told so each time, is not a seat map of ours. */
const MOST_OVER = 200;

/** The seat map's messages: parsed, counted, answered. */
export class SeatDesk {
  private readonly allowances = new WeakMap<WebSocket, Allowance>();

  constructor(
    private readonly desk: SaleDesk,
    private readonly sockets: SeatSockets,
    private readonly settled: () => Promise<void> | null,
    private readonly perSecond: number,
  ) {}

  async answer(socket: WebSocket, buyerKey: string, message: string | ArrayBuffer): Promise<void> {
    if (typeof message !== "string" || message.length > LONGEST_MESSAGE) {
      socket.close(1009, "too long");
      return;
    }
    const over = this.spend(socket, Date.now());
    if (over > MOST_OVER) {
      socket.close(1008, "too many");
      return;
    }
    const ask = parseSeatAsk(message);
    if (!ask || over > 0) {
      const reason = ask ? "too_many_requests" : "malformed";
      this.sockets.send(socket, { t: "answer", n: ask?.n ?? -1, ok: false, reason });
      return;
    }
    this.sockets.send(socket, await this.decide(socket, buyerKey, ask));
  }

  private async decide(socket: WebSocket, buyerKey: string, ask: SeatAsk): Promise<SeatTell> {
    if (ask.t === "snapshot") {
      this.desk.sweep(Date.now());
      await this.settled();
      return this.sockets.snapshotFor(buyerKey, Date.now(), ask.n);
    }
    this.sockets.asking = socket;
    let outcome: Promise<Outcome<HoldView | null, HoldRefusal>>;
    try {
      if (ask.t === "hold") outcome = this.desk.hold(buyerKey, ask.hold, this.sockets.networkOf(socket));
      else if (ask.t === "extend") outcome = this.desk.extendHold(buyerKey, ask.holdId);
      else outcome = this.desk.releaseHold(buyerKey, ask);
    } finally {
      this.sockets.asking = null;
    }
    const decided = await outcome;
    if (decided.ok) return { t: "answer", n: ask.n, ok: true, hold: decided.value };
    const lost = decided.detail?.["lost"] as readonly number[] | undefined;
    return { t: "answer", n: ask.n, ok: false, reason: decided.reason, ...(lost ? { lost } : {}) };
  }

  /** Counts a message of any kind. @returns by how many the connection is over its allowance; 0 lets it through */
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
