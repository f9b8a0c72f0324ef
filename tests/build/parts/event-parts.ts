import { vi } from "vitest";
import { EventParts } from "#durable/event-parts";
import type { EventPorts } from "#durable/event-ports";
import { findNextEnd } from "#domain/sale/saga/booking-saga";
import type { EventState } from "#domain/sale/event-state";
import { SaleStore } from "#durable/sale/sale-store";
import type { Effect } from "#domain/sale/effect";
import type { SocketName } from "#domain/people/socket-access";
import type { Projection } from "#domain/sale/saga/projection";
import { FakeSockets } from "./fake-socket";
import { memoryStorage } from "./memory-storage.mjs";
import { type SetupOptions, aSetup } from "../workerd/setup";

/** What the event sent out, scheduled and aborted, in order. */
export class Outside {
  readonly sent: Effect[] = [];
  readonly projected: Projection[] = [];
  readonly alarms: number[] = [];
  readonly aborted: string[] = [];
  readonly rightsRead: (readonly string[])[] = [];
  /** The live sessions and the sockets that each may hold. */
  readonly rights = new Map<string, readonly SocketName[]>();
  /** Rejects the next call of each port with this error while set. */
  problem: Error | null = null;

  readonly ports: EventPorts = {
    sendEffects: async (effects) => {
      this.failIfBroken();
      this.sent.push(...effects);
    },
    writeProjections: async (projections) => {
      this.failIfBroken();
      this.projected.push(...projections);
    },
    readSocketRights: async (sessionIds) => {
      this.failIfBroken();
      this.rightsRead.push(sessionIds);
      return this.rights;
    },
  };

  private failIfBroken(): void {
    if (this.problem) throw this.problem;
  }
}

/** One event's parts over rows in memory, at a stopped clock, with doubles of everything outside the object. */
export interface TestEvent {
  readonly parts: EventParts;
  readonly outside: Outside;
  readonly sockets: FakeSockets;
  readonly sql: SqlStorage;
  readonly eventId: string;
  /** Work that the object started without awaiting it. */
  settleBackground(): Promise<void>;
  setNow(at: number): void;
  pass(ms: number): void;
  /** The same event with its memory lost: new parts over the same rows and sockets. */
  restart(): void;
}

/** Epoch ms at which a test event starts; a whole second. */
export const START = Math.ceil(Date.now() / 1_000) * 1_000;

export async function withEvent(
  run: (event: TestEvent) => Promise<void>,
  {
    setup = {},
    ports = {},
    botCheck = false,
  }: { setup?: SetupOptions | null; ports?: Partial<EventPorts>; botCheck?: boolean } = {},
): Promise<void> {
  const eventId = crypto.randomUUID();
  const storage = memoryStorage();
  const clock = vi.spyOn(Date, "now").mockReturnValue(START);
  const outside = new Outside();
  const sockets = new FakeSockets();
  let background: Promise<unknown>[] = [];
  const ctx = Object.assign(sockets, {
    id: { name: eventId },
    storage,
    waitUntil: (work: Promise<unknown>) => void background.push(work),
    abort: (reason: string) => void outside.aborted.push(reason),
  }) as unknown as DurableObjectState;
  const make = () =>
    new EventParts(
      ctx,
      { wrappingSecret: "a secret of the Worker", seatMessagesPerSecond: 10, botCheck },
      { ...outside.ports, ...ports },
      async (at) => void outside.alarms.push(at.getTime()),
    );
  const event = {
    parts: make(),
    outside,
    sockets,
    sql: storage.sql,
    eventId,
    async settleBackground() {
      while (background.length > 0) await Promise.all(background.splice(0));
    },
    setNow: (at: number) => void clock.mockReturnValue(at),
    pass: (ms: number) => void clock.mockReturnValue(Date.now() + ms),
    restart() {
      background = [];
      event.parts = make();
    },
  };
  try {
    if (setup) {
      const configured = await event.parts.sale.configure(aSetup(eventId, setup), "approved");
      if (!configured.ok) throw new Error(configured.reason);
      await event.settleBackground();
    }
    await run(event);
  } finally {
    clock.mockRestore();
  }
}

/** The parts of a sale's state that a restart must load unchanged. */
export function lasting(state: EventState) {
  const { seats, status, pools, capacity } = state.inventory;
  const places = { seats, status, pools, capacity };
  const placesOfBuyer = new Map([...state.placesOfBuyer].filter(([, count]) => count > 0));
  return { ...state, nextEndAt: findNextEnd(state), placesOfBuyer, inventory: places };
}

/** The state that a restart would load from the rows. */
export function storedState(sql: SqlStorage): EventState {
  const store = new SaleStore(() => {});
  store.load(sql);
  return store.state;
}

export const aHold = (seats: readonly number[], holdId: string = crypto.randomUUID()) => ({
  holdId,
  seats: [...seats],
  pools: [],
});
