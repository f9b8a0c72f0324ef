import { type EventEntry, FIRST_ENTRY, listEntryProblems } from "#domain/sale/event-entry";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { EventSetup } from "#domain/sale/event-setup";
import { recordAudit } from "../notices/audit";
import type { Desk } from "./access";
import { ChangedSince, writeEvent } from "./event-content";
import { findOwnRow } from "./find-event";
import { buildSetup, configureObject, findSetupRows, type EventRow } from "./setup";

export type EntryRefusal = "not_found" | "closed" | "changed_since" | "entry_problems" | "setup_conflict";

/** The event's lists and gates; an event without any of its own has the first ones. */
export function readEntry(row: EventRow): Pick<EventSetup, "lists" | "gates"> {
  const entry = row.entry as Pick<EventSetup, "lists" | "gates">;
  return {
    lists: entry.lists.length > 0 ? entry.lists : FIRST_ENTRY.lists,
    gates: entry.gates.length > 0 ? entry.gates : FIRST_ENTRY.gates,
  };
}

/** Gates change at once, on the evening itself too: phones hear of it with their next sync. */
export async function saveEntry(
  desk: Desk,
  organizationId: string,
  eventId: string,
  entry: EventEntry,
  seenRevision: number,
  usedGateIds: readonly string[],
): Promise<Outcome<{ revision: number }, EntryRefusal>> {
  const row = await findOwnRow(desk, organizationId, eventId);
  if (!row) return refuse("not_found");
  if (row.state === "cancelled" || row.state === "completed") return refuse("closed");
  if (row.revision !== seenRevision) return refuse("changed_since");
  const rows = await findSetupRows(desk.db, eventId);
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
  const columns = { entry, updatedAt: desk.now() };
  if (row.state === "published") {
    const next = { ...rows.event, ...columns, revision: seenRevision + 1 };
    const setup = buildSetup(next, rows.venue, rows.ticketTypes, rows.organization, rows.profile);
    const configured = await configureObject(desk.env, setup);
    if (!configured.ok) return configured;
  }
  try {
    await writeEvent(desk.db, eventId, seenRevision, columns);
  } catch (problem) {
    if (problem instanceof ChangedSince) return refuse("changed_since");
    throw problem;
  }
  await recordAudit(desk.env.DB, {
    actorId: desk.actorId,
    action: "event.entry_changed",
    subject: `event:${eventId}`,
    organizationId,
    facts: { gates: entry.gates.map(({ name }) => name), lists: entry.lists.map(({ name }) => name) },
  });
  return accept({ revision: seenRevision + 1 });
}
