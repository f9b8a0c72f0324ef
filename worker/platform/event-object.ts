import type { EventRpc } from "#durable/event-rpc";
import type { Env } from "./env";

/** The object's RPC methods, and fetch for sockets. */
export type EventObject = EventRpc & Pick<Fetcher, "fetch">;

/**
 * The Durable Object that serializes an event's inventory. The generated stub type is too deep for the compiler, so the
 * cast to durable/event-rpc is made here only.
 */
export async function eventObject(env: Pick<Env, "EVENT">, eventId: string): Promise<EventObject> {
  return env.EVENT.get(env.EVENT.idFromName(eventId)) as unknown as EventObject;
}
