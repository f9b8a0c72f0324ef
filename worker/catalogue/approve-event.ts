import { eq } from "drizzle-orm";
import { listReadinessProblems } from "#domain/catalogue/event-draft";
import { decideApproval } from "#domain/catalogue/event-lifecycle";
import { eventTax } from "#domain/people/organization-tax";
import { withChange } from "#domain/catalogue/material-change";
import { accept, refuse } from "#domain/core/outcome";
import { venue } from "../db/schema";
import type { CatalogueContext } from "./catalogue-context";
import {
  contentColumns,
  findPlan,
  readChange,
  readContent,
  readLifecycle,
  ticketTypeRows,
  tryWriteEvent,
} from "./event-content";
import { buildSetup, configureObject, findSetupRows } from "./event-setup";
import { recordReview } from "./review-history";
import { notifyOrganizers } from "./review-notices";
import type { ReviewService } from "./review-service";

/**
 * Publishes an event, or its change, and notifies its organizers.
 * @param seenRevision the revision on the admin's screen
 */
export async function approveEvent(
  context: CatalogueContext,
  eventId: string,
  seenRevision: number,
): ReturnType<ReviewService["approveEvent"]> {
  const { db, now } = context;
  const rows = await findSetupRows(db, eventId);
  if (!rows) return refuse("not_found");
  const row = rows.event;
  const decided = decideApproval(readLifecycle(row), seenRevision);
  if (!decided.ok) return decided;
  const content = withChange(readContent(row, rows.ticketTypes), readChange(row));
  const plan = await findPlan(db, content.venueId);
  const problems = listReadinessProblems(content, plan, now());
  if (problems.length > 0) return refuse("not_ready", { count: problems.length });

  const at = now();
  const columns = {
    ...(await contentColumns(context, row.organizationId, content, plan)),
    state: decided.value.state,
    tax: eventTax(rows.profile),
    pendingChange: null,
    pendingSince: null,
    submittedAt: null,
    publishedAt: row.publishedAt ?? at,
    updatedAt: at,
  };
  const [venueRow] = columns.venueId
    ? await db.select().from(venue).where(eq(venue.id, columns.venueId))
    : [];
  const types = ticketTypeRows(eventId, content);
  const next = { ...row, ...columns, revision: row.revision + 1 };
  // The object first: D1 must not offer tickets that the object would refuse to sell.
  const configured = await configureObject(
    context.env,
    buildSetup(next, venueRow ?? null, types, rows.organization, rows.profile),
    "approved",
  );
  if (!configured.ok) return configured;
  const written = await tryWriteEvent(db, eventId, row.revision, columns, types);
  if (!written.ok) return written;
  await recordReview(context, row, {
    action: "approved",
    content,
    facts: { revision: row.revision },
  });
  await notifyOrganizers(context, {
    eventId,
    organizationId: row.organizationId,
    kind: "event_approved",
    round: next.revision,
    facts: { title: content.title },
  });
  return accept(true);
}
