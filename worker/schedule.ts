import { completePastEvents } from "./catalogue/end-event";
import type { Env } from "./env";

export async function handleSchedule(controller: ScheduledController, env: Env): Promise<void> {
  await completePastEvents(env, controller.scheduledTime);
}
