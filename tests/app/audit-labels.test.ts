import { describe, expect, test } from "vitest";
import { actionLabel, factsText, findActionsByLabel } from "#app/routes/admin-audit/audit-labels";

const sources: Record<string, string> = import.meta.glob("../../worker/**/*.ts", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Every action code in the Worker's source, `noun.past_verb`. */
function findActionCodes(): string[] {
  const found = new Set<string>();
  for (const source of Object.values(sources)) {
    if (!/\b(recordAudit|organizationAudit)\b/.test(source)) continue;
    const nouns =
      /"((?:invitation|organization|member|user|lexicon|device|effect|booking|payment|venue|webhook|event|review|rating)\.[a-z_]+)"/g;
    for (const [, action = ""] of source.matchAll(nouns)) found.add(action);
    if (source.includes("action: `event.${action}`"))
      for (const [, verb] of source.matchAll(/\brecord\(row, "([a-z_]+)"/g)) found.add(`event.${verb}`);
  }
  return [...found].toSorted();
}

describe("labels of the audit log", () => {
  test("every action that the Worker records has a label", () => {
    const actions = findActionCodes();
    expect(actions).toContain("event.approved");
    expect(actions).toContain("device.revoked");
    for (const action of actions) expect([action, actionLabel(action)]).not.toEqual([action, action]);
  });

  test("a search matches the labels of actions", () => {
    expect(findActionsByLabel("scanner")).toEqual(["device.paired", "device.revoked"]);
    expect(findActionsByLabel("nothing of the kind")).toEqual([]);
  });

  test("facts show amounts in rupees, roles by name and other values unchanged", () => {
    expect(factsText({ reason: "spam", refundsMinor: 41_200_000 })).toBe("reason: spam, refunds: 4,12,000");
    expect(factsText({ from: "staff", to: null })).toBe("before: Staff, now: –");
    expect(factsText({ gates: ["Gate 1", "Gate 2"], planChanged: true })).toBe(
      "gates: Gate 1; Gate 2, seating changed: yes",
    );
  });
});
