import { FIRST_ENTRY } from "#domain/sale/event-entry";
import { eventTax } from "#domain/people/organization-tax";
import { asc, eq } from "drizzle-orm";
import { EventSetup } from "#domain/sale/event-setup";
import { type Outcome, refuse } from "#domain/core/outcome";
import { SeatingPlan } from "#domain/seating/plan";
import { type Database, database } from "../db/database";
import { event, organization, organizationProfile, ticketType, venue } from "../db/schema";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";

export type EventRow = typeof event.$inferSelect;
export type VenueRow = typeof venue.$inferSelect;
export type TicketTypeRow = typeof ticketType.$inferSelect;
export type OrganizationRow = Pick<typeof organization.$inferSelect, "id" | "name">;
export type ProfileRow = Pick<
  typeof organizationProfile.$inferSelect,
  "taxName" | "taxRateBasisPoints" | "taxInclusive"
>;

/**
 * What the event's object sells by: parsed, so that a row that could not be sold by never reaches it. Throws a ZodError
 * for an event that is not ready (no venue, no times, no ticket type).
 */
export function buildSetup(
  row: EventRow,
  venueRow: VenueRow | null,
  ticketTypeRows: readonly TicketTypeRow[],
  organizationRow: OrganizationRow,
  profile: ProfileRow | null,
): EventSetup {
  const plan = SeatingPlan.safeParse(venueRow?.plan);
  const drawn = plan.success && ticketTypeRows.some((type) => drawsFromPlan(type.draws, plan.data));
  const entry = row.entry as Pick<EventSetup, "lists" | "gates">;
  return EventSetup.parse({
    eventId: row.id,
    revision: row.revision,
    organizationId: row.organizationId,
    organizationName: organizationRow.name,
    title: row.title,
    venueId: venueRow?.id,
    venueName: venueRow?.name,
    venueArea: venueRow?.area,
    state: row.state === "cancelled" || row.state === "completed" ? row.state : "published",
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    doorsAt: row.doorsAt ?? row.startsAt,
    timeZone: row.timeZone,
    currency: row.currency,
    tax: eventTax(profile),
    seatsPerBuyer: row.seatsPerBuyer,
    plan: drawn ? plan.data : null,
    pools: listPools(row.pools, plan.success ? plan.data : null),
    ticketTypes: ticketTypeRows
      .toSorted((a, b) => a.position - b.position)
      .map(({ id, code, name, priceMinor, saleStartsAt, saleEndsAt, maxPerBuyer, draws }) => ({
        id,
        code,
        name,
        priceMinor,
        saleStartsAt,
        saleEndsAt,
        maxPerBuyer,
        draws,
      })),
    lists: entry.lists.length > 0 ? entry.lists : FIRST_ENTRY.lists,
    gates: entry.gates.length > 0 ? entry.gates : FIRST_ENTRY.gates,
  });
}

/** False for an event that sells only pools of its own: its buyers see no room. */
function drawsFromPlan(draws: unknown, plan: SeatingPlan): boolean {
  const { from, poolId } = draws as { from?: string; poolId?: string };
  return from === "seats" || plan.sections.some((section) => section.id === poolId);
}

/** General admission: the event's own pools, and the plan's standing sections under their section ids. */
export function listPools(own: EventRow["pools"], plan: SeatingPlan | null): EventSetup["pools"] {
  const standing = (plan?.sections ?? []).flatMap((section) =>
    section.kind === "standing" ? [{ id: section.id, name: section.name, capacity: section.capacity }] : [],
  );
  return [...own, ...standing.filter((pool) => own.every((each) => each.id !== pool.id))];
}

/** The rows of one event that its setup is made of. */
export async function findSetupRows(db: Database, eventId: string) {
  const [found] = await db
    .select({ event, venue, organization, profile: organizationProfile })
    .from(event)
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(venue, eq(venue.id, event.venueId))
    .leftJoin(organizationProfile, eq(organizationProfile.organizationId, event.organizationId))
    .where(eq(event.id, eventId));
  if (!found) return null;
  const ticketTypes = await db
    .select()
    .from(ticketType)
    .where(eq(ticketType.eventId, eventId))
    .orderBy(asc(ticketType.position));
  return { ...found, ticketTypes };
}

/** Hands the event as it stands in D1 to its object. Safe to repeat: the object ignores a revision it has seen. */
export async function publishToObject(
  env: Pick<Env, "DB" | "EVENT">,
  eventId: string,
): Promise<Outcome<{ revision: number }, "setup_conflict" | "event_unknown">> {
  const rows = await findSetupRows(database(env), eventId);
  if (!rows) return refuse("event_unknown");
  const setup = buildSetup(rows.event, rows.venue, rows.ticketTypes, rows.organization, rows.profile);
  return configureObject(env, setup);
}

export async function configureObject(
  env: Pick<Env, "EVENT">,
  setup: EventSetup,
): Promise<Outcome<{ revision: number }, "setup_conflict">> {
  return (await eventObject(env, setup.eventId)).configure(setup);
}
