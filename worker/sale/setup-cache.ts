import type { EventSetup } from "#domain/sale/event-setup";
import { eventObject } from "../platform/event-object";
import type { Env } from "../platform/env";
import { LastKnown } from "../platform/last-known";

const FRESH_MS = 5_000;
/** A setup with its plan is up to 1 MB. */
const AT_MOST = 30;

const lastKnown = new WeakMap<Env["EVENT"], LastKnown<EventSetup>>();

/** The setup from the isolate's cache, else from the event's object. For names and prices; the object decides. */
export async function readSetup(
  env: Pick<Env, "EVENT">,
  eventId: string,
  now: number,
): Promise<EventSetup | null> {
  const setups = lastKnown.get(env.EVENT) ?? new LastKnown<EventSetup>({ freshMs: FRESH_MS, most: AT_MOST });
  lastKnown.set(env.EVENT, setups);
  const known = await setups.read(eventId, now, async () => (await eventObject(env, eventId)).readSetup());
  return known?.value ?? null;
}
