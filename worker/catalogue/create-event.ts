import { type EventContent, EMPTY_CONTENT } from "#domain/catalogue/event-draft";
import { copyContent } from "#domain/catalogue/event-copy";
import { eventSlug } from "#domain/catalogue/event-slug";
import { withChange } from "#domain/catalogue/material-change";
import { accept, refuse } from "#domain/core/outcome";
import { event } from "../db/schema";
import { newId } from "../platform/ids";
import type { CatalogueContext } from "./catalogue-context";
import type { CatalogueService } from "./catalogue-service";
import {
  contentColumns,
  findPlan,
  findTicketTypes,
  readChange,
  readContent,
  ticketTypeRows,
  writeEvent,
} from "./event-content";
import { findOwnRow } from "./find-event";

/** New drafts: empty, or a copy of another event. */
export function makeEventCreation(context: CatalogueContext) {
  const { db, now } = context;

  async function insert(organizationId: string, eventId: string, content: EventContent, entry?: unknown) {
    const at = now();
    const plan = await findPlan(db, content.venueId);
    const inserted = await db
      .insert(event)
      .values({
        ...(await contentColumns(context, organizationId, content, plan)),
        id: eventId,
        slug: eventSlug(content.title, eventId),
        organizationId,
        ...(entry ? { entry } : {}),
        createdBy: context.actorId,
        createdAt: at,
        updatedAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: event.id });
    if (inserted.length > 0 && content.ticketTypes.length > 0)
      await writeEvent(db, eventId, 1, {}, ticketTypeRows(eventId, content));
    return (await findOwnRow(context, organizationId, eventId)) ? accept({ eventId }) : refuse("not_found");
  }

  return {
    createEvent: (organizationId, eventId) => insert(organizationId, eventId, EMPTY_CONTENT),

    async duplicateEvent(organizationId, eventId, copyId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      const content = withChange(readContent(row, await findTicketTypes(db, eventId)), readChange(row));
      return insert(
        organizationId,
        copyId,
        copyContent(content, () => newId(now())),
        row.entry,
      );
    },
  } satisfies Partial<CatalogueService>;
}
