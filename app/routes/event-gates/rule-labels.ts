import { m } from "#i18n/paraglide/messages";
import type { GatesView } from "#worker/gate/gates";

type Rule = GatesView["lists"][number]["rule"];

export const RULES: readonly Rule[] = ["once", "once_a_day", "reentry"];

/** Text of a list's admission rule. */
export function ruleLabel(rule: Rule): string {
  switch (rule) {
    case "once":
      return m.gates_rule_once();
    case "once_a_day":
      return m.gates_rule_once_a_day();
    case "reentry":
      return m.gates_rule_reentry();
  }
}

/** What the rule means for a ticket holder. */
export function ruleDetail(rule: Rule): string {
  switch (rule) {
    case "once":
      return m.lists_rule_once_detail();
    case "once_a_day":
      return m.lists_rule_once_a_day_detail();
    case "reentry":
      return m.lists_rule_reentry_detail();
  }
}
