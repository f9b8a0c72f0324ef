import { m } from "#i18n/paraglide/messages";
import type { GatesView } from "#worker/gate/gates";

/** Text of a list's admission rule. */
export function ruleLabel(rule: GatesView["lists"][number]["rule"]): string {
  switch (rule) {
    case "once":
      return m.gates_rule_once();
    case "once_a_day":
      return m.gates_rule_once_a_day();
    case "reentry":
      return m.gates_rule_reentry();
  }
}
