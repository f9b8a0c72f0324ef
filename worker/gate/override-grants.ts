import { and, asc, eq } from "drizzle-orm";
import type { OverrideRight } from "#domain/gate/override-right";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { type Database, database } from "../db/database";
import { device, event, member, user } from "../db/schema";
import type { Env } from "../platform/env";
import type { DeviceRow } from "./pairings";

/** Names are recorded as the operator of a scan, at most 80 characters. */
const MOST_NAME = 80;

/** Members of an organization who can be given the right to override, by name. */
export async function listLeads(
  db: Database,
  organizationId: string,
): Promise<{ personId: string; name: string }[]> {
  return db
    .select({ personId: user.id, name: user.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.organizationId, organizationId))
    .orderBy(asc(user.name));
}

/**
 * Gives one member the right to override on a device, or withdraws it (`personId` null). A grant to another person
 * replaces it; overrides made before and sent later are then reported.
 */
export async function setOverridePerson(
  db: Database,
  row: DeviceRow,
  organizationId: string,
  personId: string | null,
  now: number,
): Promise<Outcome<{ name: string | null }, "person_unknown">> {
  if (personId === null) {
    if (row.overridePersonId !== null && row.overrideUntil === null) await endRight(db, row.id, now);
    return accept({ name: row.overridePersonName });
  }
  const lead = (await listLeads(db, organizationId)).find((each) => each.personId === personId);
  if (!lead) return refuse("person_unknown");
  const name = lead.name.slice(0, MOST_NAME);
  if (row.overridePersonId === personId && row.overrideUntil === null) return accept({ name });
  await db
    .update(device)
    .set({ overridePersonId: personId, overridePersonName: name, overrideFrom: now, overrideUntil: null })
    .where(eq(device.id, row.id));
  return accept({ name });
}

/** The right of a device's holder; it ends with the membership of that person. Null: never granted. */
export async function findOverrideRight(
  env: Pick<Env, "DB">,
  row: DeviceRow,
  now: number,
): Promise<OverrideRight | null> {
  const { overridePersonId: personId, overridePersonName: person, overrideFrom: from } = row;
  if (personId === null || person === null || from === null) return null;
  if (row.overrideUntil !== null) return { person, from, until: row.overrideUntil };
  const db = database(env);
  const [still] = await db
    .select({ id: member.id })
    .from(member)
    .innerJoin(event, eq(event.organizationId, member.organizationId))
    .where(and(eq(event.id, row.eventId), eq(member.userId, personId)));
  if (still) return { person, from, until: null };
  await endRight(db, row.id, now);
  return { person, from, until: now };
}

async function endRight(db: Database, deviceId: string, now: number): Promise<void> {
  await db.update(device).set({ overrideUntil: now }).where(eq(device.id, deviceId));
}
