import { completePastEvents } from "./catalogue/end-event";
import { database } from "./db/database";
import type { Env } from "./env";
import { forgetPairings } from "./gate-api/pairings";

export async function handleSchedule(controller: ScheduledController, env: Env): Promise<void> {
  await completePastEvents(env, controller.scheduledTime);
  await forgetPairings(database(env), controller.scheduledTime);
}
