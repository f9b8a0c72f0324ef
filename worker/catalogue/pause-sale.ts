import { eq } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import { LONGEST_PAUSE_REASON, type SalePause } from "#domain/sale/sale-pause";
import { event } from "../db/schema";
import { recordAudit } from "../notices/audit";
import { notify } from "../notices/notifications";
import { listOrganizers } from "../notices/organizers";
import { eventObject } from "../platform/event-object";
import type { CatalogueContext } from "./catalogue-context";
import type { EventRow } from "./event-setup";
import type { ReviewService } from "./review-service";

/** An admin's stop of a live event's sale. The event's object holds the pause; D1 holds the audit record. */
export function makeSalePause(context: CatalogueContext) {
  const { db, env, now } = context;

  async function change(row: EventRow, pause: SalePause | null) {
    const changed = await (await eventObject(env, row.id)).pauseSale(pause);
    if (!changed.ok) return refuse("not_live");
    if (!changed.value.changed) return accept(true as const);
    const facts: Readonly<Record<string, string>> = pause
      ? { title: row.title, reason: pause.reason }
      : { title: row.title };
    await recordAudit(env.DB, {
      actorId: context.actorId,
      action: pause ? "event.sale_paused" : "event.sale_resumed",
      subject: `event:${row.id}`,
      organizationId: row.organizationId,
      facts,
    });
    const people = await listOrganizers(env.DB, row.organizationId);
    if (people.length > 0)
      await notify(
        env.DB,
        people.map(({ id }) => id),
        pause ? "event_sale_paused" : "event_sale_resumed",
        facts,
        `/organizations/${people[0]!.slug}/events/${row.id}/day-of`,
      );
    return accept(true as const);
  }

  return {
    async pauseSale(eventId, givenReason) {
      const reason = givenReason.trim().slice(0, LONGEST_PAUSE_REASON);
      const [row] = await db.select().from(event).where(eq(event.id, eventId));
      if (!row) return refuse("not_found");
      if (reason === "") return refuse("reason_missing");
      return row.publishedAt === null ? refuse("not_live") : change(row, { at: now(), reason });
    },

    async resumeSale(eventId) {
      const [row] = await db.select().from(event).where(eq(event.id, eventId));
      if (!row) return refuse("not_found");
      return row.publishedAt === null ? refuse("not_live") : change(row, null);
    },

    async findSalePause(eventId) {
      const [row] = await db.select({ state: event.state }).from(event).where(eq(event.id, eventId));
      if (row?.state !== "published") return { isLive: false, pause: null };
      const setup = await (await eventObject(env, eventId)).readSetup();
      return { isLive: true, pause: setup?.salePause ?? null };
    },
  } satisfies Partial<ReviewService>;
}
