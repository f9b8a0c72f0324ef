import { eq } from "drizzle-orm";
import type { EventSetup } from "#domain/sale/event-setup";
import { device } from "../db/schema";
import { eventObject } from "../platform/event-object";
import { recordAudit } from "../notices/audit";
import type { Catalogue } from "./catalogue";
import type { Desk } from "./access";
import { findOwnRow } from "./find-event";
import { FIRST_ENTRY } from "#domain/sale/event-entry";

/** One click asks for so many at most; what is left stays on the page. */
const MOST_RETRIED = 50;

/** The day itself: the object's numbers, with the names only D1 knows. */
export function makeEventDay(desk: Desk) {
  return {
    async findDayOf(organizationId, eventId) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row || row.publishedAt === null || row.startsAt === null) return null;
      const [dayOf, devices] = await Promise.all([
        eventObject(desk.env, eventId).then((object) => object.readDayOf()),
        desk.db.select().from(device).where(eq(device.eventId, eventId)),
      ]);
      const entry = row.entry as Pick<EventSetup, "gates">;
      const gates = entry.gates.length > 0 ? entry.gates : FIRST_ENTRY.gates;
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
      };
    },

    async retryEffects(organizationId, eventId, keys) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row || row.publishedAt === null) return null;
      const object = await eventObject(desk.env, eventId);
      const revived: string[] = [];
      for (const key of keys.slice(0, MOST_RETRIED)) if (await object.retryEffect(key)) revived.push(key);
      if (revived.length > 0)
        await recordAudit(desk.env.DB, {
          actorId: desk.actorId,
          action: "effect.retried",
          subject: `event:${eventId}`,
          organizationId,
          facts: { title: row.title, keys: revived },
        });
      return revived.length;
    },
  } satisfies Partial<Catalogue>;
}
