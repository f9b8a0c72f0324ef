import { eq } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import { LONGEST_PAUSE_REASON, type SalePause } from "#domain/sale/sale-pause";
import { event } from "../db/schema";
import { sender, sendMail } from "../mail/send-mail";
import { recordAudit } from "../notices/audit";
import { notify } from "../notices/notifications";
import { listOrganizers } from "../notices/organizers";
import { eventObject } from "../platform/event-object";
import type { CatalogueContext } from "./catalogue-context";
import type { EventRow } from "./event-setup";
import { logFailure } from "./review-notices";
import type { ReviewService } from "./review-service";

/**
 * An admin's stop of a live event's sale. The event's object decides; D1 holds the audit record and the projection that
 * lists and pages show. A repeated call completes what a crash left out, without a second notice.
 */
export function makeSalePause(context: CatalogueContext) {
  const { db, env, now } = context;

  async function change(row: EventRow, wanted: SalePause | null) {
    const object = await eventObject(env, row.id);
    const before = row.salePause;
    const changed = await object.pauseSale(wanted);
    if (!changed.ok) return refuse("not_live");
    const pause = (await object.readSetup())?.salePause ?? null;
    // The time of the pause identifies it, also when it is resumed.
    const pausedAt = pause?.at ?? before?.at;
    if (!changed.value.changed && pause?.at === before?.at) return accept(true as const);
    const facts: Readonly<Record<string, string>> = pause
      ? { title: row.title, reason: pause.reason }
      : { title: row.title };
    if (changed.value.changed)
      await recordAudit(env.DB, {
        actorId: context.actorId,
        action: pause ? "event.sale_paused" : "event.sale_resumed",
        subject: `event:${row.id}`,
        organizationId: row.organizationId,
        facts,
      });
    await notifyOrganizers(
      row,
      pause,
      `${pause ? "sale_paused" : "sale_resumed"}:${row.id}:${pausedAt ?? now()}`,
    );
    await db.update(event).set({ salePause: pause }).where(eq(event.id, row.id));
    return accept(true as const);
  }

  /** In the app and by mail; a failed mail is logged only. */
  async function notifyOrganizers(row: EventRow, pause: SalePause | null, key: string) {
    const people = await listOrganizers(env.DB, row.organizationId);
    const kind = pause ? "event_sale_paused" : "event_sale_resumed";
    const facts = { title: row.title, reason: pause?.reason ?? "" };
    const href = `/organizations/${people[0]?.slug}/events/${row.id}`;
    const ids = people.map(({ id }) => id);
    await notify(env.DB, ids, kind, facts, href, key);
    const mailFacts = { ...facts, answerTo: sender(env.MAIL_FROM).email, url: env.PUBLIC_URL + href };
    for (const { id, email, locale } of people)
      context.waitUntil(
        logFailure(() =>
          sendMail(env, { key: `${key}:${id}`, to: email, locale, template: kind, facts: mailFacts }),
        ),
      );
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
