import { seatLabel } from "#domain/seating/seat-label";
import { and, count, eq, gte, inArray, isNull, ne } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import { listTakenAway } from "#domain/sale/plan-change";
import { listPlanProblems } from "#domain/seating/numbering";
import { type PlannedSeat, SeatingPlan, listSeats } from "#domain/seating/plan";
import { availabilityCopy, event, ticketType, venue } from "../db/schema";
import { eventObject } from "../platform/event-object";
import { recordAudit } from "../notices/audit";
import type { Catalogue, VenueDetails, VenueDraft } from "./catalogue";
import type { Desk } from "./access";
import { findTicketTypes, writeEvent } from "./event-content";
import { eventColumns } from "./event-columns";
import { type VenueRow, publishToObject } from "./setup";

function isSellable({ kind }: PlannedSeat): boolean {
  return kind === "seat" || kind === "accessible";
}

/** Places of an organization, with their seating plans. */
export function makeVenues(desk: Desk) {
  const { db, now } = desk;

  return {
    async listVenues(organizationId) {
      const rows = await db
        .select()
        .from(venue)
        .where(and(eq(venue.organizationId, organizationId), isNull(venue.archivedAt)))
        .orderBy(venue.name);
      const upcoming = await db
        .select({ venueId: event.venueId, events: count() })
        .from(event)
        .where(
          and(
            eq(event.organizationId, organizationId),
            eq(event.state, "published"),
            gte(event.startsAt, now()),
          ),
        )
        .groupBy(event.venueId);
      return rows.map((row) => {
        const plan = SeatingPlan.safeParse(row.plan);
        const sections = plan.success ? plan.data.sections : [];
        return {
          id: row.id,
          name: row.name,
          area: row.area,
          city: row.city,
          timeZone: row.timeZone,
          seats: plan.success ? listSeats(plan.data).filter((seat) => !seat.blocked).length : 0,
          standing: sections.reduce(
            (sum, section) => sum + (section.kind === "standing" ? section.capacity : 0),
            0,
          ),
          sections: sections.map((section) => ({
            id: section.id,
            name: section.name,
            kind: section.kind,
            side: section.place.side,
            places:
              section.kind === "standing"
                ? section.capacity
                : section.rows.reduce((sum, each) => sum + each.seats.filter(isSellable).length, 0),
          })),
          upcomingEvents: upcoming.find(({ venueId }) => venueId === row.id)?.events ?? 0,
        };
      });
    },

    async findVenue(organizationId, venueId) {
      const row = await findRow(organizationId, venueId);
      if (!row) return null;
      return { ...row, plan: SeatingPlan.parse(row.plan), usedBy: await listUses(venueId) };
    },

    async saveVenue(organizationId, venueId, draft) {
      const problems = listPlanProblems(draft.plan);
      if (problems.length > 0)
        return refuse("plan_problems", { problems: problems.map((each) => JSON.stringify(each)) });
      const [anyone] = await db.select().from(venue).where(eq(venue.id, venueId));
      if (!anyone) return insert(organizationId, venueId, draft);
      if (anyone.organizationId !== organizationId) return refuse("not_found");
      if (draft.seenAt === null || anyone.updatedAt !== draft.seenAt) return refuse("changed_since");
      return update(anyone, draft);
    },

    async archiveVenue(organizationId, venueId) {
      const row = await findRow(organizationId, venueId);
      if (!row) return refuse("not_found");
      if ((await listUses(venueId)).length > 0) return refuse("in_use");
      await db.update(venue).set({ archivedAt: now() }).where(eq(venue.id, venueId));
      return accept(true);
    },
  } satisfies Partial<Catalogue>;

  async function findRow(organizationId: string, venueId: string): Promise<VenueRow | null> {
    const [row] = await db
      .select()
      .from(venue)
      .where(and(eq(venue.id, venueId), eq(venue.organizationId, organizationId), isNull(venue.archivedAt)));
    return row ?? null;
  }

  async function listUses(venueId: string): Promise<VenueDetails["usedBy"]> {
    const rows = await db
      .select({
        id: event.id,
        title: event.title,
        startsAt: event.startsAt,
        sold: availabilityCopy.sold,
      })
      .from(event)
      .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id))
      .where(and(eq(event.venueId, venueId), eq(event.state, "published")))
      .orderBy(event.startsAt);
    return rows.map((row) => ({ ...row, startsAt: row.startsAt ?? 0, sold: row.sold ?? 0 }));
  }

  async function insert(organizationId: string, venueId: string, draft: VenueDraft) {
    const at = now();
    const { seenAt: _, ...columns } = draft;
    await db
      .insert(venue)
      .values({ id: venueId, organizationId, ...columns, createdAt: at, updatedAt: at })
      .onConflictDoNothing();
    return accept({ changedEvents: 0 });
  }

  /** A room that is being sold may grow and be renamed; what somebody holds or bought stays in it. */
  async function update(row: VenueRow, draft: VenueDraft) {
    const at = now();
    const { seenAt: _, ...columns } = draft;
    const planChanged = JSON.stringify(row.plan) !== JSON.stringify(draft.plan);
    const uses =
      planChanged || row.name !== draft.name || row.area !== draft.area ? await listUses(row.id) : [];
    if (planChanged) {
      const before = SeatingPlan.parse(row.plan);
      for (const use of uses) {
        const snapshot = await (await eventObject(desk.env, use.id)).readSnapshot();
        const taken = listTakenAway(before, snapshot.seats, draft.plan);
        const lostSections = await listLostSections(use.id, draft.plan);
        if (taken.length > 0 || lostSections.length > 0)
          return refuse("seats_sold", {
            event: use.title,
            seats: taken.slice(0, 8).map((seat) => `${seat.sectionName}, ${seatLabel(seat)}`),
            count: taken.length,
            sections: lostSections,
          });
      }
    }
    const saved = await db
      .update(venue)
      .set({ ...columns, updatedAt: Math.max(at, row.updatedAt + 1) })
      .where(and(eq(venue.id, row.id), eq(venue.updatedAt, row.updatedAt)))
      .returning({ id: venue.id });
    if (saved.length === 0) return refuse("changed_since");
    if (planChanged) await refreshPrices(row.id, draft.plan);
    for (const use of uses) {
      const [current] = await db.select().from(event).where(eq(event.id, use.id));
      if (!current) continue;
      await writeEvent(db, use.id, current.revision, { updatedAt: at });
      await publishToObject(desk.env, use.id);
    }
    await recordAudit(desk.env.DB, {
      actorId: desk.actorId,
      action: "venue.changed",
      subject: `venue:${row.id}`,
      organizationId: row.organizationId,
      facts: { name: draft.name, planChanged, events: uses.length },
    });
    return accept({ changedEvents: uses.length });
  }

  /** Sections on sale that the new drawing does not have. */
  async function listLostSections(eventId: string, plan: SeatingPlan): Promise<string[]> {
    const kept = new Set(plan.sections.map((section) => section.id));
    const types = await findTicketTypes(db, eventId);
    return types
      .filter(({ draws }) => {
        const { sectionIds = [] } = draws as { sectionIds?: string[] };
        return sectionIds.some((id) => !kept.has(id));
      })
      .map((type) => type.name);
  }

  async function refreshPrices(venueId: string, plan: SeatingPlan): Promise<void> {
    const rows = await db
      .select()
      .from(event)
      .where(and(eq(event.venueId, venueId), ne(event.state, "completed"), ne(event.state, "cancelled")));
    if (rows.length === 0) return;
    const types = await db
      .select()
      .from(ticketType)
      .where(
        inArray(
          ticketType.eventId,
          rows.slice(0, 90).map(({ id }) => id),
        ),
      );
    for (const row of rows)
      await db
        .update(event)
        .set(eventColumns({ ...row, plan, ticketTypes: types.filter(({ eventId }) => eventId === row.id) }))
        .where(eq(event.id, row.id));
  }
}
