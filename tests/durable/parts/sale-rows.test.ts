import { afterEach, expect, test, vi } from "vitest";
import type { Change } from "#domain/sale/event-change";
import type { EventState } from "#domain/sale/event-state";
import { INBOX_RETENTION_MS, findNextEnd } from "#domain/sale/saga/booking-saga";
import { decideExtend } from "#domain/sale/hold/hold";
import { SaleStore } from "#durable/sale/sale-store";
import { memoryStorage } from "../../build/parts/memory-storage.mjs";
import { SaleScenario } from "../../build/sale-scenario";
import { lasting } from "../../build/parts/event-parts";
import { aSetup } from "../../build/workerd/setup";

afterEach(() => vi.restoreAllMocks());

/** A sale over rows, decided by a scenario: `save` commits, `restarted` is the state that a restart loads. */
function withSale(
  run: (sale: {
    scenario: SaleScenario;
    store: SaleStore;
    seen: Change[];
    sql: SqlStorage;
    save: () => void;
    restarted: () => EventState;
  }) => void | Promise<void>,
): void | Promise<void> {
  const { sql } = memoryStorage();
  const seen: Change[] = [];
  const store = new SaleStore((change) => void seen.push(change));
  store.prepare(sql);
  store.load(sql);
  const scenario = new SaleScenario();
  const { setup } = scenario.state;
  store.accept([{ kind: "setup", setup: setup! }]);
  // What the scenario decides goes through the store, on the store's own state.
  Object.assign(scenario, { state: store.state, apply: (changes: Change[]) => store.accept(changes) });
  const restarted = () => {
    const again = new SaleStore(() => {});
    again.prepare(sql);
    again.load(sql);
    return again.state;
  };
  return run({
    scenario,
    store,
    seen,
    sql,
    restarted,
    save: () => {
      store.save(sql);
      store.saved();
    },
  });
}

function extended(state: EventState, buyerKey: string, now: number): readonly Change[] {
  const decided = decideExtend(state, buyerKey, state.holdOfBuyer.get(buyerKey)!, now);
  return decided.ok ? decided.value.changes : [];
}

test("after each step of a sale a restart loads the same holds, bookings, tickets, money and messages", () =>
  withSale(({ scenario, store, save, restarted }) => {
    const steps: (() => unknown)[] = [
      () => scenario.hold("guest:c", { seats: [5], pools: [{ ticketTypeId: "standing", quantity: 2 }] }),
      () => scenario.hold("guest:n", { seats: [4] }, scenario.now, "campus"),
      () => store.accept(extended(store.state, "guest:c", scenario.now)),
      () => scenario.place("b1", { seats: [0, 1] }),
      () => scenario.open("b1", 1),
      () => scenario.receive("b1"),
      () => scenario.receive("b1", { messageId: "m1" }),
      () => scenario.place("b2", { pools: [{ ticketTypeId: "standing", quantity: 1 }] }),
      () => scenario.open("b2", 2),
      () => scenario.receive("b2", { paymentId: "pay-2", intentId: "intent-2" }),
      () => scenario.place("b3", { seats: [2] }),
      () => scenario.sweep(scenario.now + 86_400_000 / 2),
    ];
    for (const step of steps) {
      step();
      save();
      expect(lasting(restarted())).toEqual(lasting(store.state));
      expect(restarted().nextEndAt).toBe(findNextEnd(store.state));
    }
    expect(store.state.bookings.size).toBe(3);
    expect(store.state.tickets.size).toBe(3);
  }));

test("nothing that was not saved is loaded, and a commit writes only what changed since the last", () =>
  withSale(({ scenario, store, save, restarted }) => {
    save();
    scenario.sell("b1", { seats: [0] });
    expect(restarted().bookings.size + restarted().tickets.size).toBe(0);
    save();
    const written: string[] = [];
    store.save({ exec: (query: string) => void written.push(query) } as unknown as SqlStorage);
    expect(written).toEqual([]);
  }));

test("a new plan moves stored holds and bookings to the seats of the same name", () =>
  withSale(({ scenario, store, save, restarted }) => {
    scenario.hold("guest:c", { seats: [5] });
    scenario.sell("b1", { seats: [0] });
    save();
    const setup = scenario.state.setup!;
    const [section] = aSetup("e1", { rows: 1, perRow: 8, standing: 4 }).plan!.sections;
    if (section?.kind !== "seated") throw new Error("no seats");
    const rows = section.rows.map((row) => ({ ...row, seats: row.seats.toReversed() }));
    const plan = { ...setup.plan!, sections: [{ ...section, rows }] };
    store.accept([{ kind: "setup", setup: { ...setup, plan, revision: 2 } }]);
    save();
    const state = restarted();
    expect([...state.holds.values()].flatMap(({ lines }) => lines.map((line) => line.seatIndex))).toEqual([
      2,
    ]);
    expect(state.bookings.get("b1")!.lines.map((line) => line.seatIndex)).toEqual([7]);
    expect(lasting(state)).toEqual(lasting(store.state));
  }));

test("a setup with the same plan rewrites no holds and bookings", () =>
  withSale(({ scenario, store, save }) => {
    scenario.hold("guest:c", { seats: [5] });
    scenario.sell("b1", { seats: [0] });
    save();
    store.accept([{ kind: "setup", setup: { ...scenario.state.setup!, title: "Hayavadana", revision: 2 } }]);
    const written: string[] = [];
    store.save({ exec: (query: string) => void written.push(query) } as unknown as SqlStorage);
    expect(written.map((query) => query.split("(")[0])).toEqual(["insert into sale_fact"]);
  }));

test("every applied change is announced, after it is in the state", () =>
  withSale(({ scenario, seen }) => {
    scenario.hold("guest:c", { seats: [5] });
    scenario.sell("b1", { seats: [0] });
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(
      new Set(["setup", "hold", "hold_ended", "booking", "ticket", "message", "effect"]),
    );
  }));

test("a ticket's first admission is stored and announced once, and taken back by an undo", () =>
  withSale(({ scenario, store, seen, save, restarted }) => {
    scenario.sell("b1", { seats: [0] });
    const [ticketId] = [...store.state.tickets.keys()] as [string];
    const admitted = () =>
      [store.state, restarted()].map((state) => state.tickets.get(ticketId)!.checkedInAt);
    seen.length = 0;
    store.setCheckedIn(ticketId, 500);
    store.setCheckedIn(ticketId, 500);
    store.setCheckedIn("unknown", 500);
    save();
    expect(admitted()).toEqual([500, 500]);
    expect(seen).toMatchObject([{ kind: "ticket", ticket: { checkedInAt: 500 } }]);
    store.setCheckedIn(ticketId, null);
    save();
    expect(admitted()).toEqual([null, null]);
  }));

test("positions never repeat, also after a restart that follows a position taken without a booking", () =>
  withSale(({ store, save, restarted }) => {
    expect(store.takeSeq()).toBe(1);
    save();
    expect([store.takeSeq(), restarted().seq]).toEqual([2, 1]);
  }));

test("hundreds of holds that end in one commit leave no row", () =>
  withSale(({ store, save, sql }) => {
    const setup = aSetup("e1", { rows: 1, perRow: 6, standing: 300 });
    store.accept([{ kind: "setup", setup: { ...setup, revision: 2 } }]);
    const holds = Array.from({ length: 251 }, (_, n) => ({
      id: `h${n}`,
      buyerKey: `guest:${n}`,
      heldAt: 0,
      expiresAt: 10,
      extended: false,
      network: null,
      lines: [{ seatIndex: null, ticketTypeId: "standing", priceMinor: 0 }],
    }));
    store.accept(holds.map((hold) => ({ kind: "hold", hold })));
    save();
    const rows = () =>
      sql
        .exec("select id from hold")
        .toArray()
        .map(({ id }) => id);
    expect(rows()).toHaveLength(251);
    store.accept(
      holds
        .slice(0, 250)
        .map(({ id, buyerKey }) => ({ kind: "hold_ended", holdId: id, buyerKey, why: "expired" }) as const),
    );
    save();
    expect(rows()).toEqual(["h250"]);
  }));

test("a provider's message is remembered for thirty days", () =>
  withSale(({ store, save, restarted }) => {
    const at = Date.now();
    const clock = vi.spyOn(Date, "now").mockReturnValue(at);
    store.accept([{ kind: "message", key: "p:m1" }]);
    save();
    clock.mockReturnValue(at + INBOX_RETENTION_MS);
    expect([...restarted().inbox]).toEqual(["p:m1"]);
    clock.mockReturnValue(at + INBOX_RETENTION_MS + 1);
    expect([...restarted().inbox]).toEqual([]);
  }));
