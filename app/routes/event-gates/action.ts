import { z } from "zod";
import { newId } from "#app/device/ids";
import { m } from "#i18n/paraglide/messages";
import { EventEntry } from "#domain/sale/event-entry";
import type { Outcome } from "#domain/core/outcome";
import type { Gates, GatesView, Pairing } from "#worker/gate/gates";

interface Place {
  readonly gates: Gates;
  readonly organizationId: string;
  readonly eventId: string;
  readonly mayChange: boolean;
}

export type GatesAnswer =
  /** With the server's time, by which the code's end is counted. */
  | { readonly pairing: Pairing; readonly now: number }
  | { readonly done: "saved" | "revoked" | "removed" }
  | { readonly problem: string };

const Pair = z.object({ intent: z.literal("pair"), gateId: z.string().max(64) });
const Revoke = z.object({ intent: z.literal("revoke"), deviceId: z.string().max(64) });
const Remove = z.object({
  intent: z.literal("remove"),
  gateId: z.string().max(64),
  revision: z.coerce.number().int(),
});
const Save = z.object({
  intent: z.literal("save"),
  gateId: z.string().max(64),
  revision: z.coerce.number().int(),
  name: z.string().trim().min(1).max(40),
  listId: z.string().max(64),
  rule: z.enum(["once", "once_a_day", "reentry"]),
  ticketTypeIds: z.array(z.string().max(64)).max(200),
});

/** Null: not for this member, or not this organization's. */
export async function actOnGates(form: FormData, place: Place): Promise<GatesAnswer | null> {
  const fields = { ...Object.fromEntries(form), ticketTypeIds: form.getAll("ticketTypeIds") };
  switch (form.get("intent")) {
    case "pair":
      return pair(fields, place);
    case "revoke":
      return place.mayChange ? revoke(fields, place) : null;
    case "save":
      return place.mayChange ? save(fields, place) : null;
    case "remove":
      return place.mayChange ? remove(fields, place) : null;
    default:
      return { problem: m.gates_problem_malformed() };
  }
}

async function pair(fields: unknown, place: Place): Promise<GatesAnswer | null> {
  const asked = Pair.safeParse(fields);
  if (!asked.success) return { problem: m.gates_problem_malformed() };
  const made = await place.gates.createPairing(place.organizationId, place.eventId, asked.data.gateId);
  if (made.ok) return { pairing: made.value, now: Date.now() };
  if (made.reason === "not_found") return null;
  return { problem: made.reason === "not_on_sale" ? m.gates_unpublished() : m.gates_problem_gate_gone() };
}

async function revoke(fields: unknown, place: Place): Promise<GatesAnswer | null> {
  const asked = Revoke.safeParse(fields);
  if (!asked.success) return { problem: m.gates_problem_malformed() };
  const { ok } = await place.gates.revokeDevice(place.organizationId, place.eventId, asked.data.deviceId);
  return ok ? { done: "revoked" } : null;
}

async function save(fields: unknown, place: Place): Promise<GatesAnswer | null> {
  const asked = Save.safeParse(fields);
  if (!asked.success) return { problem: m.gates_name_missing() };
  const { name, listId, rule, ticketTypeIds, revision } = asked.data;
  const id = asked.data.gateId === "new" ? newId() : asked.data.gateId;
  const gate = { id, name, listId, ticketTypeIds };
  return change(place, revision, ({ gates, lists }) => ({
    lists: lists.map((list) => (list.id === listId ? { ...list, rule } : list)),
    gates: gates.some((each) => each.id === id)
      ? gates.map((each) => (each.id === id ? gate : each))
      : [...gates, gate],
  }));
}

async function remove(fields: unknown, place: Place): Promise<GatesAnswer | null> {
  const asked = Remove.safeParse(fields);
  if (!asked.success) return { problem: m.gates_problem_malformed() };
  const { gateId, revision } = asked.data;
  const answer = await change(place, revision, ({ gates, lists }) => ({
    lists,
    gates: gates.filter(({ id }) => id !== gateId),
  }));
  return answer && "done" in answer ? { done: "removed" } : answer;
}

async function change(
  { gates, organizationId, eventId }: Place,
  revision: number,
  edit: (entry: Pick<GatesView, "lists" | "gates">) => unknown,
): Promise<GatesAnswer | null> {
  const view = await gates.findGates(organizationId, eventId);
  if (!view) return null;
  const entry = EventEntry.safeParse(edit(view));
  if (!entry.success) return { problem: m.gates_problem_malformed() };
  const saved = await gates.saveEntry(organizationId, eventId, entry.data, revision);
  if (saved.ok) return { done: "saved" };
  return saved.reason === "not_found" ? null : { problem: problemWord(saved) };
}

function problemWord(refused: Outcome<never, string> & { ok: false }): string {
  const problems = refused.detail?.problems;
  if (Array.isArray(problems) && problems.includes("gate_name_repeated")) return m.gates_name_taken();
  switch (refused.reason) {
    case "changed_since":
      return m.gates_problem_changed_since();
    case "closed":
      return m.gates_problem_closed();
    default:
      return m.gates_problem_malformed();
  }
}
