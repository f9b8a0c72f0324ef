import { and, eq, ne } from "drizzle-orm";
import { listLostSections } from "#domain/catalogue/venue-summary";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { listMovedPrices } from "#domain/sale/moved-prices";
import { listLostPools, listTakenAway } from "#domain/sale/plan-change";
import type { SeatingPlan } from "#domain/seating/plan";
import { seatLabel } from "#domain/seating/seat-label";
import type { Database } from "../db/database";
import { awaitsReview } from "../db/review-queue";
import { event, venue } from "../db/schema";
import { eventObject } from "../platform/event-object";
import type { CatalogueContext } from "./catalogue-context";
import { eventColumns } from "./event-columns";
import { findTicketTypes, writeEvent } from "./event-content";
import { type VenueRow, buildSetup, findSetupRows, publishToObject } from "./event-setup";
import type { VenueDetails } from "./venue-service";

/** The events at a venue whose plan or name changes. */

type Uses = VenueDetails["usedBy"];

/**
 * Refuses for the first event on sale that would lose a held or sold seat or place, or a section on sale (`seats_sold`), or
 * a price of which would change without approval (`price_moved`).
 */
export async function checkEvents(
  { db, env }: CatalogueContext,
  before: SeatingPlan,
  after: SeatingPlan,
  uses: Uses,
): Promise<Outcome<true, "seats_sold" | "price_moved">> {
  for (const use of uses) {
    const [snapshot, rows] = await Promise.all([
      (await eventObject(env, use.id)).readSnapshot(),
      findSetupRows(db, use.id),
    ]);
    if (!rows?.venue) continue;
    const taken = listTakenAway(before, snapshot.seats, after);
    const sections = [
      ...listLostSections(rows.ticketTypes, before, after),
      ...listLostPools(before, snapshot.pools, after),
    ];
    if (taken.length > 0 || sections.length > 0)
      return refuse("seats_sold", {
        event: use.title,
        seats: taken.slice(0, 8).map((seat) => `${seat.sectionName}, ${seatLabel(seat)}`),
        count: taken.length,
        sections: [...new Set(sections)],
      });
    const setupWith = (plan: SeatingPlan) =>
      buildSetup(
        rows.event,
        { ...(rows.venue as VenueRow), plan },
        rows.ticketTypes,
        rows.organization,
        rows.profile,
      );
    const moved = listMovedPrices(setupWith(before), setupWith(after));
    if (moved.length > 0)
      return refuse("price_moved", {
        event: use.title,
        sections: [...new Set(moved.map(({ place }) => place))].slice(0, 8),
      });
  }
  return accept(true);
}

/**
 * Sends the stored venue to the objects of the events on sale. If one refuses, because a place was taken since the check,
 * the venue's row and the events before it get the earlier version again, and the refusal is returned.
 */
export async function publishVenue(
  context: CatalogueContext,
  earlier: VenueRow,
  uses: Uses,
): Promise<Outcome<true, "seats_sold">> {
  for (const [at, use] of uses.entries()) {
    const published = await publishAgain(context, use.id);
    if (published.ok || published.reason === "event_unknown") continue;
    const { db, now } = context;
    await db
      .update(venue)
      .set({ ...earlier, updatedAt: Math.max(now(), earlier.updatedAt + 2) })
      .where(eq(venue.id, earlier.id));
    await refreshColumns(db, earlier.id, earlier.plan);
    for (const done of uses.slice(0, at + 1)) await publishAgain(context, done.id);
    return refuse("seats_sold", { event: use.title, seats: [], count: 0, sections: [] });
  }
  return accept(true);
}

async function publishAgain({ db, env, now }: CatalogueContext, eventId: string) {
  const [current] = await db.select().from(event).where(eq(event.id, eventId));
  if (!current) return refuse("event_unknown");
  await writeEvent(db, eventId, current.revision, { updatedAt: now() });
  return publishToObject(env, eventId, "edit");
}

/** Updates the columns that derive from the plan: prices and accessibility. */
export async function refreshColumns(db: Database, venueId: string, plan: unknown): Promise<void> {
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

/**
 * Raises the revision of the events at the venue that wait for approval, so that an admin who has opened one with the
 * earlier plan, and so with its prices, must open it again before approving.
 */
export async function reviseWaiting({ db, now }: CatalogueContext, venueId: string): Promise<void> {
  const waiting = await db
    .select({
      id: event.id,
      revision: event.revision,
      venueId: event.venueId,
      change: event.pendingChange,
    })
    .from(event)
    .where(awaitsReview());
  for (const { id, revision, venueId: current, change } of waiting)
    if ((change?.["venueId"] ?? current) === venueId)
      await writeEvent(db, id, revision, { updatedAt: now() });
}
