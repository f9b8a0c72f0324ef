import { m } from "#i18n/paraglide/messages";
import { EventEntry, type EntryProblem } from "#domain/sale/event-entry";
import type { Outcome } from "#domain/core/outcome";
import type { GateService, GatesView } from "#worker/gate/gates";
import type { GatesResult } from "./gates-result";

export interface GatesContext {
  readonly gates: GateService;
  readonly organizationId: string;
  readonly eventId: string;
  readonly mayChange: boolean;
}

/** Saves edited lists and gates. Null, for a 404, for an event of another organization. */
export async function changeEntry(
  { gates, organizationId, eventId }: GatesContext,
  revision: number,
  edit: (view: GatesView) => unknown,
): Promise<GatesResult | null> {
  const view = await gates.findGates(organizationId, eventId);
  if (!view) return null;
  const entry = EventEntry.safeParse(edit(view));
  if (!entry.success) return { problem: m.gates_problem_malformed() };
  const saved = await gates.saveEntry(organizationId, eventId, entry.data, revision);
  if (saved.ok) return { done: "saved" };
  return saved.reason === "not_found" ? null : { problem: problemText(saved) };
}

function problemText(refused: Outcome<never, string> & { ok: false }): string {
  const problems = (refused.detail?.problems ?? []) as readonly EntryProblem[];
  for (const problem of problems) {
    const text = ENTRY_PROBLEMS[problem]?.();
    if (text) return text;
  }
  switch (refused.reason) {
    case "changed_since":
      return m.gates_problem_changed_since();
    case "closed":
      return m.gates_problem_closed();
    default:
      return m.gates_problem_malformed();
  }
}

const ENTRY_PROBLEMS: Partial<Record<EntryProblem, () => string>> = {
  gate_name_repeated: m.gates_name_taken,
  list_name_repeated: m.lists_name_taken,
  gate_admits_nothing: m.lists_problem_admits_nothing,
  list_window_empty: m.lists_problem_window,
  reentry_without_exits: m.lists_problem_reentry,
  list_in_use: m.lists_problem_in_use,
  list_unknown: m.lists_problem_gates,
};
