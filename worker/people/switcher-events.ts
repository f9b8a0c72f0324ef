import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { event } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import type { Organizations } from "./organizations";

const SWITCHER_EVENTS = 40;
/** Events that started within this time still sort before later ones: their gates and refunds need work today. */
const RECENT_MS = 36 * 3_600_000;

/** Events in the console's switcher. */
export function makeSwitcherEvents({ env, now }: Deps) {
  const orm = drizzle(env.DB);

  return {
    async listSwitcherEvents(organizationId) {
      const since = now() - RECENT_MS;
      return orm
        .select({
          id: event.id,
          title: event.title,
          startsAt: event.startsAt,
          timeZone: event.timeZone,
          state: event.state,
        })
        .from(event)
        .where(eq(event.organizationId, organizationId))
        .orderBy(
          sql`case when ${event.startsAt} >= ${since} then 0 when ${event.startsAt} is null then 1 else 2 end`,
          sql`abs(coalesce(${event.startsAt}, 0) - ${since})`,
        )
        .limit(SWITCHER_EVENTS);
    },
  } satisfies Partial<Organizations>;
}
