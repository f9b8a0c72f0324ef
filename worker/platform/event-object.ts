import type { EventRpc } from "#durable/event-rpc";
import type { Env } from "./env";
import { logWarning } from "./log";
import { objectSeconds } from "./metrics";
import { systemClock } from "./clock";

/** The object's RPC methods, and fetch for sockets. */
export type EventObject = EventRpc & Pick<Fetcher, "fetch">;

/**
 * The Durable Object that serializes an event's inventory. The generated stub type is too deep for the compiler, so the
 * cast to durable/event-rpc is made here only.
 */
export async function eventObject(env: Pick<Env, "EVENT">, eventId: string): Promise<EventObject> {
  return measured(env.EVENT.get(env.EVENT.idFromName(eventId)) as unknown as EventObject, eventId);
}

/** Counts each call with its duration, and logs a failed one with the caller's request id. */
function measured(object: EventObject, eventId: string): EventObject {
  return new Proxy(object, {
    get(target, name) {
      // A promise that resolves to the object reads `then`, which an RPC stub would send as a call.
      if (typeof name !== "string" || name === "then") return undefined;
      return async (...args: unknown[]): Promise<unknown> => {
        const startedAt = systemClock();
        let outcome = "ok";
        try {
          return await (target as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!(...args);
        } catch (problem) {
          outcome = "error";
          logWarning("object call failed", { eventId, method: name }, problem);
          throw problem;
        } finally {
          objectSeconds.observe([name, outcome], (systemClock() - startedAt) / 1000);
        }
      };
    },
  });
}
