import { type EventEntry, entryOrDefault, listEntryProblems } from "#domain/sale/event-entry";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { SetupRefusal } from "#domain/sale/setup-change";
import type { EventSetup } from "#domain/sale/event-setup";
import { recordAudit } from "../notices/audit";
import type { CatalogueContext } from "./catalogue-context";
import { tryWriteEvent } from "./event-content";
import { findOwnRow } from "./find-event";
import { buildSetup, configureObject, findSetupRows, type EventRow } from "./event-setup";

export type EntryRefusal = "not_found" | "closed" | "changed_since" | "entry_problems" | SetupRefusal;

export function readEntry(row: EventRow): Pick<EventSetup, "lists" | "gates"> {
  return entryOrDefault(row.entry as Pick<EventSetup, "lists" | "gates">);
}

/** Changes lists and gates at once, also during the event; devices receive them with their next sync. */
export async function saveEntry(
  context: CatalogueContext,
  organizationId: string,
  eventId: string,
  entry: EventEntry,
  seenRevision: number,
  usedGateIds: readonly string[],
): Promise<Outcome<{ revision: number }, EntryRefusal>> {
  const row = await findOwnRow(context, organizationId, eventId);
  if (!row) return refuse("not_found");
  if (row.state === "cancelled" || row.state === "completed") return refuse("closed");
  if (row.revision !== seenRevision) return refuse("changed_since");
  const rows = await findSetupRows(context.db, eventId);
  if (!rows) return refuse("not_found");
  const usedLists = readEntry(row)
    .gates.filter(({ id }) => usedGateIds.includes(id))
    .map(({ listId }) => listId);
  const problems = listEntryProblems(
    entry,
    rows.ticketTypes.map(({ id }) => id),
    usedLists,
  );
  if (problems.length > 0) return refuse("entry_problems", { problems });
  const columns = { entry, updatedAt: context.now() };
  if (row.state === "published") {
    const next = { ...rows.event, ...columns, revision: seenRevision + 1 };
    const setup = buildSetup(next, rows.venue, rows.ticketTypes, rows.organization, rows.profile);
    const configured = await configureObject(context.env, setup, "edit");
    if (!configured.ok) return configured;
  }
  const written = await tryWriteEvent(context.db, eventId, seenRevision, columns);
  if (!written.ok) return written;
  await recordAudit(context.env.DB, {
    actorId: context.actorId,
    action: "event.entry_changed",
    subject: `event:${eventId}`,
    organizationId,
    facts: { gates: entry.gates.map(({ name }) => name), lists: entry.lists.map(({ name }) => name) },
  });
  return accept({ revision: seenRevision + 1 });
}
