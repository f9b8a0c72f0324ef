import { afterEach, expect, test, vi } from "vitest";
import type { Change } from "#domain/sale/event-change";
import { decideHold, decideRelease } from "#domain/sale/hold/hold";
import type { DayOf } from "#durable/event-rpc";
import { SaleStore } from "#durable/sale/sale-store";
import { DayOfSockets } from "#durable/sockets/day-of-sockets";
import { SeatSockets } from "#durable/sockets/seat-sockets";
import { aHold } from "../../build/parts/event-parts";
import { FakeSocket, FakeSockets, asSocket, seatsOf } from "../../build/parts/fake-socket";
import { memoryStorage } from "../../build/parts/memory-storage.mjs";
import { aSetup } from "../../build/workerd/setup";

const NOW = 1_800_000_000_000;

afterEach(() => vi.restoreAllMocks());

/** Timers that the test fires itself, by their delay in milliseconds. */
function ownTimers() {
  const due: { run: () => void; ms: number }[] = [];
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms: number) => {
    due.push({ run, ms });
    return 0;
  }) as never);
  return {
    delays: () => due.map(({ ms }) => ms),
    fire: () => {
      for (const { run } of due.splice(0)) run();
    },
  };
}

/** Seat maps of an event with ten seats and a floor of five; no commit is pending unless `pending` is set. */
function aHall() {
  const clock = vi.spyOn(Date, "now").mockReturnValue(NOW);
  const timers = ownTimers();
  const sockets = new FakeSockets();
  const hall: { pending: Promise<void> | null } = { pending: null };
  const maps: { sockets?: SeatSockets } = {};
  const store = new SaleStore((change: Change) => {
    if (change.kind === "hold") maps.sockets?.recordHoldChange(change.hold.buyerKey, "changed");
    if (change.kind === "hold_ended") maps.sockets?.recordHoldChange(change.buyerKey, change.why);
    if (change.kind === "setup") maps.sockets?.recordRelayout();
  });
  const setup = aSetup("e1", { rows: 1, perRow: 10, standing: 5, startsAt: NOW + 86_400_000 });
  store.accept([{ kind: "setup", setup }]);
  const seatSockets = new SeatSockets(sockets.ctx, store, () => hall.pending);
  seatSockets.load({ exec: () => ({ toArray: () => [] }) } as unknown as SqlStorage);
  maps.sockets = seatSockets;
  const open = (buyerKey: string): FakeSocket => {
    const socket = new FakeSocket();
    seatSockets.accept(asSocket(socket), seatsOf(buyerKey));
    return socket;
  };
  return Object.assign(hall, {
    store,
    setup,
    seatSockets,
    timers,
    open,
    accepted: sockets.accepted,
    setNow: (at: number) => void clock.mockReturnValue(at),
    hold(buyerKey: string, seats: number[], pools: { ticketTypeId: string; quantity: number }[] = []) {
      const request = { ...aHold(seats), pools };
      const decided = decideHold(store.state, buyerKey, request, Date.now());
      if (!decided.ok) throw new Error(decided.reason);
      store.accept(decided.value.changes);
      return decided.value.hold!.id;
    },
    release(buyerKey: string, holdId: string) {
      const decided = decideRelease(store.state, buyerKey, { holdId }, Date.now());
      if (!decided.ok) throw new Error(decided.reason);
      store.accept(decided.value.changes);
    },
  });
}

test("a seat map that opens gets one snapshot with its buyer's hold", () => {
  const hall = aHall();
  const holdId = hall.hold("guest:asha", [0]);
  const [asha, ben] = [hall.open("guest:asha"), hall.open("guest:ben")];
  expect(asha.frames).toMatchObject([{ t: "snapshot", mine: { holdId, seats: [{ index: 0 }] }, now: NOW }]);
  expect(ben.frames).toMatchObject([{ t: "snapshot", mine: null }]);
  expect(asha.frames[0]).not.toHaveProperty("n");
  expect(hall.seatSockets.snapshotFor("guest:ben", NOW, 7)).toMatchObject({ n: 7, mine: null });
  expect(hall.seatSockets.snapshotFor("guest:asha", NOW, 0)).toMatchObject({ n: 0, mine: { holdId } });
});

test("changes within a tenth of a second are one frame, and no frame comes without a change", () => {
  const hall = aHall();
  const ben = hall.open("guest:ben");
  hall.seatSockets.broadcast(NOW);
  expect(hall.timers.delays()).toEqual([]);
  const holdId = hall.hold("guest:asha", [0, 1]);
  hall.seatSockets.broadcast(NOW);
  hall.hold("guest:chitra", [], [{ ticketTypeId: "standing", quantity: 2 }]);
  hall.seatSockets.broadcast(NOW);
  expect(hall.timers.delays()).toEqual([0]);
  hall.timers.fire();
  expect(ben.of("delta")).toEqual([
    { t: "delta", from: 0, version: 1, seats: [0, "h", 1, "h"], pools: { floor: 3 } },
  ]);
  hall.setNow(NOW + 30);
  hall.release("guest:asha", holdId);
  hall.seatSockets.broadcast(NOW + 30);
  expect(hall.timers.delays()).toEqual([70]);
  hall.timers.fire();
  expect(ben.of("delta").at(-1)).toEqual({ t: "delta", from: 1, version: 2, seats: [0, "f", 1, "f"] });
  hall.setNow(NOW + 1_000);
  hall.hold("guest:dev", [2], [{ ticketTypeId: "standing", quantity: 1 }]);
  hall.seatSockets.broadcast(NOW + 1_000);
  expect(hall.timers.delays()).toEqual([0]);
});

test("a seat that was held and released before the frame sends none", () => {
  const hall = aHall();
  const ben = hall.open("guest:ben");
  hall.release("guest:asha", hall.hold("guest:asha", [0]));
  hall.seatSockets.broadcast(NOW);
  hall.timers.fire();
  expect(ben.of("delta")).toEqual([]);
  hall.hold("guest:asha", [0]);
  hall.seatSockets.broadcast(NOW);
  hall.timers.fire();
  expect(ben.of("delta")).toHaveLength(1);
});

function aPromise() {
  let resolve = () => {};
  let reject = (_problem: Error) => {};
  const promise = new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

test("a frame waits for the pending commit, and is not sent when that commit fails", async () => {
  const hall = aHall();
  const ben = hall.open("guest:ben");
  const commit = aPromise();
  hall.hold("guest:asha", [0]);
  hall.seatSockets.broadcast(NOW);
  hall.pending = commit.promise;
  hall.timers.fire();
  expect(ben.of("delta")).toEqual([]);
  hall.pending = null;
  commit.resolve();
  await commit.promise;
  await Promise.resolve();
  expect(ben.of("delta")).toHaveLength(1);

  const failing = aPromise();
  hall.hold("guest:chitra", [1]);
  hall.seatSockets.broadcast(NOW);
  hall.pending = failing.promise;
  hall.timers.fire();
  hall.pending = null;
  failing.reject(new Error("disk full"));
  await failing.promise.catch(() => {});
  await Promise.resolve();
  expect(ben.of("delta")).toHaveLength(1);
  hall.seatSockets.broadcast(NOW);
  hall.timers.fire();
  expect(ben.of("delta")).toHaveLength(2);
});

test("a disconnected map does not keep the others from their frames", () => {
  const hall = aHall();
  const [gone, ben] = [hall.open("guest:gone"), hall.open("guest:ben")];
  gone.isGone = true;
  hall.hold("guest:asha", [0]);
  hall.seatSockets.broadcast(NOW);
  hall.timers.fire();
  expect(ben.of("delta")).toHaveLength(1);
});

test("a buyer's other tabs get a changed hold once, with the reason, and the requesting tab gets none", () => {
  const hall = aHall();
  const [here, there, third] = [hall.open("user:asha"), hall.open("user:asha"), hall.open("user:asha")];
  const ben = hall.open("guest:ben");
  hall.seatSockets.requesting = asSocket(here);
  const holdId = hall.hold("user:asha", [0]);
  hall.seatSockets.requesting = null;
  hall.seatSockets.broadcast(NOW);
  hall.seatSockets.broadcast(NOW);
  expect([here, there, third, ben].map((socket) => socket.of("mine").length)).toEqual([0, 1, 1, 0]);
  expect(there.of("mine")).toMatchObject([{ why: "changed", hold: { holdId, seats: [{ index: 0 }] } }]);
  hall.release("user:asha", holdId);
  hall.seatSockets.broadcast(NOW);
  for (const socket of [here, there, third])
    expect(socket.of("mine").at(-1)).toEqual({ t: "mine", why: "released", hold: null });
});

test("a buyer's only tab gets a change that came from elsewhere, and not its own", () => {
  const hall = aHall();
  const [only, other] = [hall.open("user:asha"), hall.open("user:ben")];
  hall.hold("user:asha", [0]);
  hall.seatSockets.requesting = asSocket(other);
  hall.hold("user:ben", [1]);
  hall.seatSockets.requesting = null;
  hall.seatSockets.broadcast(NOW);
  expect([only, other].map((socket) => socket.of("mine").length)).toEqual([1, 0]);
  // A request by form while a tab of another buyer is the requesting one.
  hall.seatSockets.requesting = asSocket(only);
  hall.hold("user:ben", [2]);
  hall.seatSockets.requesting = null;
  hall.seatSockets.broadcast(NOW);
  expect([only, other].map((socket) => socket.of("mine").length)).toEqual([1, 1]);
});

test("a new plan gives every map a snapshot of the next version", () => {
  const hall = aHall();
  const [asha, ben] = [hall.open("guest:asha"), hall.open("guest:ben")];
  const holdId = hall.hold("guest:asha", [0]);
  hall.store.accept([
    {
      kind: "setup",
      setup: { ...hall.setup, plan: aSetup("e1", { rows: 2, perRow: 10 }).plan, revision: 2 },
    },
  ]);
  hall.seatSockets.broadcast(NOW);
  expect(ben.of("snapshot")).toHaveLength(2);
  expect(ben.of("snapshot")[1]).toMatchObject({ version: 1, seats: `h${"f".repeat(19)}`, mine: null });
  expect(asha.of("snapshot")[1]).toMatchObject({ version: 1, mine: { holdId } });
  hall.seatSockets.broadcast(NOW);
  expect(ben.of("snapshot")).toHaveLength(2);
});

/** The hall over real rows. `stored` is the version in the rows, `restarted` the version after a restart. */
function withRows(run: (hall: ReturnType<typeof aHall>, rows: Rows) => void): void {
  const { sql } = memoryStorage();
  const hall = aHall();
  hall.store.prepare(sql);
  const stored = () =>
    sql
      .exec<{ value: string }>("select value from sale_fact where name = 'seat_version'")
      .toArray()
      .map(({ value }) => value);
  run(hall, {
    stored,
    save: () => hall.seatSockets.save(sql),
    load: () => hall.seatSockets.load(sql),
    restarted: () => {
      const again = new SeatSockets(new FakeSockets().ctx, hall.store, () => null);
      again.load(sql);
      return again.view(NOW).version;
    },
  });
}

interface Rows {
  readonly stored: () => string[];
  readonly save: () => void;
  readonly load: () => void;
  readonly restarted: () => number;
}

test("the version of the next frame is stored with its first change, once", () =>
  withRows((hall, rows) => {
    rows.load();
    rows.save();
    expect(rows.stored()).toEqual([]);
    expect(rows.restarted()).toBe(0);
    hall.hold("guest:asha", [0]);
    rows.save();
    expect(rows.stored()).toEqual(["1"]);
    hall.hold("guest:ben", [1]);
    rows.save();
    expect(rows.stored()).toEqual(["1"]);
    hall.seatSockets.broadcast(NOW);
    hall.timers.fire();
    expect(hall.seatSockets.view(NOW).version).toBe(1);
    rows.save();
    expect(rows.stored()).toEqual(["1"]);
    hall.hold("guest:ben", [], [{ ticketTypeId: "standing", quantity: 1 }]);
    rows.save();
    expect(rows.stored()).toEqual(["2"]);
    expect(rows.restarted()).toBe(2);
  }));

test("a change that is undone before its commit stores no version, a new plan does", () =>
  withRows((hall, rows) => {
    rows.load();
    hall.release("guest:asha", hall.hold("guest:asha", [0]));
    rows.save();
    expect(rows.stored()).toEqual([]);
    hall.seatSockets.recordRelayout();
    rows.save();
    expect(rows.stored()).toEqual(["1"]);
    hall.seatSockets.broadcast(NOW);
    expect(hall.seatSockets.view(NOW).version).toBe(1);
    hall.seatSockets.recordRelayout();
    rows.save();
    expect(rows.stored()).toEqual(["2"]);
  }));

/** Day-of pages whose view is a counter. */
function dayOfPages() {
  vi.spyOn(Date, "now").mockReturnValue(NOW);
  const timers = ownTimers();
  const sockets = new FakeSockets();
  let views = 0;
  const pages = new DayOfSockets(sockets.ctx, () => ({ now: ++views }) as DayOf);
  const open = () => {
    const socket = new FakeSocket();
    pages.accept(asSocket(socket), { to: "day-of", sessionId: "s1" });
    return socket;
  };
  return { pages, timers, open, views: () => views };
}

test("a day-of page has its numbers when it opens, and after changes at most twice a second", () => {
  const { pages, timers, open } = dayOfPages();
  const [one, two] = [open(), open()];
  expect([one.frames, two.frames]).toEqual([[{ now: 1 }], [{ now: 2 }]]);
  pages.broadcast(NOW);
  pages.broadcast(NOW);
  expect(timers.delays()).toEqual([0]);
  timers.fire();
  expect([one.frames.at(-1), two.frames.at(-1)]).toEqual([{ now: 3 }, { now: 3 }]);
  pages.broadcast(NOW + 100);
  expect(timers.delays()).toEqual([400]);
  timers.fire();
  pages.broadcast(NOW + 500);
  pages.broadcast(NOW + 900);
  expect(timers.delays()).toEqual([0]);
});

test("without a day-of page nothing is computed after a change", () => {
  const { pages, timers, views } = dayOfPages();
  pages.broadcast(NOW);
  expect(timers.delays()).toEqual([]);
  expect(views()).toBe(0);
});
