import { type HoldView, SEAT_STATUS, type SeatSnapshot, type SeatMessage } from "#domain/sale/seat-protocol";
import type { SeatLook } from "#app/parts/seating/seat-glyph";

/** How the map is updated: `live` over the socket, `polling` by revalidation, `away` by neither. */
export type MapLinkState = "starting" | "live" | "polling" | "away";

export interface RoomNotice {
  readonly tone: "plain" | "warn";
  readonly title: string;
  readonly text: string;
}

/** Immutable; replaced on every change. */
export interface RoomState {
  /** Shown above the map. */
  readonly notice: RoomNotice | null;
  readonly hold: HoldView | null;
  /** Server time of the last hold update; the countdown starts from it. */
  readonly holdSeenAt: number;
  readonly pools: Readonly<Record<string, number>>;
  readonly link: MapLinkState;
  /** Epoch milliseconds of the last update while the link is down; null while live. */
  readonly staleSince: number | null;
  /** Seats with a hold request in flight; drawn as the buyer's own (optimistic). */
  readonly pending: ReadonlySet<number>;
  readonly free: number;
  /** Index of the seat in the tab order. */
  readonly cursor: number | null;
  readonly version: number;
}

/**
 * Seat states as this buyer sees them. Rows subscribe with `looks`, a string compared by value, so that a changed seat
 * renders only its own row.
 */
export class SeatStore {
  #seats: string[];
  #seen: number;
  #state: RoomState;
  #clock: { readonly server: number; readonly at: number };
  #mine = new Set<number>();
  readonly #listeners = new Set<() => void>();

  constructor(snapshot: SeatSnapshot, hold: HoldView | null, link: MapLinkState) {
    this.#seats = [...snapshot.seats];
    this.#seen = snapshot.version;
    this.#clock = { server: snapshot.now, at: performance.now() };
    this.#mine = new Set(hold?.seats.map((seat) => seat.index));
    this.#state = {
      notice: null,
      hold,
      holdSeenAt: snapshot.now,
      pools: snapshot.pools,
      link,
      staleSince: null,
      pending: new Set(),
      free: countFree(this.#seats),
      cursor: null,
      version: 0,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): RoomState => this.#state;

  look(index: number): SeatLook {
    if (this.#mine.has(index) || this.#state.pending.has(index)) return "mine";
    const status = this.#seats[index];
    if (status === SEAT_STATUS.free) return "free";
    return status === SEAT_STATUS.held ? "held" : "sold";
  }

  /** One letter per seat, then the cursor if it is among them. */
  looks(indexes: readonly number[]): string {
    let text = "";
    for (const index of indexes) text += this.look(index)[0];
    const { cursor } = this.#state;
    return cursor !== null && indexes.includes(cursor) ? `${text} ${cursor}` : text;
  }

  isMine(index: number): boolean {
    return this.#mine.has(index);
  }

  takeSnapshot(snapshot: SeatSnapshot, hold: HoldView | null): void {
    if (snapshot.version >= this.#seen) {
      this.#seats = [...snapshot.seats];
      this.#seen = snapshot.version;
    }
    this.#clock = { server: snapshot.now, at: performance.now() };
    this.#update({ pools: snapshot.pools, staleSince: null });
    this.takeHold(hold);
  }

  /** False when a delta in between is missing: request a snapshot. */
  takeDelta(delta: Extract<SeatMessage, { t: "delta" }>): boolean {
    if (delta.version <= this.#seen) return true;
    if (delta.from !== this.#seen) return false;
    for (let at = 0; at + 1 < delta.seats.length; at += 2) {
      const index = delta.seats[at];
      const status = delta.seats[at + 1];
      if (typeof index === "number" && typeof status === "string") this.#seats[index] = status;
    }
    this.#seen = delta.version;
    this.#update({ pools: { ...this.#state.pools, ...delta.pools }, staleSince: null });
    return true;
  }

  takeHold(hold: HoldView | null): void {
    this.#mine = new Set(hold?.seats.map((seat) => seat.index));
    this.#update({ hold, holdSeenAt: this.#clock.server + performance.now() - this.#clock.at });
  }

  markPending(indexes: readonly number[]): void {
    this.#update({ pending: new Set([...this.#state.pending, ...indexes]) });
  }

  clearPending(indexes: readonly number[]): void {
    const pending = new Set(this.#state.pending);
    for (const index of indexes) pending.delete(index);
    this.#update({ pending });
  }

  /** Seats that a refusal named: shown as held before the next delta arrives. */
  markTaken(indexes: readonly number[]): void {
    for (const index of indexes)
      if (this.#seats[index] === SEAT_STATUS.free) this.#seats[index] = SEAT_STATUS.held;
    this.#update({});
  }

  setNotice(notice: RoomNotice | null): void {
    if (notice !== this.#state.notice) this.#update({ notice });
  }

  setLink(link: MapLinkState, now: number): void {
    if (link === this.#state.link) return;
    const stale = link === "live" || link === "starting" ? null : (this.#state.staleSince ?? now);
    this.#update({ link, staleSince: stale });
  }

  moveCursor(cursor: number | null): void {
    if (cursor !== this.#state.cursor) this.#update({ cursor });
  }

  #update(change: Partial<RoomState>): void {
    this.#state = {
      ...this.#state,
      ...change,
      free: countFree(this.#seats),
      version: this.#state.version + 1,
    };
    for (const listener of this.#listeners) listener();
  }
}

function countFree(seats: readonly string[]): number {
  let free = 0;
  for (const status of seats) if (status === SEAT_STATUS.free) free++;
  return free;
}
