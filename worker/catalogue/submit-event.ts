import { eq } from "drizzle-orm";
import { listReadinessProblems } from "#domain/catalogue/event-draft";
import {
  submitEvent as decideSubmit,
  withdrawEvent as decideWithdraw,
} from "#domain/catalogue/event-lifecycle";
import { withChange } from "#domain/catalogue/material-change";
import { accept, refuse } from "#domain/core/outcome";
import { event } from "../db/schema";
import type { CatalogueContext } from "./catalogue-context";
import type { CatalogueService } from "./catalogue-service";
import { findPlan, findTicketTypes, readChange, readContent, readLifecycle } from "./event-content";
import { findSetupRows } from "./event-setup";
import { findOwnRow } from "./find-event";
import { recordReview } from "./review-history";
import { notifyAdmins } from "./review-notices";

/** Putting an event, or its change, into the review queue and taking it out. */
export function makeSubmission(context: CatalogueContext) {
  const { db, now } = context;

  return {
    async submitEvent(organizationId, eventId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      const content = withChange(readContent(row, await findTicketTypes(db, eventId)), readChange(row));
      const plan = await findPlan(db, content.venueId);
      const decided = decideSubmit(readLifecycle(row), listReadinessProblems(content, plan, now()), now());
      if (!decided.ok) return decided;
      const at = now();
      const { state } = decided.value;
      await db
        .update(event)
        .set(state === "in_review" ? { state, submittedAt: at } : { pendingSince: at })
        .where(eq(event.id, eventId));
      await recordReview(context, row, { action: "submitted", content });
      const rows = await findSetupRows(db, eventId);
      notifyAdmins(context, eventId, content.title, rows?.organization.name ?? "", at);
      return accept(true);
    },

    async withdrawEvent(organizationId, eventId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      const decided = decideWithdraw(readLifecycle(row));
      if (!decided.ok) return decided;
      await db
        .update(event)
        .set({ state: decided.value.state, submittedAt: null, pendingSince: null })
        .where(eq(event.id, eventId));
      const content = readContent(row, await findTicketTypes(db, eventId));
      await recordReview(context, row, { action: "withdrawn", content });
      return accept(true);
    },
  } satisfies Partial<CatalogueService>;
}
