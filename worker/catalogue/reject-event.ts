import { eq } from "drizzle-orm";
import { decideRejection } from "#domain/catalogue/event-lifecycle";
import { withChange } from "#domain/catalogue/material-change";
import { accept, refuse } from "#domain/core/outcome";
import { event } from "../db/schema";
import type { CatalogueContext } from "./catalogue-context";
import { findTicketTypes, readChange, readContent, readLifecycle, tryWriteEvent } from "./event-content";
import { recordReview } from "./review-history";
import { notifyOrganizers } from "./review-notices";
import type { ReviewService } from "./review-service";

/** Returns an event, or its change, to its organizers with a reason and notifies them. */
export async function rejectEvent(
  context: CatalogueContext,
  eventId: string,
  seenRevision: number,
  givenReason: string,
): ReturnType<ReviewService["rejectEvent"]> {
  const { db, now } = context;
  const [row] = await db.select().from(event).where(eq(event.id, eventId));
  if (!row) return refuse("not_found");
  const decided = decideRejection(readLifecycle(row), seenRevision, givenReason);
  if (!decided.ok) return decided;
  const reason = givenReason.trim();
  const written = await tryWriteEvent(db, eventId, seenRevision, {
    state: decided.value.state,
    submittedAt: null,
    pendingSince: null,
    updatedAt: now(),
  });
  if (!written.ok) return written;
  const content = withChange(readContent(row, await findTicketTypes(db, eventId)), readChange(row));
  await recordReview(context, row, {
    action: "rejected",
    content,
    reason,
    facts: { revision: row.revision, reason },
  });
  await notifyOrganizers(context, {
    eventId,
    organizationId: row.organizationId,
    kind: "event_rejected",
    round: seenRevision + 1,
    facts: { title: content.title, reason },
  });
  return accept(true);
}
