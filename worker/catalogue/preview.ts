import { eq } from "drizzle-orm";
import { imagePath } from "#domain/catalogue/image-path";
import { withChange } from "#domain/catalogue/material-change";
import { eventTax } from "#domain/people/organization-tax";
import { SeatingPlan } from "#domain/seating/plan";
import { organization, organizationProfile, venue } from "../db/schema";
import type { PublicEvent } from "../discovery/discovery";
import type { CatalogueContext } from "./catalogue-context";
import { eventColumns } from "./event-columns";
import { findTicketTypes, readChange, readContent } from "./event-content";
import { findOwnRow } from "./find-event";
import { renderMarkdown } from "../discovery/markdown";

/** The public page's data with the material change applied; null until the event has a place and times. */
export async function previewEvent(
  context: CatalogueContext,
  organizationId: string,
  eventId: string,
): Promise<PublicEvent | null> {
  const row = await findOwnRow(context, organizationId, eventId);
  if (!row) return null;
  const content = withChange(readContent(row, await findTicketTypes(context.db, eventId)), readChange(row));
  const { startsAt, endsAt, venueId } = content;
  if (startsAt === null || endsAt === null) return null;
  if (venueId === null && content.mode !== "online") return null;
  const [[place], [seller]] = await Promise.all([
    venueId === null ? [] : context.db.select().from(venue).where(eq(venue.id, venueId)),
    context.db
      .select({ organization, profile: organizationProfile })
      .from(organization)
      .leftJoin(organizationProfile, eq(organizationProfile.organizationId, organization.id))
      .where(eq(organization.id, organizationId)),
  ]);
  if (!seller || (venueId !== null && !place)) return null;
  const plan = SeatingPlan.safeParse(place?.plan);
  const seated = content.ticketTypes.some(({ draws }) => draws.from === "seats");
  const columns = eventColumns({ ...content, plan: place?.plan });
  return {
    id: row.id,
    slug: row.slug,
    title: content.title,
    descriptionHtml: renderMarkdown(content.description),
    category: content.category,
    tags: content.tags,
    language: content.language,
    performer: content.performer,
    audience: columns.audience,
    accessibility: columns.accessibility,
    mode: columns.mode,
    organization: seller.organization,
    venue: place ?? null,
    plan: seated && plan.success ? plan.data : null,
    doorsAt: content.doorsAt ?? startsAt,
    startsAt,
    endsAt,
    timeZone: content.timeZone,
    currency: content.currency,
    imageUrl: imagePath(row.imageKey),
    state: "published",
    isPaused: row.salePause !== null,
    seatsPerBuyer: content.seatsPerBuyer,
    refundPolicy: content.refundPolicy,
    tax: eventTax(seller.profile),
    ticketTypes: content.ticketTypes,
    availability: { capacity: 0, sold: 0, held: 0 },
    places: null,
  };
}
