import { asc, eq } from "drizzle-orm";
import type { DeviceStatus } from "#durable/event-rpc";
import { type CatalogueContext, catalogueContext } from "../catalogue/catalogue-context";
import { readEntry, saveEntry } from "../catalogue/save-entry";
import { findTicketTypes } from "../catalogue/event-content";
import { findOwnRow } from "../catalogue/find-event";
import { device, user } from "../db/schema";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import type { GateService } from "./gates";
import { makeKeys } from "./make-signing-keys";
import { checkTicket } from "./ticket-check";
import { makeDevices, overridePersonOf } from "./make-devices";
import { makePairings } from "./make-pairings";
import { listLeads } from "./override-grants";
import { logError } from "../platform/log";

export function makeGates(deps: Deps): GateService {
  const context = catalogueContext(deps);
  const { db } = context;

  return {
    async findGates(organizationId, eventId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return null;
      const [ticketTypes, leads, devices, statuses] = await Promise.all([
        findTicketTypes(db, eventId),
        listLeads(db, organizationId),
        db
          .select({ device, pairedByName: user.name })
          .from(device)
          .leftJoin(user, eq(user.id, device.pairedBy))
          .where(eq(device.eventId, eventId))
          .orderBy(asc(device.name)),
        row.publishedAt === null ? [] : readStatuses(context, eventId),
      ]);
      return {
        event: {
          id: row.id,
          title: row.title,
          timeZone: row.timeZone,
          startsAt: row.startsAt,
          doorsAt: row.doorsAt ?? row.startsAt,
          state: row.state,
          isOnline: row.mode === "online",
          revision: row.revision,
        },
        ...readEntry(row),
        ticketTypes: ticketTypes.map(({ id, name }) => ({ id, name })),
        leads,
        devices: devices
          .map(({ device: each, pairedByName }) => ({
            deviceId: each.id,
            name: each.name,
            gateId: each.gateId,
            pairedAt: each.pairedAt,
            pairedByName,
            revokedAt: each.revokedAt,
            overridePerson: overridePersonOf(each),
            status: statuses.find(({ deviceId }) => deviceId === each.id) ?? null,
          }))
          .toSorted((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null)),
      };
    },

    ...makePairings(deps),
    ...makeDevices(context),
    checkTicket: (organizationId, eventId, request) => checkTicket(deps, organizationId, eventId, request),

    ...makeKeys(context),

    async saveEntry(organizationId, eventId, entry, seenRevision) {
      const devices = await db.select().from(device).where(eq(device.eventId, eventId));
      const usedGateIds = devices.map(({ gateId }) => gateId);
      return saveEntry(context, organizationId, eventId, entry, seenRevision, usedGateIds);
    },
  };
}

/** Returns no statuses when the event's object is unavailable, so that the page still lists the devices. */
async function readStatuses({ env }: CatalogueContext, eventId: string): Promise<readonly DeviceStatus[]> {
  try {
    return (await (await eventObject(env, eventId)).readDayOf()).devices;
  } catch (problem) {
    logError("device status not read", { eventId }, problem);
    return [];
  }
}
