import type { Effect } from "#domain/sale/effect";
import type { SocketName } from "#domain/people/socket-access";
import type { Projection } from "#domain/sale/saga/projection";

/** What the object reaches outside itself; wired in worker/event-agent.ts. Null when the binding is absent (bench). */
export interface EventPorts {
  /** Sends effects to the queue, all or nothing. */
  readonly sendEffects: ((effects: readonly Effect[]) => Promise<void>) | null;
  /** Upserts read model rows, in one transaction; a row of a lower `seq` is ignored. */
  readonly writeProjections: ((projections: readonly Projection[]) => Promise<void>) | null;
  /** The sockets of this event that each live session may hold; a session that ended is absent. */
  readonly readSocketRights:
    ((sessionIds: readonly string[]) => Promise<ReadonlyMap<string, readonly SocketName[]>>) | null;
}

/** The variables and secrets that the object reads itself, parsed by worker/platform/env.ts. */
export interface EventSettings {
  /** Wraps the event's private signing keys. */
  readonly wrappingSecret: string;
  /** Messages per second of one seat map connection. */
  readonly seatMessagesPerSecond: number;
  /** Holds need a bot check while the network or the event is busy. */
  readonly botCheck: boolean;
}
