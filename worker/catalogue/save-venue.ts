import { and, eq } from "drizzle-orm";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { listPlanProblems } from "#domain/seating/numbering";
import { SeatingPlan } from "#domain/seating/plan";
import { venue } from "../db/schema";
import { recordAudit } from "../notices/audit";
import type { CatalogueContext } from "./catalogue-context";
import type { CatalogueService } from "./catalogue-service";
import type { VenueRow } from "./event-setup";
import { checkEvents, publishVenue, refreshColumns, reviseWaiting } from "./venue-events";
import type { VenueDraft, VenueRefusal } from "./venue-service";
import { listVenueUses } from "./venues";

type Saved = Outcome<{ changedEvents: number }, VenueRefusal>;

/** Creating and changing venues. */
export function makeVenueSaving(context: CatalogueContext) {
  return {
    async saveVenue(organizationId, venueId, draft) {
      const problems = listPlanProblems(draft.plan);
      if (problems.length > 0)
        return refuse("plan_problems", { problems: problems.map((each) => JSON.stringify(each)) });
      const [row] = await context.db.select().from(venue).where(eq(venue.id, venueId));
      if (!row) return insertVenue(context, organizationId, venueId, draft);
      if (row.organizationId !== organizationId) return refuse("not_found");
      if (draft.seenAt === null || row.updatedAt !== draft.seenAt) return refuse("changed_since");
      return updateVenue(context, row, draft);
    },
  } satisfies Partial<CatalogueService>;
}

async function insertVenue(
  { db, now }: CatalogueContext,
  organizationId: string,
  venueId: string,
  draft: VenueDraft,
): Promise<Saved> {
  const at = now();
  const { seenAt: _, ...columns } = draft;
  await db
    .insert(venue)
    .values({ id: venueId, organizationId, ...columns, createdAt: at, updatedAt: at })
    .onConflictDoNothing();
  return accept({ changedEvents: 0 });
}

/**
 * Changes the venue and the published events at it. Refuses a plan that takes a place which is held or sold, or moves
 * a price, and another time zone while an event is on sale: its editor would move the start by the difference.
 */
async function updateVenue(context: CatalogueContext, row: VenueRow, draft: VenueDraft): Promise<Saved> {
  const { db, env } = context;
  const at = context.now();
  const { seenAt: _, ...columns } = draft;
  const planChanged = JSON.stringify(row.plan) !== JSON.stringify(draft.plan);
  const zoneChanged = row.timeZone !== draft.timeZone;
  const affectsEvents = planChanged || zoneChanged || row.name !== draft.name || row.area !== draft.area;
  const uses = affectsEvents ? await listVenueUses(context, row.id) : [];
  if (zoneChanged && uses[0]) return refuse("time_zone_in_use", { event: uses[0].title });
  if (planChanged) {
    const checked = await checkEvents(context, SeatingPlan.parse(row.plan), draft.plan, uses);
    if (!checked.ok) return checked;
  }
  const saved = await db
    .update(venue)
    .set({ ...columns, updatedAt: Math.max(at, row.updatedAt + 1) })
    .where(and(eq(venue.id, row.id), eq(venue.updatedAt, row.updatedAt)))
    .returning({ id: venue.id });
  if (saved.length === 0) return refuse("changed_since");
  if (planChanged) await refreshColumns(db, row.id, draft.plan);
  const published = await publishVenue(context, row, uses);
  if (!published.ok) return published;
  if (planChanged) await reviseWaiting(context, row.id);
  await recordAudit(env.DB, {
    actorId: context.actorId,
    action: "venue.changed",
    subject: `venue:${row.id}`,
    organizationId: row.organizationId,
    facts: { name: draft.name, planChanged, events: uses.length },
  });
  return accept({ changedEvents: uses.length });
}
