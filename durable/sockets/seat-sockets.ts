import { liveHoldOf, viewHold } from "#domain/sale/hold";
import { poolLeft, seatLetters } from "#domain/sale/inventory";
import { SEAT_PROTOCOL_VERSION, type SeatSnapshot, type SeatMessage } from "#domain/sale/seat-protocol";
import { RIGHTS_ENDED } from "#domain/people/socket-access";
import { type CommitParticipant, writeRows } from "../commit";
import type { SaleStore } from "../sale/sale-store";

/** Interval of broadcast frames. */
const FRAME_MS = 100;

/** The authenticated caller, set by the Worker on a request of its own making: no client can send it. */
export const PINNED_HEADER = "x-stagedoor-pinned";

/** A connection's attachment, set at the upgrade; it survives hibernation. */
export type Pinned =
  | {
      readonly to: "seats";
      readonly buyerKey: string;
      /** The session whose rights are checked while the socket is open; absent for a guest. */
      readonly sessionId?: string | null;
      readonly network?: string | null;
    }
  | { readonly to: "day-of"; readonly sessionId: string; readonly network?: string | null };

/** Tags of a connection, for `getWebSockets`: the socket's name and its network. */
export function tagsOf({ to, network }: Pinned): string[] {
  return network ? [to, network] : [to];
}

type Why = Extract<SeatMessage, { t: "mine" }>["why"];

/**
 * Connections of seat maps, and the seat states that were broadcast to them. The version is stored with the change that
 * the next frame carries, so a restarted object continues at the clients' version.
 */
export class SeatSockets implements CommitParticipant {
  private version = 0;
  private versionInRow = 0;
  private frameDue = false;
  private lastFrameAt = 0;
  private snapshotMemo: { version: number; seats: string; pools: Record<string, number> } | null = null;
  /** Buyers whose hold changed since the last commit; `except` is the connection that gets it as a response. */
  private changed = new Map<string, { why: Why; except: WebSocket | null }>();
  private relaid = false;
  /** The states as of the last frame. */
  private broadcast: { seats: Uint8Array; pools: Map<string, number> } = {
    seats: new Uint8Array(0),
    pools: new Map(),
  };
  private readonly pinnedTo = new WeakMap<WebSocket, Pinned | null>();
  private byBuyer: Map<string, Set<WebSocket>> | null = null;

  constructor(
    private readonly ctx: DurableObjectState,
    private readonly store: SaleStore,
    /** The pending commit: its changes must not be broadcast yet. */
    private readonly settled: () => Promise<void> | null,
  ) {}

  /** The connection whose request is being decided. */
  requesting: WebSocket | null = null;

  accept(socket: WebSocket, pinned: Pinned): void {
    this.ctx.acceptWebSocket(socket, tagsOf(pinned));
    socket.serializeAttachment(pinned);
    if (pinned.to !== "seats") return;
    this.connectionsOf(pinned.buyerKey, true).add(socket);
    this.send(socket, this.snapshotFor(pinned.buyerKey, Date.now()));
  }

  /** The buyer of a seat map connection; null for any other connection. */
  buyerOf(socket: WebSocket): string | null {
    const pinned = this.pinnedOf(socket);
    return pinned?.to === "seats" ? pinned.buyerKey : null;
  }

  /** The network key of the connection; null when absent. */
  networkOf(socket: WebSocket): string | null {
    const pinned = this.pinnedOf(socket);
    return (pinned?.to === "seats" ? pinned.network : null) ?? null;
  }

  private pinnedOf(socket: WebSocket): Pinned | null {
    let pinned = this.pinnedTo.get(socket);
    if (pinned === undefined) {
      pinned = socket.deserializeAttachment() as Pinned | null;
      this.pinnedTo.set(socket, pinned);
    }
    return pinned;
  }

  /** Closes a socket of either kind for good: what it still sends is ignored. */
  end(socket: WebSocket): void {
    this.forget(socket);
    this.pinnedTo.set(socket, null);
    socket.serializeAttachment(null);
    try {
      socket.close(RIGHTS_ENDED, "rights ended");
    } catch {
      // Already disconnected.
    }
  }

  forget(socket: WebSocket): void {
    const buyerKey = this.buyerOf(socket);
    if (buyerKey === null || !this.byBuyer) return;
    const connections = this.byBuyer.get(buyerKey);
    connections?.delete(socket);
    if (connections?.size === 0) this.byBuyer.delete(buyerKey);
  }

  /** The current states, for pages without a socket. */
  view(now: number): SeatSnapshot {
    const { inventory } = this.store.state;
    if (inventory.touched.seats.size + inventory.touched.pools.size === 0) return this.snapshot(now);
    const pools = Object.fromEntries(
      Array.from(inventory.pools.keys(), (id) => [id, poolLeft(inventory, id)]),
    );
    return {
      v: SEAT_PROTOCOL_VERSION,
      version: this.version,
      seats: seatLetters(inventory.status),
      pools,
      now,
    };
  }

  /** The states as of the last frame: later changes come with the next frame. */
  private snapshot(now: number): SeatSnapshot {
    if (this.snapshotMemo?.version !== this.version)
      this.snapshotMemo = {
        version: this.version,
        seats: seatLetters(this.broadcast.seats),
        pools: Object.fromEntries(this.broadcast.pools),
      };
    return { v: SEAT_PROTOCOL_VERSION, ...this.snapshotMemo!, now };
  }

  snapshotFor(buyerKey: string, now: number, n?: number): SeatMessage {
    const hold = liveHoldOf(this.store.state, buyerKey, now);
    return {
      t: "snapshot",
      ...(n === undefined ? {} : { n }),
      mine: hold && viewHold(hold),
      ...this.snapshot(now),
    };
  }

  /** Records a change of a buyer's hold, to be announced after the commit. */
  recordHoldChange(buyerKey: string, why: Why): void {
    this.changed.set(buyerKey, { why, except: this.requesting });
  }

  /** Records that a new plan changed the seat indexes. */
  recordRelayout(): void {
    this.relaid = true;
  }

  /** After a commit: sends holds to the buyers' other connections, and schedules the frame of seat states. */
  announce(now: number): void {
    for (const [buyerKey, { why, except }] of this.changed) {
      const connections = this.connectionsOf(buyerKey);
      if (connections.size === 0 || (connections.size === 1 && except && connections.has(except))) continue;
      const hold = liveHoldOf(this.store.state, buyerKey, now);
      const frame: SeatMessage = { t: "mine", hold: hold && viewHold(hold), why };
      for (const socket of connections) if (socket !== except) this.send(socket, frame);
    }
    this.changed.clear();
    if (this.relaid) this.startOver();
    const { seats, pools } = this.store.state.inventory.touched;
    if (this.frameDue || seats.size + pools.size === 0) return;
    this.frameDue = true;
    setTimeout(() => this.sendFrame(), Math.max(0, this.lastFrameAt + FRAME_MS - now));
  }

  /** Seat indexes changed: sends every connection a full snapshot. */
  private startOver(): void {
    this.relaid = false;
    this.version++;
    this.snapshotMemo = null;
    this.rememberBroadcast();
    const now = Date.now();
    for (const [buyerKey, connections] of this.buyers())
      for (const socket of connections) this.send(socket, this.snapshotFor(buyerKey, now));
  }

  send(socket: WebSocket, frame: SeatMessage): void {
    try {
      socket.send(JSON.stringify(frame));
    } catch {
      // Already disconnected; webSocketClose follows.
    }
  }

  prepare(): void {}

  load(sql: SqlStorage): void {
    const row = sql
      .exec<{ value: string }>("select value from sale_fact where name = 'seat_version'")
      .toArray()[0];
    this.version = Number(row?.value ?? 0);
    this.versionInRow = this.version;
    this.snapshotMemo = null;
    this.relaid = false;
    this.changed.clear();
    this.rememberBroadcast();
  }

  save(sql: SqlStorage): void {
    const { seats, pools } = this.store.state.inventory.touched;
    if (this.versionInRow > this.version || (seats.size + pools.size === 0 && !this.relaid)) return;
    if (!this.relaid && !this.hasChanges()) return;
    this.versionInRow = this.version + 1;
    writeRows(sql, { into: "sale_fact", columns: ["name", "value"] }, [
      ["seat_version", String(this.versionInRow)],
    ]);
  }

  saved(): void {}

  /** Whether the next frame has changes: a seat taken and freed within one frame is unchanged. */
  private hasChanges(): boolean {
    const { inventory } = this.store.state;
    for (const index of inventory.touched.seats)
      if (this.broadcast.seats[index] !== inventory.status[index]) return true;
    for (const id of inventory.touched.pools)
      if (this.broadcast.pools.get(id) !== poolLeft(inventory, id)) return true;
    return false;
  }

  private rememberBroadcast(): void {
    const { inventory } = this.store.state;
    this.broadcast = {
      seats: inventory.status.slice(),
      pools: new Map(Array.from(inventory.pools.keys(), (id) => [id, poolLeft(inventory, id)])),
    };
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
    this.lastFrameAt = Date.now();
    const { inventory } = this.store.state;
    const { seats, pools } = inventory.touched;
    if (seats.size + pools.size === 0) return;
    const pairs: (number | string)[] = [];
    for (const index of seats)
      if (this.broadcast.seats[index] !== inventory.status[index]) {
        pairs.push(index, String.fromCharCode(inventory.status[index]!));
        this.broadcast.seats[index] = inventory.status[index]!;
      }
    const left: Record<string, number> = {};
    for (const id of pools) {
      const now = poolLeft(inventory, id);
      if (this.broadcast.pools.get(id) === now) continue;
      left[id] = now;
      this.broadcast.pools.set(id, now);
    }
    seats.clear();
    pools.clear();
    const hasPools = Object.keys(left).length > 0;
    if (pairs.length === 0 && !hasPools) return;
    const from = this.version++;
    const frame: SeatMessage = {
      t: "delta",
      from,
      version: this.version,
      seats: pairs,
      ...(hasPools ? { pools: left } : {}),
    };
    const text = JSON.stringify(frame);
    for (const socket of this.ctx.getWebSockets("seats")) {
      try {
        socket.send(text);
      } catch {
        // Already disconnected; webSocketClose follows.
      }
    }
  }

  private connectionsOf(buyerKey: string, make = false): Set<WebSocket> {
    const found = this.buyers().get(buyerKey);
    if (found) return found;
    const none = new Set<WebSocket>();
    if (make) this.buyers().set(buyerKey, none);
    return none;
  }

  /** Rebuilt from the attachments after hibernation. */
  private buyers(): Map<string, Set<WebSocket>> {
    if (this.byBuyer) return this.byBuyer;
    this.byBuyer = new Map();
    for (const socket of this.ctx.getWebSockets("seats")) {
      const buyerKey = this.buyerOf(socket);
      if (buyerKey === null) continue;
      const connections = this.byBuyer.get(buyerKey) ?? new Set();
      connections.add(socket);
      this.byBuyer.set(buyerKey, connections);
    }
    return this.byBuyer;
  }
}
