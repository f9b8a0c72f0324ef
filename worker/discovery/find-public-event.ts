import { eventTax } from "#domain/people/organization-tax";
import { imagePath } from "#domain/catalogue/image-path";
import { DEFAULT_REFUND_POLICY } from "#domain/refund/refund-policy";
import { PUBLIC_STATES } from "#domain/sale/public-state";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { EventSetup } from "#domain/sale/event-setup";
import type { Places } from "#domain/sale/sale-state";
import { SEAT_STATUS, type SeatSnapshot } from "#domain/sale/seat-protocol";
import { SeatingPlan, listSeats } from "#domain/seating/plan";
import type { Database } from "../db/database";
import { isOnlinePlace } from "../db/online-place";
import { availabilityCopy, event, organization, organizationProfile, ticketType, venue } from "../db/schema";
import { renderMarkdown } from "./markdown";
import type { PublicEvent } from "./discovery";

/** @param readSnapshot reads live counts from the event's object; after a rejection the places are null */
export async function findPublicEvent(
  db: Database,
  slug: string,
  readSnapshot: (eventId: string) => Promise<SeatSnapshot | null>,
): Promise<PublicEvent | null> {
  const [row] = await db
    .select({ event, venue, organization, profile: organizationProfile, counted: availabilityCopy })
    .from(event)
    .innerJoin(venue, eq(venue.id, event.venueId))
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(organizationProfile, eq(organizationProfile.organizationId, organization.id))
    .leftJoin(availabilityCopy, eq(availabilityCopy.eventId, event.id))
    .where(and(eq(event.slug, slug), inArray(event.state, [...PUBLIC_STATES])));
  const state = PUBLIC_STATES.find((each) => each === row?.event.state);
  if (!row || !state || row.event.startsAt === null || row.event.endsAt === null) return null;
  const [types, snapshot] = await Promise.all([
    db
      .select()
      .from(ticketType)
      .where(eq(ticketType.eventId, row.event.id))
      .orderBy(asc(ticketType.position)),
    state === "published" ? readSnapshot(row.event.id).catch(() => null) : null,
  ]);
  const parsed = SeatingPlan.safeParse(row.venue.plan);
  const draws = types.map((type) => type.draws as EventSetup["ticketTypes"][number]["draws"]);
  const seated = draws.some(({ from }) => from === "seats");
  const plan = seated && parsed.success ? parsed.data : null;
  const capacities = new Map(row.event.pools.map(({ id, capacity }) => [id, capacity]));
  for (const section of parsed.success ? parsed.data.sections : [])
    if (section.kind === "standing") capacities.set(section.id, section.capacity);
  return {
    id: row.event.id,
    slug: row.event.slug,
    title: row.event.title,
    descriptionHtml: renderMarkdown(row.event.description),
    category: row.event.category,
    tags: row.event.tags,
    language: row.event.language,
    performer: row.event.performer,
    audience: row.event.audience,
    accessibility: row.event.accessibility,
    mode: row.event.mode === "online" ? "online" : "in-person",
    organization: { id: row.organization.id, name: row.organization.name, slug: row.organization.slug },
    venue: isOnlinePlace(row.venue.id)
      ? null
      : {
          id: row.venue.id,
          name: row.venue.name,
          address: row.venue.address,
          area: row.venue.area,
          city: row.venue.city,
        },
    plan,
    doorsAt: row.event.doorsAt ?? row.event.startsAt,
    startsAt: row.event.startsAt,
    endsAt: row.event.endsAt,
    timeZone: row.event.timeZone,
    currency: row.event.currency,
    imageUrl: imagePath(row.event.imageKey),
    state,
    isPaused: row.event.salePause !== null,
    seatsPerBuyer: row.event.seatsPerBuyer,
    refundPolicy: row.event.refundPolicy ?? DEFAULT_REFUND_POLICY,
    tax: row.event.tax ?? eventTax(row.profile),
    ticketTypes: types.map((type, i) => ({
      id: type.id,
      name: type.name,
      priceMinor: type.priceMinor,
      saleStartsAt: type.saleStartsAt,
      saleEndsAt: type.saleEndsAt,
      maxPerBuyer: type.maxPerBuyer,
      draws: draws[i]!,
    })),
    availability: {
      capacity: row.counted?.capacity ?? 0,
      sold: row.counted?.sold ?? 0,
      held: row.counted?.held ?? 0,
    },
    places: snapshot ? countPlaces(plan, capacities, snapshot) : null,
  };
}

/** Sellable and free places by section id and pool id. */
export function countPlaces(
  plan: SeatingPlan | null,
  poolCapacities: ReadonlyMap<string, number>,
  snapshot: SeatSnapshot,
): Record<string, Places> {
  const places: Record<string, { capacity: number; free: number }> = {};
  for (const seat of plan ? listSeats(plan) : []) {
    const status = snapshot.seats[seat.index];
    if (status === undefined || status === SEAT_STATUS.blocked) continue;
    const section = (places[seat.sectionId] ??= { capacity: 0, free: 0 });
    section.capacity++;
    if (status === SEAT_STATUS.free) section.free++;
  }
  for (const [id, free] of Object.entries(snapshot.pools))
    places[id] = { capacity: Math.max(poolCapacities.get(id) ?? free, free), free };
  return places;
}
