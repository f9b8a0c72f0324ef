import { eq } from "drizzle-orm";
import type { EventSetup } from "#domain/event-setup";
import { device } from "../db/schema";
import { eventObject } from "../event-object";
import type { Catalogue } from "./catalogue";
import type { Desk } from "./desk";
import { findOwnRow } from "./find-event";
import { FIRST_ENTRY } from "./setup";

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
  } satisfies Partial<Catalogue>;
}
