import type { EventRpc } from "#durable/event-rpc";
import type { Env } from "./env";

/** The object's methods, and the door for sockets. */
export type EventObject = EventRpc & Pick<Fetcher, "fetch">;

/**
 * The one object that serializes an event's inventory. The stub's generated type repeats the whole class and is too
 * deep for the compiler; what crosses is exactly durable/event-rpc, so the cast is made here and nowhere else.
 */
export async function eventObject(env: Pick<Env, "EVENT">, eventId: string): Promise<EventObject> {
  return env.EVENT.get(env.EVENT.idFromName(eventId)) as unknown as EventObject;
}
