import { completePastEvents } from "./catalogue/end-event";
import { database } from "./db/database";
import type { Env } from "./platform/env";
import { forgetPairings } from "./gate/pairings";
import { askForRatings } from "./ratings/rating-requests";
import { forgetOld, isTimeToForget } from "./retention";
import { nudgeOverdue } from "./payments/overdue";
import { tendMeanings } from "./search/embeddings";

export async function handleSchedule(controller: ScheduledController, env: Env): Promise<void> {
  await completePastEvents(env, controller.scheduledTime);
  await forgetPairings(database(env), controller.scheduledTime);
  await nudgeOverdue(env, controller.scheduledTime);
  await tendMeanings(env, controller.scheduledTime);
  await askForRatings(env, controller.scheduledTime);
  if (isTimeToForget(controller.scheduledTime)) await forgetOld(env, controller.scheduledTime);
}
