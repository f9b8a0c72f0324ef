import { venue } from "./schema";
import type { Database } from "./database";

/**
 * The place of an organization's online events: a venue row without name, city and plan that no list of venues shows. With
 * it every query of public lists joins venues alike, in the order its index needs.
 */

const PREFIX = "online:";

export function onlinePlaceId(organizationId: string): string {
  return PREFIX + organizationId;
}

export function isOnlinePlace(venueId: string | null): boolean {
  return venueId?.startsWith(PREFIX) === true;
}

/** Creates the row unless it exists. Returns its id. */
export async function ensureOnlinePlace(db: Database, organizationId: string, at: number): Promise<string> {
  const id = onlinePlaceId(organizationId);
  await db
    .insert(venue)
    .values({
      id,
      organizationId,
      name: "",
      address: "",
      area: "",
      city: "",
      timeZone: "UTC",
      plan: {},
      createdAt: at,
      updatedAt: at,
      archivedAt: at,
    })
    .onConflictDoNothing();
  return id;
}
