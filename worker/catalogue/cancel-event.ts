import { cancelEvent as decideCancel } from "#domain/catalogue/event-lifecycle";
import { accept, refuse } from "#domain/core/outcome";
import { eventObject } from "../platform/event-object";
import { recordAudit } from "../notices/audit";
import type { CatalogueService } from "./catalogue-service";
import type { CatalogueContext } from "./catalogue-context";
import { ChangedSince, readLifecycle, writeEvent } from "./event-content";
import { findOwnRow } from "./find-event";
import { publishToObject } from "./event-setup";
import { notifyOrganizers } from "./review-notices";

/** Cancelling a published event, with a preview of the consequences. */
export function makeCancellation(context: CatalogueContext) {
  return {
    async readConsequences(organizationId, eventId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return null;
      if (row.publishedAt === null)
        return { bookings: 0, ticketsValid: 0, refundsMinor: 0, currency: row.currency };
      const object = await eventObject(context.env, eventId);
      return object.readConsequences();
    },

    async cancelEvent(organizationId, eventId, cancellation) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      const decided = decideCancel(readLifecycle(row));
      if (!decided.ok) return decided;
      // The object first: its call is idempotent, and D1 must not say "cancelled" while bookings are confirmed.
      const object = await eventObject(context.env, eventId);
      const { bookings, refundsMinor } = await object.cancelEvent(cancellation);
      if (!(await writeCancelled(context, organizationId, eventId))) return refuse("already_over");
      await publishToObject(context.env, eventId, "edit");
      await recordAudit(context.env.DB, {
        actorId: context.actorId,
        action: "event.cancelled",
        subject: `event:${eventId}`,
        organizationId,
        facts: {
          title: row.title,
          cause: cancellation.cause,
          reason: cancellation.words,
          bookings,
          refundsMinor,
        },
      });
      await notifyOrganizers(context, {
        eventId,
        organizationId,
        kind: "event_cancelled",
        round: row.revision,
        facts: { title: row.title },
      });
      return accept({ bookings, refundsMinor });
    },
  } satisfies Partial<CatalogueService>;
}

/** Attempts against concurrent writers of the row. */
const MOST_WRITES = 10;

/**
 * Sets the status to cancelled and keeps concurrent edits: the object can take seconds to end many bookings. Returns false if
 * the event was already cancelled.
 */
async function writeCancelled(
  context: CatalogueContext,
  organizationId: string,
  eventId: string,
): Promise<boolean> {
  for (let write = 1; ; write++) {
    const row = await findOwnRow(context, organizationId, eventId);
    if (!row || row.state === "cancelled") return false;
    try {
      await writeEvent(context.db, eventId, row.revision, {
        state: "cancelled",
        pendingChange: null,
        pendingSince: null,
        updatedAt: context.now(),
      });
      return true;
    } catch (problem) {
      if (!(problem instanceof ChangedSince) || write === MOST_WRITES) throw problem;
    }
  }
}
