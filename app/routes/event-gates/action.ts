import { z } from "zod";
import { newId } from "#app/device/ids";
import { m } from "#i18n/paraglide/messages";
import { type GatesContext, changeEntry } from "./change-entry";
import type { GatesResult } from "./gates-result";
import { rotateKey, withdrawKey } from "./key-action";
import { removeList, saveList } from "./list-action";

const Pair = z.object({ intent: z.literal("pair"), gateId: z.string().max(64) });
const Revoke = z.object({ intent: z.literal("revoke"), deviceId: z.string().max(64) });
const Lead = z.object({ deviceId: z.string().max(64), personId: z.string().max(64) });
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
  ticketTypeIds: z.array(z.string().max(64)).max(200),
});

/** @returns null, for a 404, if the member's role or organization does not permit the action */
export async function handleGatesForm(form: FormData, context: GatesContext): Promise<GatesResult | null> {
  const fields = { ...Object.fromEntries(form), ticketTypeIds: form.getAll("ticketTypeIds") };
  switch (form.get("intent")) {
    case "pair":
      return pair(fields, context);
    case "revoke":
      return context.mayChange ? revoke(fields, context) : null;
    case "save":
      return context.mayChange ? save(fields, context) : null;
    case "remove":
      return context.mayChange ? remove(fields, context) : null;
    case "save-list":
      return context.mayChange ? saveList(form, context) : null;
    case "remove-list":
      return context.mayChange ? removeList(form, context) : null;
    case "lead":
      return context.mayChange ? setLead(fields, context) : null;
    case "rotate-key":
      return context.mayChange ? rotateKey(form, context) : null;
    case "withdraw-key":
      return context.mayChange ? withdrawKey(form, context) : null;
    default:
      return { problem: m.gates_problem_malformed() };
  }
}

async function pair(fields: unknown, context: GatesContext): Promise<GatesResult | null> {
  const parsed = Pair.safeParse(fields);
  if (!parsed.success) return { problem: m.gates_problem_malformed() };
  const created = await context.gates.createPairing(
    context.organizationId,
    context.eventId,
    parsed.data.gateId,
  );
  if (created.ok) return { pairing: created.value, now: Date.now() };
  if (created.reason === "not_found") return null;
  return { problem: created.reason === "not_on_sale" ? m.gates_unpublished() : m.gates_problem_gate_gone() };
}

async function revoke(fields: unknown, context: GatesContext): Promise<GatesResult | null> {
  const parsed = Revoke.safeParse(fields);
  if (!parsed.success) return { problem: m.gates_problem_malformed() };
  const { ok } = await context.gates.revokeDevice(
    context.organizationId,
    context.eventId,
    parsed.data.deviceId,
  );
  return ok ? { done: "revoked" } : null;
}

async function setLead(fields: unknown, context: GatesContext): Promise<GatesResult | null> {
  const parsed = Lead.safeParse(fields);
  if (!parsed.success) return { problem: m.gates_problem_malformed() };
  const { deviceId, personId } = parsed.data;
  const { gates, organizationId, eventId } = context;
  const set = await gates.setOverridePerson(organizationId, eventId, deviceId, personId || null);
  if (set.ok) return { done: "lead", text: m.gates_device_lead_saved() };
  return set.reason === "not_found" ? null : { problem: m.gates_lead_unknown() };
}

async function save(fields: unknown, context: GatesContext): Promise<GatesResult | null> {
  const parsed = Save.safeParse(fields);
  if (!parsed.success) return { problem: m.gates_name_missing() };
  const { name, listId, ticketTypeIds, revision } = parsed.data;
  const id = parsed.data.gateId === "new" ? newId() : parsed.data.gateId;
  const gate = { id, name, listId, ticketTypeIds };
  return changeEntry(context, revision, ({ gates, lists }) => ({
    lists,
    gates: gates.some((each) => each.id === id)
      ? gates.map((each) => (each.id === id ? gate : each))
      : [...gates, gate],
  }));
}

async function remove(fields: unknown, context: GatesContext): Promise<GatesResult | null> {
  const parsed = Remove.safeParse(fields);
  if (!parsed.success) return { problem: m.gates_problem_malformed() };
  const { gateId, revision } = parsed.data;
  const result = await changeEntry(context, revision, ({ gates, lists }) => ({
    lists,
    gates: gates.filter(({ id }) => id !== gateId),
  }));
  return result && "done" in result ? { done: "removed" } : result;
}
