import { z } from "zod";
import { EventSetup } from "./event-setup";
import { narrowChoice } from "../core/choice";

/** Admission lists and gates of an event, as set by its organizer. */
export const EventEntry = z.object({
  lists: EventSetup.shape.lists.min(1).max(20),
  gates: EventSetup.shape.gates.min(1).max(50),
});
export type EventEntry = z.infer<typeof EventEntry>;

/** The entry of an event whose organizer has not set one: a single list, once per ticket, and a single gate. */
export const FIRST_ENTRY: EventEntry = {
  lists: [{ id: "main", name: "Main entry", rule: "once", dayCutOffMinutes: 0 }],
  gates: [{ id: "gate-1", name: "Gate 1", listId: "main", ticketTypeIds: [] }],
};

/** The event's lists and gates; {@link FIRST_ENTRY} replaces an empty part. */
export function entryOrDefault(
  entry: Pick<EventSetup, "lists" | "gates">,
): Pick<EventSetup, "lists" | "gates"> {
  return {
    lists: entry.lists.length > 0 ? entry.lists : FIRST_ENTRY.lists,
    gates: entry.gates.length > 0 ? entry.gates : FIRST_ENTRY.gates,
  };
}

export type EntryProblem =
  | "list_name_missing"
  | "list_name_repeated"
  | "list_id_repeated"
  | "gate_name_missing"
  | "gate_name_repeated"
  | "gate_id_repeated"
  | "list_unknown"
  | "ticket_type_unknown"
  /** None of a gate's ticket types is on its list: the gate would admit no ticket. */
  | "gate_admits_nothing"
  | "list_window_empty"
  /** Without scanned exits a ticket would never enter again. */
  | "reentry_without_exits"
  /** Scans refer to it: it can only be renamed. */
  | "list_in_use";

/**
 * Problems of an event's lists and gates; empty when they can be used.
 * @param ticketTypeIds of the event
 * @param usedListIds lists whose gates have paired devices: they can be renamed but not removed
 */
export function listEntryProblems(
  entry: EventEntry,
  ticketTypeIds: readonly string[],
  usedListIds: readonly string[] = [],
): EntryProblem[] {
  const problems: EntryProblem[] = [];
  const listIds = entry.lists.map(({ id }) => id);
  if (entry.lists.some(({ name }) => name.trim() === "")) problems.push("list_name_missing");
  if (repeated(entry.lists.map(({ name }) => name))) problems.push("list_name_repeated");
  if (repeated(listIds)) problems.push("list_id_repeated");
  if (entry.gates.some(({ name }) => name.trim() === "")) problems.push("gate_name_missing");
  if (repeated(entry.gates.map(({ name }) => name))) problems.push("gate_name_repeated");
  if (repeated(entry.gates.map(({ id }) => id))) problems.push("gate_id_repeated");
  if (entry.gates.some(({ listId }) => !listIds.includes(listId))) problems.push("list_unknown");
  const chosen = [...entry.gates, ...entry.lists].flatMap((each) => each.ticketTypeIds ?? []);
  if (chosen.some((id) => !ticketTypeIds.includes(id))) problems.push("ticket_type_unknown");
  const typesOf = (listId: string) => entry.lists.find(({ id }) => id === listId)?.ticketTypeIds;
  if (entry.gates.some((gate) => narrowChoice(gate.ticketTypeIds, typesOf(gate.listId))?.length === 0))
    problems.push("gate_admits_nothing");
  if (entry.lists.some((list) => (list.opensMinutes ?? -Infinity) >= (list.closesMinutes ?? Infinity)))
    problems.push("list_window_empty");
  if (entry.lists.some(({ rule, exits }) => rule === "reentry" && exits === false))
    problems.push("reentry_without_exits");
  if (usedListIds.some((id) => !listIds.includes(id))) problems.push("list_in_use");
  return problems;
}

function repeated(names: readonly string[]): boolean {
  const folded = names.map((name) => name.trim().toLowerCase());
  return new Set(folded).size < folded.length;
}
