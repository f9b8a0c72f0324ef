import { and, eq } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import type { CatalogueContext } from "../catalogue/catalogue-context";
import { findOwnRow } from "../catalogue/find-event";
import { device } from "../db/schema";
import { recordAudit } from "../notices/audit";
import { eventObject } from "../platform/event-object";
import { logError } from "../platform/log";
import { credentialOf } from "./device-credential";
import type { GateService } from "./gates";
import { setOverridePerson } from "./override-grants";
import type { DeviceRow } from "./pairings";

/** Changes of an event's paired phones. */
export function makeDevices(context: CatalogueContext) {
  const { db, now } = context;

  return {
    async revokeDevice(organizationId, eventId, deviceId) {
      const row = await findOwnDevice(context, organizationId, eventId, deviceId);
      if (!row) return refuse("not_found");
      if (row.revokedAt !== null) return accept(true);
      const revokedAt = now();
      await db.update(device).set({ revokedAt }).where(eq(device.id, deviceId));
      await projectRevocation(context, { ...row, revokedAt });
      await recordAudit(context.env.DB, {
        actorId: context.actorId,
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
      if (!(await findOwnDevice(context, organizationId, eventId, deviceId))) return refuse("not_found");
      await db.update(device).set({ name: words }).where(eq(device.id, deviceId));
      return accept(true);
    },

    async setOverridePerson(organizationId, eventId, deviceId, personId) {
      const row = await findOwnDevice(context, organizationId, eventId, deviceId);
      if (!row) return refuse("not_found");
      const before = overridePersonOf(row)?.personId ?? null;
      const set = await setOverridePerson(db, row, organizationId, personId, now());
      if (!set.ok) return set;
      if (before !== personId)
        await recordAudit(context.env.DB, {
          actorId: context.actorId,
          action: personId === null ? "device.override_withdrawn" : "device.override_granted",
          subject: `device:${deviceId}`,
          organizationId,
          facts: { name: row.name, person: set.value.name, eventId },
        });
      return accept(true);
    },
  } satisfies Partial<GateService>;
}

export function overridePersonOf({ overridePersonId, overridePersonName, overrideUntil }: DeviceRow) {
  if (overridePersonId === null || overrideUntil !== null) return null;
  return { personId: overridePersonId, name: overridePersonName ?? "" };
}

async function findOwnDevice(
  context: CatalogueContext,
  organizationId: string,
  eventId: string,
  deviceId: string,
) {
  if (!(await findOwnRow(context, organizationId, eventId))) return null;
  const [row] = await context.db
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
