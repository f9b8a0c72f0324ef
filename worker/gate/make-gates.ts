import { and, asc, eq } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import type { DeviceStatus } from "#durable/event-rpc";
import { type CatalogueContext, catalogueContext } from "../catalogue/catalogue-context";
import { readEntry, saveEntry } from "../catalogue/save-entry";
import { findTicketTypes } from "../catalogue/event-content";
import { findOwnRow } from "../catalogue/find-event";
import { device, pairing, user } from "../db/schema";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import { recordAudit } from "../notices/audit";
import type { GateService } from "./gates";
import { makeKeys } from "./make-signing-keys";
import { checkTicket } from "./ticket-check";
import { listLeads, setOverridePerson } from "./override-grants";
import { credentialOf } from "./device-credential";
import { type DeviceRow, openPairing } from "./pairings";
import { logError } from "../platform/log";

export function makeGates(deps: Deps): GateService {
  const desk = catalogueContext(deps);
  const { db, now } = desk;

  return {
    async findGates(organizationId, eventId) {
      const row = await findOwnRow(desk, organizationId, eventId);
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
        row.publishedAt === null ? [] : readStatuses(desk, eventId),
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

    async createPairing(organizationId, eventId, gateId) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row) return refuse("not_found");
      if (row.state !== "published") return refuse("not_on_sale");
      if (!readEntry(row).gates.some(({ id }) => id === gateId)) return refuse("gate_unknown");
      const about = { eventId, gateId, createdBy: desk.actorId };
      const { code, pairingId, expiresAt } = await openPairing(db, about, now());
      const url = new URL("/scan/pair", deps.request.url);
      url.hash = code;
      return accept({ pairingId, url: url.href, gateId, expiresAt });
    },

    async findPairing(organizationId, eventId, pairingId) {
      if (!(await findOwnRow(desk, organizationId, eventId))) return null;
      const [found] = await db
        .select({ pairing, device })
        .from(pairing)
        .leftJoin(device, eq(device.id, pairing.deviceId))
        .where(and(eq(pairing.codeHash, pairingId), eq(pairing.eventId, eventId)));
      if (!found) return null;
      const { gateId, expiresAt } = found.pairing;
      const state = found.device ? "paired" : expiresAt <= now() ? "expired" : "waiting";
      const paired = found.device && { deviceId: found.device.id, name: found.device.name };
      return { state, gateId, expiresAt, device: paired };
    },

    checkTicket: (organizationId, eventId, request) => checkTicket(deps, organizationId, eventId, request),

    async revokeDevice(organizationId, eventId, deviceId) {
      const row = await findOwnDevice(desk, organizationId, eventId, deviceId);
      if (!row) return refuse("not_found");
      if (row.revokedAt !== null) return accept(true);
      const revokedAt = now();
      await db.update(device).set({ revokedAt }).where(eq(device.id, deviceId));
      await projectRevocation(desk, { ...row, revokedAt });
      await recordAudit(desk.env.DB, {
        actorId: desk.actorId,
        action: "device.revoked",
        subject: `device:${deviceId}`,
        organizationId,
        facts: { name: row.name, eventId },
      });
      return accept(true);
    },

    async renameDevice(organizationId, eventId, deviceId, name) {
      const words = name.trim().slice(0, 60);
      if (words === "") return refuse("name_missing");
      if (!(await findOwnDevice(desk, organizationId, eventId, deviceId))) return refuse("not_found");
      await db.update(device).set({ name: words }).where(eq(device.id, deviceId));
      return accept(true);
    },

    async setOverridePerson(organizationId, eventId, deviceId, personId) {
      const row = await findOwnDevice(desk, organizationId, eventId, deviceId);
      if (!row) return refuse("not_found");
      const before = overridePersonOf(row)?.personId ?? null;
      const set = await setOverridePerson(db, row, organizationId, personId, now());
      if (!set.ok) return set;
      if (before !== personId)
        await recordAudit(desk.env.DB, {
          actorId: desk.actorId,
          action: personId === null ? "device.override_withdrawn" : "device.override_granted",
          subject: `device:${deviceId}`,
          organizationId,
          facts: { name: row.name, person: set.value.name, eventId },
        });
      return accept(true);
    },

    ...makeKeys(desk),

    async saveEntry(organizationId, eventId, entry, seenRevision) {
      const devices = await db.select().from(device).where(eq(device.eventId, eventId));
      const usedGateIds = devices.map(({ gateId }) => gateId);
      return saveEntry(desk, organizationId, eventId, entry, seenRevision, usedGateIds);
    },
  };
}

function overridePersonOf({ overridePersonId, overridePersonName, overrideUntil }: DeviceRow) {
  if (overridePersonId === null || overrideUntil !== null) return null;
  return { personId: overridePersonId, name: overridePersonName ?? "" };
}

async function findOwnDevice(
  desk: CatalogueContext,
  organizationId: string,
  eventId: string,
  deviceId: string,
) {
  if (!(await findOwnRow(desk, organizationId, eventId))) return null;
  const [row] = await desk.db
    .select()
    .from(device)
    .where(and(eq(device.id, deviceId), eq(device.eventId, eventId)));
  return row ?? null;
}

/** The object has the revocation also while D1 is unreachable. If this fails, the device's next request records it. */
async function projectRevocation({ env }: CatalogueContext, row: DeviceRow): Promise<void> {
  try {
    await (await eventObject(env, row.eventId)).recordDevice(credentialOf(row));
  } catch (problem) {
    logError("revocation not projected", { deviceId: row.id }, problem);
  }
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
