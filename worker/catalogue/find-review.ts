import { eq } from "drizzle-orm";
import { type OrganizationTax, eventTax, isSameTax } from "#domain/people/organization-tax";
import { type DiffNames, type DiffRow, diffEvents } from "#domain/catalogue/event-diff";
import { listReadinessProblems } from "#domain/catalogue/event-draft";
import { withChange } from "#domain/catalogue/material-change";
import { SeatingPlan } from "#domain/seating/plan";
import { availabilityCopy, venue } from "../db/schema";
import { renderMarkdown } from "../discovery/markdown";
import type { CatalogueContext } from "./catalogue-context";
import { findPlan, readChange, readContent, readLifecycle } from "./event-content";
import { type EventRow, findSetupRows } from "./event-setup";
import { countDecisions, findLastApproved, listHistory } from "./review-history";
import type { ReviewView } from "./review-service";

const HISTORY = 20;

/** An event as an admin reviews it; null for an unknown event and for a draft. */
export async function findReview(context: CatalogueContext, eventId: string): Promise<ReviewView | null> {
  const { db, now } = context;
  const rows = await findSetupRows(db, eventId);
  if (!rows || rows.event.state === "draft") return null;
  const row = rows.event;
  const live = readContent(row, rows.ticketTypes);
  const wanted = withChange(live, readChange(row));
  const [approved, history, decisions, [sales], names, plan, venueRow] = await Promise.all([
    findLastApproved(context, eventId),
    listHistory(context, eventId, HISTORY),
    countDecisions(context, row.organizationId),
    db.select().from(availabilityCopy).where(eq(availabilityCopy.eventId, eventId)),
    findNames(context, row.organizationId),
    findPlan(db, wanted.venueId),
    wanted.venueId
      ? db.select({ name: venue.name, city: venue.city }).from(venue).where(eq(venue.id, wanted.venueId))
      : [],
  ]);
  const before = approved?.content ?? (row.publishedAt === null ? null : live);
  const lifecycle = readLifecycle(row);
  return {
    eventId,
    revision: row.revision,
    state: lifecycle.state,
    waitingSince: lifecycle.waitingSince,
    submittedBy: history.find(({ action }) => action === "submitted")?.actorName ?? null,
    title: wanted.title,
    category: wanted.category,
    tags: wanted.tags,
    timeZone: wanted.timeZone,
    organization: { name: rows.organization.name, ...decisions },
    venue: venueRow[0] ?? null,
    descriptionHtml: renderMarkdown(wanted.description),
    ...withTax(diffEvents(before, wanted, names), row, rows.profile),
    approvedAt: approved?.at ?? row.publishedAt,
    problems: listReadinessProblems(wanted, plan, now()),
    history,
    ticketsSold: sales?.sold ?? 0,
  };
}

/** The diff with a row for the tax, if approval changes it. */
function withTax<Diff extends ReturnType<typeof diffEvents>>(
  diff: Diff,
  { tax }: EventRow,
  profile: OrganizationTax | null,
): Diff {
  const next = eventTax(profile);
  if (tax === null || isSameTax(tax, next)) return diff;
  const row: DiffRow = {
    field: "tax",
    name: null,
    before: { kind: "tax", ...tax },
    after: { kind: "tax", ...next },
  };
  return { ...diff, changed: [...diff.changed, row] };
}

/** Names for the ids in an event's content, from all venues of its organization. */
async function findNames({ db }: CatalogueContext, organizationId: string): Promise<DiffNames> {
  const venues = await db
    .select({ id: venue.id, name: venue.name, city: venue.city, plan: venue.plan })
    .from(venue)
    .where(eq(venue.organizationId, organizationId));
  const sections = venues.flatMap(({ plan }) => {
    const read = SeatingPlan.safeParse(plan);
    return read.success ? read.data.sections : [];
  });
  return {
    venues: Object.fromEntries(venues.map(({ id, name, city }) => [id, `${name}, ${city}`])),
    sections: Object.fromEntries(sections.map(({ id, name }) => [id, name])),
    standing: Object.fromEntries(
      sections.flatMap((section) => (section.kind === "standing" ? [[section.id, section.capacity]] : [])),
    ),
  };
}
