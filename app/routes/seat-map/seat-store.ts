import { type HoldView, SEAT_STATUS, type SeatSnapshot, type SeatTell } from "#domain/sale/seat-protocol";
import type { SeatLook } from "#app/parts/seating/seat-glyph";

/** How fresh the map is: `live` by socket, `polling` by asking again, `away` when neither gets through. */
export type LinkState = "starting" | "live" | "polling" | "away";

export interface RoomNotice {
  readonly tone: "plain" | "warn";
  readonly title: string;
  readonly text: string;
}

/** What changes as a whole; a new object with each change. */
export interface RoomState {
  /** What the buyer should read now. */
  readonly notice: RoomNotice | null;
  readonly hold: HoldView | null;
  /** The server's clock when the hold was last told: what its countdown is measured from. */
  readonly holdSeenAt: number;
  readonly pools: Readonly<Record<string, number>>;
  readonly link: LinkState;
  /** Since when nothing fresh came; null while live. */
  readonly staleSince: number | null;
  /** Seats on their way to being held. */
  readonly asked: ReadonlySet<number>;
  readonly free: number;
  /** The seat the keyboard is at. */
  readonly cursor: number | null;
  readonly version: number;
}

/**
 * Every seat's state as this viewer sees it. Rows subscribe by themselves and compare their own letters, so that one
 * seat's change draws one row.
 */
export class SeatStore {
  #seats: string[];
  #seen: number;
  #state: RoomState;
  #clock: { readonly server: number; readonly at: number };
  #mine = new Set<number>();
  readonly #listeners = new Set<() => void>();

  constructor(snapshot: SeatSnapshot, hold: HoldView | null, link: LinkState) {
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
      asked: new Set(),
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
    if (this.#mine.has(index) || this.#state.asked.has(index)) return "mine";
    const status = this.#seats[index];
    if (status === SEAT_STATUS.free) return "free";
    return status === SEAT_STATUS.held ? "held" : "sold";
  }

  /** Letters of some seats, and the cursor where it is among them: compared by value. */
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
    this.#become({ pools: snapshot.pools, staleSince: null });
    this.takeHold(hold);
  }

  /** False when something in between was missed: a snapshot is due. */
  takeDelta(delta: Extract<SeatTell, { t: "delta" }>): boolean {
    if (delta.version <= this.#seen) return true;
    if (delta.from !== this.#seen) return false;
    for (let at = 0; at + 1 < delta.seats.length; at += 2) {
      const index = delta.seats[at];
      const status = delta.seats[at + 1];
      if (typeof index === "number" && typeof status === "string") this.#seats[index] = status;
    }
    this.#seen = delta.version;
    this.#become({ pools: { ...this.#state.pools, ...delta.pools }, staleSince: null });
    return true;
  }

  takeHold(hold: HoldView | null): void {
    this.#mine = new Set(hold?.seats.map((seat) => seat.index));
    this.#become({ hold, holdSeenAt: this.#clock.server + performance.now() - this.#clock.at });
  }

  ask(indexes: readonly number[]): void {
    this.#become({ asked: new Set([...this.#state.asked, ...indexes]) });
  }

  answered(indexes: readonly number[]): void {
    const asked = new Set(this.#state.asked);
    for (const index of indexes) asked.delete(index);
    this.#become({ asked });
  }

  /** What the refusal told before the next delta does. */
  markTaken(indexes: readonly number[]): void {
    for (const index of indexes)
      if (this.#seats[index] === SEAT_STATUS.free) this.#seats[index] = SEAT_STATUS.held;
    this.#become({});
  }

  note(notice: RoomNotice | null): void {
    if (notice !== this.#state.notice) this.#become({ notice });
  }

  setLink(link: LinkState, now: number): void {
    if (link === this.#state.link) return;
    const stale = link === "live" || link === "starting" ? null : (this.#state.staleSince ?? now);
    this.#become({ link, staleSince: stale });
  }

  moveCursor(cursor: number | null): void {
    if (cursor !== this.#state.cursor) this.#become({ cursor });
  }

  #become(change: Partial<RoomState>): void {
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
