import { z } from "zod";
import { m } from "#i18n/paraglide/messages";
import type { GatesContext } from "./change-entry";
import type { GatesResult } from "./gates-result";

const Rotate = z.object({ after: z.coerce.number().int() });
const Withdraw = z.object({ keyNo: z.coerce.number().int(), reason: z.string().trim().min(3).max(200) });

/** Makes a new signing key. Null, for a 404, for an event of another organization. */
export async function rotateKey(form: FormData, context: GatesContext): Promise<GatesResult | null> {
  const parsed = Rotate.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { problem: m.gates_problem_malformed() };
  const made = await context.gates.rotateKey(context.organizationId, context.eventId, parsed.data.after);
  if (made.ok) return { done: "key", text: m.keys_rotated() };
  return made.reason === "not_found" ? null : { problem: problemText(made.reason) };
}

/** Withdraws a compromised signing key, with a reason for the audit log. */
export async function withdrawKey(form: FormData, context: GatesContext): Promise<GatesResult | null> {
  const parsed = Withdraw.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const isReason = parsed.error.issues.some(({ path }) => path[0] === "reason");
    return { problem: isReason ? m.keys_withdraw_reason_missing() : m.gates_problem_malformed() };
  }
  const { keyNo, reason } = parsed.data;
  const withdrawn = await context.gates.withdrawKey(context.organizationId, context.eventId, keyNo, reason);
  if (withdrawn.ok) return { done: "key", text: m.keys_withdrawn({ count: withdrawn.value.reissued }) };
  return withdrawn.reason === "not_found" ? null : { problem: problemText(withdrawn.reason) };
}

function problemText(reason: "key_unknown" | "keys_exhausted"): string {
  return reason === "keys_exhausted" ? m.keys_problem_exhausted() : m.keys_problem_unknown();
}
