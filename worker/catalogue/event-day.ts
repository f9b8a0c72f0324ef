import { eq } from "drizzle-orm";
import { device } from "../db/schema";
import { eventObject } from "../platform/event-object";
import { recordAudit } from "../notices/audit";
import type { CatalogueService } from "./catalogue-service";
import type { CatalogueContext } from "./catalogue-context";
import { readEntry } from "./save-entry";
import { findTicketTypes } from "./event-content";
import { findOwnRow } from "./find-event";

/** Effects per call. */
const MOST_RETRIED = 50;
/** Characters of a look-up. */
const MOST_TEXT = 100;

/** The day-of page: the object's counts with the names from D1. */
export function makeEventDay(context: CatalogueContext) {
  return {
    async findDayOf(organizationId, eventId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row || row.publishedAt === null || row.startsAt === null) return null;
      const [dayOf, devices, ticketTypes] = await Promise.all([
        eventObject(context.env, eventId).then((object) => object.readDayOf()),
        context.db.select().from(device).where(eq(device.eventId, eventId)),
        findTicketTypes(context.db, eventId),
      ]);
      const { gates } = readEntry(row);
      return {
        event: {
          id: row.id,
          title: row.title,
          timeZone: row.timeZone,
          cancelled: row.state === "cancelled",
          startsAt: row.startsAt,
          doorsAt: row.doorsAt ?? row.startsAt,
          endsAt: row.endsAt ?? row.startsAt,
        },
        dayOf,
        devices: Object.fromEntries(
          devices.map(({ id, name, gateId, revokedAt }) => [
            id,
            { name, gateId, revoked: revokedAt !== null },
          ]),
        ),
        gates: Object.fromEntries(gates.map(({ id, name }) => [id, name])),
        ticketTypes: Object.fromEntries(ticketTypes.map(({ code, name }) => [code, name])),
      };
    },

    async lookUpTickets(organizationId, eventId, text) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row || row.publishedAt === null) return null;
      return (await eventObject(context.env, eventId)).lookUpTickets(text.slice(0, MOST_TEXT));
    },

    async retryEffects(organizationId, eventId, keys) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row || row.publishedAt === null) return null;
      const object = await eventObject(context.env, eventId);
      const revived: string[] = [];
      for (const key of keys.slice(0, MOST_RETRIED)) if (await object.retryEffect(key)) revived.push(key);
      if (revived.length > 0)
        await recordAudit(context.env.DB, {
          actorId: context.actorId,
          action: "effect.retried",
          subject: `event:${eventId}`,
          organizationId,
          facts: { title: row.title, keys: revived },
        });
      return revived.length;
    },
  } satisfies Partial<CatalogueService>;
}
