import { expect, test } from "vitest";
import { type Inventory, freePlace, makeInventory, seatLetters, takePlace } from "#domain/sale/inventory";
import type { SeatSnapshot } from "#domain/sale/seat-protocol";
import { SeatFrames } from "#durable/sockets/seat-frames";
import { aSetup } from "../../build/workerd/setup";
import { makeDice } from "../../simulators/dice";

const NOW = 1_000_000;

/** Ten seats and a floor of five, with frames from version 7. */
function aHall() {
  const inventory = makeInventory(aSetup("e1", { rows: 1, perRow: 10, standing: 5 }));
  const frames = new SeatFrames();
  frames.restart(7, inventory);
  return { inventory, frames };
}

const seat = (seatIndex: number) => ({ seatIndex, ticketTypeId: "seat" });
const floor = { seatIndex: null, ticketTypeId: "standing" };

test("a frame carries the seats and pools that changed, from one version to the next", () => {
  const { inventory, frames } = aHall();
  takePlace(inventory, seat(3), "held");
  takePlace(inventory, seat(9), "sold");
  takePlace(inventory, floor, "held");
  expect(frames.hasChanges(inventory)).toBe(true);
  expect(frames.next(inventory)).toEqual({
    t: "delta",
    from: 7,
    version: 8,
    seats: [3, "h", 9, "s"],
    pools: { floor: 4 },
  });
  expect(frames.version).toBe(8);
  freePlace(inventory, seat(3), "held");
  expect(frames.next(inventory)).toEqual({ t: "delta", from: 8, version: 9, seats: [3, "f"] });
  freePlace(inventory, floor, "held");
  expect(frames.next(inventory)).toEqual({
    t: "delta",
    from: 9,
    version: 10,
    seats: [],
    pools: { floor: 5 },
  });
});

test("a place that is taken and freed within one frame sends none and keeps the version", () => {
  const { inventory, frames } = aHall();
  expect(frames.hasChanges(inventory)).toBe(false);
  for (const place of [seat(3), floor]) {
    takePlace(inventory, place, "held");
    freePlace(inventory, place, "held");
  }
  expect(frames.hasChanges(inventory)).toBe(false);
  expect(frames.next(inventory)).toBeNull();
  expect(frames.version).toBe(7);
  expect(inventory.touched.seats.size + inventory.touched.pools.size).toBe(0);
});

test("a pool that changed is a change of its own", () => {
  const { inventory, frames } = aHall();
  takePlace(inventory, floor, "held");
  expect(frames.hasChanges(inventory)).toBe(true);
});

test("a snapshot is the state of the last frame, a page without a socket reads the current one", () => {
  const { inventory, frames } = aHall();
  const before = { v: 1, version: 7, seats: "f".repeat(10), pools: { floor: 5 } };
  expect(frames.snapshot(NOW)).toEqual({ ...before, now: NOW });
  expect(frames.view(inventory, NOW + 1)).toEqual({ ...before, now: NOW + 1 });
  for (const place of [seat(0), floor]) {
    takePlace(inventory, place, "held");
    expect(frames.snapshot(NOW)).toEqual({ ...before, now: NOW });
    expect(frames.view(inventory, NOW).seats).toBe("hfffffffff");
  }
  expect(frames.view(inventory, NOW)).toEqual({
    v: 1,
    version: 7,
    seats: "hfffffffff",
    pools: { floor: 4 },
    now: NOW,
  });
  frames.next(inventory);
  expect(frames.snapshot(NOW)).toEqual({
    v: 1,
    version: 8,
    seats: "hfffffffff",
    pools: { floor: 4 },
    now: NOW,
  });
});

test("a pool alone changes what a page without a socket reads", () => {
  const { inventory, frames } = aHall();
  takePlace(inventory, floor, "held");
  expect(frames.view(inventory, NOW).pools).toEqual({ floor: 4 });
});

test("frames that restart at a version show the inventory as it is", () => {
  const { inventory, frames } = aHall();
  frames.snapshot(NOW);
  takePlace(inventory, seat(2), "sold");
  takePlace(inventory, floor, "sold");
  frames.restart(7, inventory);
  expect(frames.snapshot(NOW)).toMatchObject({ version: 7, seats: "ffsfffffff", pools: { floor: 4 } });
  expect(frames.hasChanges(inventory)).toBe(false);
});

/** A client that applies each delta to the version it is for. */
function aClient(snapshot: SeatSnapshot) {
  const letters = [...snapshot.seats];
  const pools: Record<string, number> = { ...snapshot.pools };
  let { version } = snapshot;
  return {
    receive({ from, version: to, seats, pools: left }: NonNullable<ReturnType<SeatFrames["next"]>>) {
      expect([from, to]).toEqual([version, version + 1]);
      version = to;
      for (let at = 0; at < seats.length; at += 2) letters[seats[at] as number] = seats[at + 1] as string;
      Object.assign(pools, left);
    },
    shows: () => ({ version, seats: letters.join(""), pools }),
  };
}

function changeSomething(inventory: Inventory, dice: ReturnType<typeof makeDice>): void {
  const index = dice.below(10);
  const letter = seatLetters(inventory.status)[index];
  if (letter === "f") takePlace(inventory, seat(index), dice.chance(0.5) ? "held" : "sold");
  else freePlace(inventory, seat(index), letter === "h" ? "held" : "sold");
  const pool = inventory.pools.get("floor")!;
  if (dice.chance(0.5) && pool.held < 5) takePlace(inventory, floor, "held");
  else if (pool.held > 0) freePlace(inventory, floor, "held");
}

test("clients that joined at any version show the same seats after every frame", () => {
  const dice = makeDice(20_261_121);
  const { inventory, frames } = aHall();
  const clients = [aClient(frames.snapshot(NOW))];
  for (let round = 0; round < 200; round++) {
    for (let changes = dice.below(4); changes > 0; changes--) changeSomething(inventory, dice);
    if (dice.chance(0.1)) clients.push(aClient(frames.snapshot(NOW)));
    const changed = frames.hasChanges(inventory);
    const frame = frames.next(inventory);
    expect(frame !== null).toBe(changed);
    if (frame) for (const client of clients) client.receive(frame);
    const shown = {
      version: frames.version,
      seats: seatLetters(inventory.status),
      pools: { floor: 5 - inventory.pools.get("floor")!.held },
    };
    for (const client of clients) expect(client.shows()).toEqual(shown);
  }
  expect(frames.version).toBeGreaterThan(100);
});
