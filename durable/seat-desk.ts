import { parseSeatAsk } from "#domain/seat-ask";

import type { Outcome } from "#domain/outcome";
import type { HoldRefusal, HoldView, SeatAsk, SeatTell } from "#domain/seat-protocol";
import type { SaleDesk } from "./sale-desk";
import type { SeatSockets } from "./seat-sockets";

/** A connection's allowance of messages: so many at once, refilled by so many a second. */
interface Allowance {
  left: number;
  at: number;
}

const BURST = 40;
const LONGEST_MESSAGE = 8_192;

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
    const ask = parseSeatAsk(message);
    if (!ask) {
      this.sockets.send(socket, { t: "answer", n: -1, ok: false, reason: "malformed" });
      return;
    }
    if (!this.allow(socket, Date.now())) {
      this.sockets.send(socket, { t: "answer", n: ask.n, ok: false, reason: "too_many_requests" });
      return;
    }
    try {
      const frame = await this.decide(socket, buyerKey, ask);
      this.sockets.send(socket, frame);
    } catch (problem) {
      console.error("seat message not saved", problem);
      this.sockets.closeAll();
    }
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
      if (ask.t === "hold") outcome = this.desk.hold(buyerKey, ask.hold);
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

  private allow(socket: WebSocket, now: number): boolean {
    let allowance = this.allowances.get(socket);
    if (!allowance) {
      allowance = { left: Math.max(BURST, this.perSecond), at: now };
      this.allowances.set(socket, allowance);
    }
    const most = Math.max(BURST, this.perSecond);
    allowance.left = Math.min(most, allowance.left + ((now - allowance.at) / 1000) * this.perSecond);
    allowance.at = now;
    if (allowance.left < 1) return false;
    allowance.left -= 1;
    return true;
  }
}
