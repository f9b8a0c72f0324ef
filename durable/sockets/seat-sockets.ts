import { liveHoldOf, viewHold } from "#domain/sale/hold";
import { poolLeft, seatLetters } from "#domain/sale/inventory";
import { SEAT_PROTOCOL_VERSION, type SeatSnapshot, type SeatTell } from "#domain/sale/seat-protocol";
import { type Office, writeRows } from "../commit";
import type { EventStore } from "../sale/sale-store";

/** One frame to everybody at most so often. */
const FRAME_MS = 100;

/** The Worker says here whom it has proven to be asking: it makes the upgrade's request anew, so none comes from outside. */
export const PINNED_HEADER = "x-stagedoor-pinned";

/** What is pinned to a connection at the upgrade; it survives hibernation. */
export type Pinned =
  | { readonly to: "seats"; readonly buyerKey: string; readonly network?: string | null }
  | { readonly to: "day-of"; readonly personId: string };

type Why = Extract<SeatTell, { t: "mine" }>["why"];

/**
 * Who is looking at the seat map, and what they have been told. The version of the seat states is kept in a row, written
 * with the change that the next frame will tell: an object that slept or was restarted goes on where clients are.
 */
export class SeatSockets implements Office {
  private version = 0;
  private versionInRow = 0;
  private frameDue = false;
  private lastFrameAt = 0;
  private snapshotMemo: { version: number; seats: string; pools: Record<string, number> } | null = null;
  /** Buyers whose hold changed in this turn, and the connection that knows it already. */
  private changed = new Map<string, { why: Why; except: WebSocket | null }>();
  private relaid = false;
  /** How things stood in the last frame. */
  private told: { seats: Uint8Array; pools: Map<string, number> } = {
    seats: new Uint8Array(0),
    pools: new Map(),
  };
  private readonly pinnedTo = new WeakMap<WebSocket, Pinned | null>();
  private byBuyer: Map<string, Set<WebSocket>> | null = null;

  constructor(
    private readonly ctx: DurableObjectState,
    private readonly store: EventStore,
    /** What is on its way to the rows, not yet to be told. */
    private readonly settled: () => Promise<void> | null,
  ) {}

  /** The connection whose message is being decided, while it is. */
  asking: WebSocket | null = null;

  accept(socket: WebSocket, pinned: Pinned): void {
    this.ctx.acceptWebSocket(socket, [pinned.to]);
    socket.serializeAttachment(pinned);
    if (pinned.to !== "seats") return;
    this.connectionsOf(pinned.buyerKey, true).add(socket);
    this.send(socket, this.snapshotFor(pinned.buyerKey, Date.now()));
  }

  /** Who was pinned to a seat map's connection; null for any other. */
  buyerOf(socket: WebSocket): string | null {
    const pinned = this.pinnedOf(socket);
    return pinned?.to === "seats" ? pinned.buyerKey : null;
  }

  /** Where the connection was opened from; null where nobody said. */
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

  forget(socket: WebSocket): void {
    const buyerKey = this.buyerOf(socket);
    if (buyerKey === null || !this.byBuyer) return;
    const connections = this.byBuyer.get(buyerKey);
    connections?.delete(socket);
    if (connections?.size === 0) this.byBuyer.delete(buyerKey);
  }

  /** As things stand: for pages, which follow no frames. */
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

  /** As of the last frame: what changed since comes with the next one, and what was undone before it never comes. */
  private snapshot(now: number): SeatSnapshot {
    if (this.snapshotMemo?.version !== this.version)
      this.snapshotMemo = {
        version: this.version,
        seats: seatLetters(this.told.seats),
        pools: Object.fromEntries(this.told.pools),
      };
    return { v: SEAT_PROTOCOL_VERSION, ...this.snapshotMemo!, now };
  }

  snapshotFor(buyerKey: string, now: number, n?: number): SeatTell {
    const hold = liveHoldOf(this.store.state, buyerKey, now);
    return {
      t: "snapshot",
      ...(n === undefined ? {} : { n }),
      mine: hold && viewHold(hold),
      ...this.snapshot(now),
    };
  }

  /** Notes that a buyer's hold became another; told after the commit. */
  note(buyerKey: string, why: Why): void {
    this.changed.set(buyerKey, { why, except: this.asking });
  }

  /** Notes that places are laid out anew. */
  noteRelaid(): void {
    this.relaid = true;
  }

  /** After a commit: the buyer's other tabs at once, the seats in the next frame. */
  tell(now: number): void {
    for (const [buyerKey, { why, except }] of this.changed) {
      const connections = this.connectionsOf(buyerKey);
      if (connections.size === 0 || (connections.size === 1 && except && connections.has(except))) continue;
      const hold = liveHoldOf(this.store.state, buyerKey, now);
      const frame: SeatTell = { t: "mine", hold: hold && viewHold(hold), why };
      for (const socket of connections) if (socket !== except) this.send(socket, frame);
    }
    this.changed.clear();
    if (this.relaid) this.startOver();
    const { seats, pools } = this.store.state.inventory.touched;
    if (this.frameDue || seats.size + pools.size === 0) return;
    this.frameDue = true;
    setTimeout(() => this.sendFrame(), Math.max(0, this.lastFrameAt + FRAME_MS - now));
  }

  /** Places were laid out anew: indexes mean other seats now, so everybody gets the whole picture. */
  private startOver(): void {
    this.relaid = false;
    this.version++;
    this.snapshotMemo = null;
    this.rememberTold();
    const now = Date.now();
    for (const [buyerKey, connections] of this.buyers())
      for (const socket of connections) this.send(socket, this.snapshotFor(buyerKey, now));
  }

  send(socket: WebSocket, frame: SeatTell): void {
    try {
      socket.send(JSON.stringify(frame));
    } catch {
      // The other side went away; its close is on the way.
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
    this.rememberTold();
  }

  save(sql: SqlStorage): void {
    const { seats, pools } = this.store.state.inventory.touched;
    if (this.versionInRow > this.version || (seats.size + pools.size === 0 && !this.relaid)) return;
    if (!this.relaid && !this.hasNews()) return;
    this.versionInRow = this.version + 1;
    writeRows(sql, { into: "sale_fact", columns: ["name", "value"] }, [
      ["seat_version", String(this.versionInRow)],
    ]);
  }

  saved(): void {}

  /** Whether the next frame would say something: a seat held and booked in one turn was never free. */
  private hasNews(): boolean {
    const { inventory } = this.store.state;
    for (const index of inventory.touched.seats)
      if (this.told.seats[index] !== inventory.status[index]) return true;
    for (const id of inventory.touched.pools)
      if (this.told.pools.get(id) !== poolLeft(inventory, id)) return true;
    return false;
  }

  private rememberTold(): void {
    const { inventory } = this.store.state;
    this.told = {
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
      if (this.told.seats[index] !== inventory.status[index]) {
        pairs.push(index, String.fromCharCode(inventory.status[index]!));
        this.told.seats[index] = inventory.status[index]!;
      }
    const left: Record<string, number> = {};
    for (const id of pools) {
      const now = poolLeft(inventory, id);
      if (this.told.pools.get(id) === now) continue;
      left[id] = now;
      this.told.pools.set(id, now);
    }
    seats.clear();
    pools.clear();
    const hasPools = Object.keys(left).length > 0;
    if (pairs.length === 0 && !hasPools) return;
    const from = this.version++;
    const frame: SeatTell = {
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
        // Gone; its close is on the way.
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

  /** After hibernation the connections are still there, memory is not. */
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
