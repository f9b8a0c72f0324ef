import { getAgentByName } from "agents";
import type { EventAgent } from "#durable/event-agent";
import type { Env } from "./env";

/** The one object that serializes an event's inventory. Its methods are durable/event-rpc's. */
export function eventObject(
  env: Pick<Env, "EVENT">,
  eventId: string,
): Promise<DurableObjectStub<EventAgent>> {
  return getAgentByName(env.EVENT, eventId);
}
