import { eq } from "drizzle-orm";
import { EventContent, listEditProblems } from "#domain/catalogue/event-draft";
import { isEditable } from "#domain/catalogue/event-lifecycle";
import { eventSlug } from "#domain/catalogue/event-slug";
import { eventTax, isSameTax } from "#domain/people/organization-tax";
import { splitChange } from "#domain/catalogue/material-change";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { venue } from "../db/schema";
import type { CatalogueContext } from "./catalogue-context";
import type { CatalogueService } from "./catalogue-service";
import {
  contentColumns,
  findPlan,
  findTicketTypes,
  readContent,
  readLifecycle,
  ticketTypeRows,
  tryWriteEvent,
  writeEvent,
} from "./event-content";
import type { SaveRefusal } from "./event-service";
import { type EventRow, buildSetup, configureObject, findSetupRows } from "./event-setup";
import { findOwnRow } from "./find-event";
import { recordReview } from "./review-history";
import { notifyAdmins } from "./review-notices";

type Saved = Outcome<{ revision: number; waits: boolean }, SaveRefusal>;

/** Saving edits of a draft or a published event. */
export function makeEventSaving(context: CatalogueContext) {
  return {
    async saveEvent(organizationId, eventId, given, seenRevision) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      if (!isEditable(readLifecycle(row).state)) return refuse("closed");
      const parsed = EventContent.safeParse({ ...given, imageKey: row.imageKey });
      if (!parsed.success)
        return refuse("invalid", { fields: parsed.error.issues.map(({ path }) => path.join(".")) });
      const wanted = parsed.data;
      if (!(await isOwnVenue(context, organizationId, wanted.venueId)))
        return refuse("invalid", { fields: ["venueId"] });
      return row.state === "published"
        ? savePublished(context, row, wanted, seenRevision)
        : saveDraft(context, row, wanted, seenRevision);
    },

    async dropChange(organizationId, eventId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      await writeEvent(context.db, eventId, row.revision, {
        pendingChange: null,
        pendingSince: null,
        updatedAt: context.now(),
      });
      return accept(true);
    },
  } satisfies Partial<CatalogueService>;
}

/** Whether an event of the organization may be at the venue; true for none. */
async function isOwnVenue(
  { db }: CatalogueContext,
  organizationId: string,
  venueId: string | null,
): Promise<boolean> {
  if (venueId === null) return true;
  const [row] = await db.select({ owner: venue.organizationId }).from(venue).where(eq(venue.id, venueId));
  return row?.owner === organizationId;
}

async function saveDraft(
  context: CatalogueContext,
  row: EventRow,
  wanted: EventContent,
  seen: number,
): Promise<Saved> {
  const { db, now } = context;
  const columns = {
    ...(await contentColumns(context, row.organizationId, wanted, await findPlan(db, wanted.venueId))),
    slug: eventSlug(wanted.title, row.id),
    updatedAt: now(),
  };
  const written = await tryWriteEvent(db, row.id, seen, columns, ticketTypeRows(row.id, wanted));
  if (!written.ok) return written;
  return accept({ revision: seen + 1, waits: row.state === "in_review" });
}

/**
 * Publishes small edits at once; a new date, venue or price goes into review while the sale continues, and so does a tax
 * that the organization changed since the approval.
 */
async function savePublished(
  context: CatalogueContext,
  row: EventRow,
  wanted: EventContent,
  seen: number,
): Promise<Saved> {
  const { db, env, now } = context;
  if (row.revision !== seen) return refuse("changed_since");
  const before = readContent(row, await findTicketTypes(db, row.id));
  const { live, change: edited } = splitChange(before, wanted);
  const rows = await findSetupRows(db, row.id);
  if (!rows) return refuse("not_found");
  const isTaxNew = row.tax !== null && !isSameTax(row.tax, eventTax(rows.profile));
  const change = isTaxNew ? { ...edited, newTax: true as const } : edited;
  const problems = listEditProblems(before, wanted, await findPlan(db, wanted.venueId), now());
  if (problems.length > 0) return refuse("not_ready", { count: problems.length });
  const at = now();
  const columns = {
    ...(await contentColumns(context, row.organizationId, live, await findPlan(db, live.venueId))),
    pendingChange: change,
    pendingSince: change ? at : null,
    updatedAt: at,
  };
  const next = { ...rows.event, ...columns, revision: seen + 1 };
  const types = ticketTypeRows(row.id, live);
  const setup = buildSetup(next, rows.venue, types, rows.organization, rows.profile);
  const configured = await configureObject(env, setup, "edit");
  if (!configured.ok) return configured;
  const written = await tryWriteEvent(db, row.id, seen, columns, types);
  if (!written.ok) return written;
  if (change) {
    await recordReview(context, row, { action: "submitted", content: wanted });
    notifyAdmins(context, row.id, wanted.title, rows.organization.name, seen + 1);
  }
  return accept({ revision: seen + 1, waits: change !== null });
}
