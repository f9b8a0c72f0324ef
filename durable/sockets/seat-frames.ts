import { type Inventory, poolLeft, seatLetters } from "#domain/sale/inventory";
import { SEAT_PROTOCOL_VERSION, type SeatMessage, type SeatSnapshot } from "#domain/sale/seat-protocol";

/**
 * The seat states as of the last frame, and the version that clients compare: each frame carries the difference from
 * one version to the next.
 */
export class SeatFrames {
  private seats = new Uint8Array(0);
  private pools = new Map<string, number>();
  private memo: { version: number; seats: string; pools: Record<string, number> } | null = null;
  private current = 0;

  get version(): number {
    return this.current;
  }

  /** Continues at a version with the inventory's states. */
  restart(version: number, inventory: Inventory): void {
    this.current = version;
    this.memo = null;
    this.seats = inventory.status.slice();
    this.pools = poolsOf(inventory);
  }

  /** The states as of the last frame: later changes come with the next frame. */
  snapshot(now: number): SeatSnapshot {
    if (this.memo?.version !== this.current)
      this.memo = {
        version: this.current,
        seats: seatLetters(this.seats),
        pools: Object.fromEntries(this.pools),
      };
    return { v: SEAT_PROTOCOL_VERSION, ...this.memo, now };
  }

  /** The current states, for pages without a socket. */
  view(inventory: Inventory, now: number): SeatSnapshot {
    if (inventory.touched.seats.size + inventory.touched.pools.size === 0) return this.snapshot(now);
    return {
      v: SEAT_PROTOCOL_VERSION,
      version: this.current,
      seats: seatLetters(inventory.status),
      pools: Object.fromEntries(poolsOf(inventory)),
      now,
    };
  }

  /** Whether the next frame has changes: a seat taken and freed within one frame is unchanged. */
  hasChanges(inventory: Inventory): boolean {
    for (const index of inventory.touched.seats)
      if (this.seats[index] !== inventory.status[index]) return true;
    for (const id of inventory.touched.pools) if (this.pools.get(id) !== poolLeft(inventory, id)) return true;
    return false;
  }

  /** The next frame, with the changes since the last one; null without a change. Clears `touched`. */
  next(inventory: Inventory): Extract<SeatMessage, { t: "delta" }> | null {
    const { seats, pools } = inventory.touched;
    const pairs: (number | string)[] = [];
    for (const index of seats)
      if (this.seats[index] !== inventory.status[index]) {
        pairs.push(index, String.fromCharCode(inventory.status[index]!));
        this.seats[index] = inventory.status[index]!;
      }
    const left: Record<string, number> = {};
    for (const id of pools) {
      const now = poolLeft(inventory, id);
      if (this.pools.get(id) === now) continue;
      left[id] = now;
      this.pools.set(id, now);
    }
    seats.clear();
    pools.clear();
    const hasPools = Object.keys(left).length > 0;
    if (pairs.length === 0 && !hasPools) return null;
    const from = this.current++;
    return {
      t: "delta",
      from,
      version: this.current,
      seats: pairs,
      ...(hasPools ? { pools: left } : {}),
    };
  }
}

function poolsOf(inventory: Inventory): Map<string, number> {
  return new Map(Array.from(inventory.pools.keys(), (id) => [id, poolLeft(inventory, id)]));
}
