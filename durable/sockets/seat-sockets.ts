import { liveHoldOf, viewHold } from "#domain/sale/hold/hold";
import type { SeatSnapshot, SeatMessage } from "#domain/sale/seat-protocol";
import { type CommitParticipant, writeRows } from "../commit";
import type { SaleStore } from "../sale/sale-store";
import { BuyerConnections } from "./buyer-connections";
import { type Pinned, sendText } from "./pinned-connection";
import { SeatFrames } from "./seat-frames";
import { systemClock } from "../clock";

/** Interval of broadcast frames. */
const FRAME_MS = 100;

type Why = Extract<SeatMessage, { t: "mine" }>["why"];

/**
 * Broadcasts to seat maps. The version is stored with the change that the next frame carries, so a restarted object
 * continues at the clients' version.
 */
export class SeatSockets implements CommitParticipant {
  readonly connections: BuyerConnections;
  /** The connection whose request is being decided. */
  requesting: WebSocket | null = null;
  private readonly frames = new SeatFrames();
  private versionInRow = 0;
  private frameDue = false;
  private lastFrameAt = 0;
  /** Buyers whose hold changed since the last commit; `except` is the connection that gets it as a response. */
  private changed = new Map<string, { why: Why; except: WebSocket | null }>();
  private relaid = false;

  constructor(
    private readonly ctx: DurableObjectState,
    private readonly store: SaleStore,
    /** The pending commit: its changes must not be broadcast yet. */
    private readonly settled: () => Promise<void> | null,
  ) {
    this.connections = new BuyerConnections(ctx);
  }

  accept(socket: WebSocket, pinned: Extract<Pinned, { to: "seats" }>): void {
    this.connections.accept(socket, pinned);
    this.send(socket, this.snapshotFor(pinned.buyerKey, systemClock()));
  }

  /** The current states, for pages without a socket. */
  view(now: number): SeatSnapshot {
    return this.frames.view(this.store.state.inventory, now);
  }

  snapshotFor(buyerKey: string, now: number, n?: number): SeatMessage {
    const hold = liveHoldOf(this.store.state, buyerKey, now);
    return {
      t: "snapshot",
      ...(n === undefined ? {} : { n }),
      mine: hold && viewHold(hold),
      ...this.frames.snapshot(now),
    };
  }

  /** Records a change of a buyer's hold, broadcast after the commit. */
  recordHoldChange(buyerKey: string, why: Why): void {
    this.changed.set(buyerKey, { why, except: this.requesting });
  }

  /** Records that a new plan changed the seat indexes. */
  recordRelayout(): void {
    this.relaid = true;
  }

  /** After a commit: sends holds to the buyers' other connections, and schedules the frame of seat states. */
  broadcast(now: number): void {
    for (const [buyerKey, { why, except }] of this.changed) {
      const others = [...this.connections.of(buyerKey)].filter((socket) => socket !== except);
      if (others.length === 0) continue;
      const hold = liveHoldOf(this.store.state, buyerKey, now);
      const frame: SeatMessage = { t: "mine", hold: hold && viewHold(hold), why };
      for (const socket of others) this.send(socket, frame);
    }
    this.changed.clear();
    if (this.relaid) this.startOver();
    const { seats, pools } = this.store.state.inventory.touched;
    if (this.frameDue || seats.size + pools.size === 0) return;
    this.frameDue = true;
    setTimeout(() => this.sendFrame(), Math.max(0, this.lastFrameAt + FRAME_MS - now));
  }

  send(socket: WebSocket, frame: SeatMessage): void {
    sendText(socket, JSON.stringify(frame));
  }

  prepare(): void {}

  load(sql: SqlStorage): void {
    const row = sql
      .exec<{ value: string }>("select value from sale_fact where name = 'seat_version'")
      .toArray()[0];
    this.versionInRow = Number(row?.value ?? 0);
    this.relaid = false;
    this.changed.clear();
    this.frames.restart(this.versionInRow, this.store.state.inventory);
  }

  save(sql: SqlStorage): void {
    if (this.versionInRow > this.frames.version) return;
    if (!this.relaid && !this.frames.hasChanges(this.store.state.inventory)) return;
    this.versionInRow = this.frames.version + 1;
    writeRows(sql, { into: "sale_fact", columns: ["name", "value"] }, [
      ["seat_version", String(this.versionInRow)],
    ]);
  }

  saved(): void {}

  /** Seat indexes changed: sends every connection a full snapshot. */
  private startOver(): void {
    this.relaid = false;
    this.frames.restart(this.frames.version + 1, this.store.state.inventory);
    const now = systemClock();
    for (const [buyerKey, connections] of this.connections.all())
      for (const socket of connections) this.send(socket, this.snapshotFor(buyerKey, now));
  }

  private sendFrame(): void {
    const settling = this.settled();
    if (settling) {
      settling.then(
        () => this.sendFrame(),
        () => {
          this.frameDue = false;
        },
      );
      return;
    }
    this.frameDue = false;
    this.lastFrameAt = systemClock();
    const frame = this.frames.next(this.store.state.inventory);
    if (!frame) return;
    const text = JSON.stringify(frame);
    for (const socket of this.ctx.getWebSockets("seats")) sendText(socket, text);
  }
}
