import { and, eq, ne } from "drizzle-orm";
import { listLostSections } from "#domain/catalogue/venue-summary";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { listTakenAway } from "#domain/sale/plan-change";
import { listPlanProblems } from "#domain/seating/numbering";
import { SeatingPlan } from "#domain/seating/plan";
import { seatLabel } from "#domain/seating/seat-label";
import { event, venue } from "../db/schema";
import { recordAudit } from "../notices/audit";
import { eventObject } from "../platform/event-object";
import type { CatalogueContext } from "./catalogue-context";
import type { CatalogueService } from "./catalogue-service";
import { eventColumns } from "./event-columns";
import { findTicketTypes, writeEvent } from "./event-content";
import { type VenueRow, publishToObject } from "./event-setup";
import type { VenueDetails, VenueDraft, VenueRefusal } from "./venue-service";
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

/** Changes the venue and the published events at it. Refuses a plan without a seat that is held or sold. */
async function updateVenue(context: CatalogueContext, row: VenueRow, draft: VenueDraft): Promise<Saved> {
  const { db, env } = context;
  const at = context.now();
  const { seenAt: _, ...columns } = draft;
  const planChanged = JSON.stringify(row.plan) !== JSON.stringify(draft.plan);
  const affectsEvents = planChanged || row.name !== draft.name || row.area !== draft.area;
  const uses = affectsEvents ? await listVenueUses(context, row.id) : [];
  if (planChanged) {
    const checked = await checkSoldSeats(context, SeatingPlan.parse(row.plan), draft.plan, uses);
    if (!checked.ok) return checked;
  }
  const saved = await db
    .update(venue)
    .set({ ...columns, updatedAt: Math.max(at, row.updatedAt + 1) })
    .where(and(eq(venue.id, row.id), eq(venue.updatedAt, row.updatedAt)))
    .returning({ id: venue.id });
  if (saved.length === 0) return refuse("changed_since");
  if (planChanged) await refreshColumns(context, row.id, draft.plan);
  for (const use of uses) {
    const [current] = await db.select().from(event).where(eq(event.id, use.id));
    if (!current) continue;
    await writeEvent(db, use.id, current.revision, { updatedAt: at });
    await publishToObject(env, use.id);
  }
  await recordAudit(env.DB, {
    actorId: context.actorId,
    action: "venue.changed",
    subject: `venue:${row.id}`,
    organizationId: row.organizationId,
    facts: { name: draft.name, planChanged, events: uses.length },
  });
  return accept({ changedEvents: uses.length });
}

/** Refuses `seats_sold` for the first event that would lose a seat that is held or sold, or a section on sale. */
async function checkSoldSeats(
  { db, env }: CatalogueContext,
  before: SeatingPlan,
  after: SeatingPlan,
  uses: VenueDetails["usedBy"],
): Promise<Outcome<true, "seats_sold">> {
  for (const use of uses) {
    const snapshot = await (await eventObject(env, use.id)).readSnapshot();
    const taken = listTakenAway(before, snapshot.seats, after);
    const sections = listLostSections(await findTicketTypes(db, use.id), after);
    if (taken.length > 0 || sections.length > 0)
      return refuse("seats_sold", {
        event: use.title,
        seats: taken.slice(0, 8).map((seat) => `${seat.sectionName}, ${seatLabel(seat)}`),
        count: taken.length,
        sections,
      });
  }
  return accept(true);
}

/** Updates the columns that derive from the plan: prices and accessibility. */
async function refreshColumns({ db }: CatalogueContext, venueId: string, plan: SeatingPlan): Promise<void> {
  const rows = await db
    .select()
    .from(event)
    .where(and(eq(event.venueId, venueId), ne(event.state, "completed"), ne(event.state, "cancelled")));
  for (const row of rows) {
    const ticketTypes = await findTicketTypes(db, row.id);
    await db
      .update(event)
      .set(eventColumns({ ...row, plan, ticketTypes }))
      .where(eq(event.id, row.id));
  }
}
