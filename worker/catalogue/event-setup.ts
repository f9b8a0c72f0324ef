import { asc, eq } from "drizzle-orm";
import { type OrganizationTax, eventTax } from "#domain/people/organization-tax";
import { DEFAULT_REFUND_POLICY } from "#domain/refund/refund-policy";
import { entryOrDefault } from "#domain/sale/event-entry";
import { isPublic } from "#domain/sale/public-state";
import { EventSetup } from "#domain/sale/event-setup";
import type { SetupRefusal } from "#domain/sale/setup-change";
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

/**
 * The setup for the event's object. Throws a ZodError for an event that is not ready (no venue, times or ticket type), so that
 * invalid rows never reach the object.
 */
export function buildSetup(
  row: EventRow,
  venueRow: VenueRow | null,
  ticketTypeRows: readonly TicketTypeRow[],
  organizationRow: OrganizationRow,
  profile: OrganizationTax | null,
): EventSetup {
  const plan = SeatingPlan.safeParse(venueRow?.plan);
  const drawn = plan.success && ticketTypeRows.some((type) => drawsFromPlan(type.draws, plan.data));
  return EventSetup.parse({
    eventId: row.id,
    revision: row.revision,
    organizationId: row.organizationId,
    organizationName: organizationRow.name,
    title: row.title,
    venueId: venueRow?.id,
    venueName: venueRow?.name,
    venueArea: venueRow?.area,
    state: isPublic(row.state) ? row.state : "published",
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    doorsAt: row.doorsAt ?? row.startsAt,
    timeZone: row.timeZone,
    currency: row.currency,
    tax: row.tax ?? eventTax(profile),
    seatsPerBuyer: row.seatsPerBuyer,
    refundPolicy: row.refundPolicy ?? DEFAULT_REFUND_POLICY,
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
    ...entryOrDefault(row.entry as Pick<EventSetup, "lists" | "gates">),
  });
}

/** False for a ticket type that draws from the event's own pools. */
function drawsFromPlan(draws: unknown, plan: SeatingPlan): boolean {
  const { from, poolId } = draws as { from?: string; poolId?: string };
  return from === "seats" || plan.sections.some((section) => section.id === poolId);
}

/** The event's own pools, and the plan's standing sections with the section id as pool id. */
export function listPools(own: EventRow["pools"], plan: SeatingPlan | null): EventSetup["pools"] {
  const standing = (plan?.sections ?? []).flatMap((section) =>
    section.kind === "standing" ? [{ id: section.id, name: section.name, capacity: section.capacity }] : [],
  );
  return [...own, ...standing.filter((pool) => own.every((each) => each.id !== pool.id))];
}

/** The rows that {@link buildSetup} needs; null for an unknown event. */
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

/** Sends the event's current rows to its object. Idempotent: the object ignores a revision it already has. */
export async function publishToObject(
  env: Pick<Env, "DB" | "EVENT">,
  eventId: string,
  by: "approved" | "edit",
): Promise<Outcome<{ revision: number }, SetupRefusal | "event_unknown">> {
  const rows = await findSetupRows(database(env), eventId);
  if (!rows) return refuse("event_unknown");
  const setup = buildSetup(rows.event, rows.venue, rows.ticketTypes, rows.organization, rows.profile);
  return configureObject(env, setup, by);
}

export async function configureObject(
  env: Pick<Env, "EVENT">,
  setup: EventSetup,
  by: "approved" | "edit",
): Promise<Outcome<{ revision: number }, SetupRefusal>> {
  return (await eventObject(env, setup.eventId)).configure(setup, by);
}
