import { eq } from "drizzle-orm";
import type { Effect } from "#domain/sale/effect";
import { database } from "../db/database";
import { event } from "../db/schema";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { sendMail } from "./send-mail";
import { notify } from "../notices/notifications";
import { listOrganizers } from "../notices/organizers";

/** Notifies an event's organizers, once per effect and person, and reports the result to the event's object. */
export async function performNotice(effect: Extract<Effect, { kind: "notice" }>, env: Env): Promise<void> {
  const object = await eventObject(env, effect.eventId);
  try {
    await notifyOrganizers(effect, env);
  } catch (problem) {
    await object.recordEffectFailed(effect.key, problem instanceof Error ? problem.message : String(problem));
    return;
  }
  await object.recordEffectDone(effect.key);
}

async function notifyOrganizers(effect: Extract<Effect, { kind: "notice" }>, env: Env): Promise<void> {
  const [show] = await database(env)
    .select({ title: event.title, organizationId: event.organizationId })
    .from(event)
    .where(eq(event.id, effect.eventId));
  if (!show) throw new Error("the event does not exist");
  const people = await listOrganizers(env.DB, show.organizationId);
  const page = effect.notice === "incident" ? "day-of" : "bookings";
  const href = `/organizations/${people[0]?.slug}/events/${effect.eventId}/${page}`;
  const ids = people.map(({ id }) => id);
  await notify(env.DB, ids, effect.notice, { title: show.title }, href, effect.key);
  if (effect.notice === "incident") return;
  for (const { id, email, locale } of people)
    await sendMail(env, {
      key: `${effect.key}:${id}`,
      to: email,
      locale,
      template: "refund_failed",
      facts: { title: show.title, url: env.PUBLIC_URL + href },
    });
}
