import { z } from "zod";
import { newId } from "#app/device/ids";
import { m } from "#i18n/paraglide/messages";
import type { ListSetup } from "#domain/sale/event-setup";
import { fromLocalField } from "#domain/time/wall-clock";
import type { GatesView } from "#worker/gate/gates";
import { type GatesContext, changeEntry } from "./change-entry";
import type { GatesResult } from "./gates-result";

const MINUTE_MS = 60_000;
const ids = z.array(z.string().max(64)).max(200);

const SaveList = z.object({
  listId: z.string().max(64),
  revision: z.coerce.number().int(),
  name: z.string().trim().min(1).max(40),
  rule: z.enum(["once", "once_a_day", "reentry"]),
  /** `HH:MM` on the event's wall clock. */
  dayCutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .or(z.literal(""))
    .optional(),
  exits: z.enum(["on"]).optional(),
  /** Values of `datetime-local` fields on the event's wall clock. */
  opensAt: z.string().max(20).optional(),
  closesAt: z.string().max(20).optional(),
  listTypeIds: ids,
  listGateIds: ids,
});

const RemoveList = z.object({ listId: z.string().max(64), revision: z.coerce.number().int() });

/** Adds or changes a list and moves the chosen gates to it. */
export async function saveList(form: FormData, context: GatesContext): Promise<GatesResult | null> {
  const parsed = SaveList.safeParse({
    ...Object.fromEntries(form),
    listTypeIds: form.getAll("listTypeIds"),
    listGateIds: form.getAll("listGateIds"),
  });
  if (!parsed.success) {
    const isName = parsed.error.issues.some(({ path }) => path[0] === "name");
    return { problem: isName ? m.lists_name_missing() : m.gates_problem_malformed() };
  }
  const { revision, name, rule, dayCutOff, exits, listTypeIds, listGateIds } = parsed.data;
  const id = parsed.data.listId === "new" ? newId() : parsed.data.listId;
  return changeEntry(context, revision, ({ event, lists, gates }) => {
    const known = lists.find((list) => list.id === id);
    const list: ListSetup = {
      id,
      name,
      rule,
      dayCutOffMinutes: dayCutOff ? minutesOf(dayCutOff) : (known?.dayCutOffMinutes ?? 0),
      ticketTypeIds: listTypeIds,
      opensMinutes: afterDoors(parsed.data.opensAt, event),
      closesMinutes: afterDoors(parsed.data.closesAt, event),
      exits: exits === "on",
    };
    return {
      lists: known ? lists.map((each) => (each.id === id ? list : each)) : [...lists, list],
      gates: gates.map((gate) => (listGateIds.includes(gate.id) ? { ...gate, listId: id } : gate)),
    };
  });
}

/** Removes a list without gates. */
export async function removeList(form: FormData, context: GatesContext): Promise<GatesResult | null> {
  const parsed = RemoveList.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { problem: m.gates_problem_malformed() };
  const { listId, revision } = parsed.data;
  const result = await changeEntry(context, revision, ({ gates, lists }) => ({
    lists: lists.filter(({ id }) => id !== listId),
    gates,
  }));
  return result && "done" in result ? { done: "removed" } : result;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return hours! * 60 + minutes!;
}

/** Minutes from the doors to the time in the field; null for an empty or invalid field, or without the doors' time. */
function afterDoors(field: string | undefined, { doorsAt, timeZone }: GatesView["event"]): number | null {
  const at = field ? fromLocalField(field, timeZone) : null;
  return at === null || doorsAt === null ? null : Math.round((at - doorsAt) / MINUTE_MS);
}
