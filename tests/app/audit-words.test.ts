import { describe, expect, test } from "vitest";
import { actionWords, actionsSaying, factWords } from "#app/routes/admin-audit/audit-words";

const sources: Record<string, string> = import.meta.glob("../../worker/**/*.ts", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Every `noun.past_verb` that the Worker may write into the log. */
function writtenActions(): string[] {
  const found = new Set<string>();
  for (const source of Object.values(sources)) {
    if (!/\brecordAudit\b/.test(source)) continue;
    const nouns =
      /"((?:invitation|organization|member|user|lexicon|device|effect|booking|venue|event|review|rating)\.[a-z_]+)"/g;
    for (const [, action = ""] of source.matchAll(nouns)) found.add(action);
    if (source.includes("action: `event.${action}`"))
      for (const [, verb] of source.matchAll(/\brecord\(row, "([a-z_]+)"/g)) found.add(`event.${verb}`);
  }
  return [...found].toSorted();
}

describe("the audit log in words", () => {
  test("says every action that is ever written", () => {
    const actions = writtenActions();
    expect(actions).toContain("event.approved");
    expect(actions).toContain("device.revoked");
    for (const action of actions) expect([action, actionWords(action)]).not.toEqual([action, action]);
  });

  test("is searched by what it says", () => {
    expect(actionsSaying("scanner")).toEqual(["device.paired", "device.revoked"]);
    expect(actionsSaying("nothing of the kind")).toEqual([]);
  });

  test("says its facts: amounts in rupees, roles by their names, the rest as kept", () => {
    expect(factWords({ reason: "spam", refundsMinor: 41_200_000 })).toBe("reason: spam, refunds: 4,12,000");
    expect(factWords({ from: "staff", to: null })).toBe("before: Staff, now: –");
    expect(factWords({ gates: ["Gate 1", "Gate 2"], planChanged: true })).toBe(
      "gates: Gate 1; Gate 2, seating changed: yes",
    );
  });
});
