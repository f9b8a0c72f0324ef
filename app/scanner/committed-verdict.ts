import type { Verdict, VerdictFacts } from "#domain/gate/admission";
import type { Reason } from "#domain/gate/refusal-reason";
import type { Scan } from "#domain/gate/scan";

export type VerdictTone = "admit" | "check" | "stop";

declare const written: unique symbol;

/**
 * A verdict whose scan is committed to the log. Only AdmissionService creates one, after the log's transaction has
 * completed, and the screen accepts no other type: no verdict is painted before its record is committed.
 */
export interface Committed {
  readonly [written]: true;
  readonly scanId: string;
  readonly kind: Scan["kind"];
  readonly tone: VerdictTone;
  readonly decision: Verdict["decision"];
  readonly reason: Reason | null;
  readonly facts: VerdictFacts;
  readonly input: Scan["input"];
  readonly ticketId: string | null;
  /** "H 14"; empty for general admission and for unknown tickets. */
  readonly place: string;
  readonly ticketType: string;
  /** Was admitted before (re-entry). */
  readonly again: boolean;
  readonly mayOverride: boolean;
  readonly deviceAt: number;
}

/** A scanned or selected ticket after lookup, before the commit. */
export interface Shown {
  readonly verdict: Verdict;
  readonly ticketId: string | null;
  readonly serial: number | null;
  readonly keyNo: number | null;
  readonly place: string;
  readonly ticketType: string;
  readonly again: boolean;
  readonly input: Scan["input"];
}

export function unknownTicket(verdict: Verdict, input: Scan["input"]): Shown {
  return {
    verdict,
    ticketId: null,
    serial: null,
    keyNo: null,
    place: "",
    ticketType: "",
    again: false,
    input,
  };
}

export function toneOf(decision: Verdict["decision"]): VerdictTone {
  return decision === "admit" ? "admit" : decision === "check" ? "check" : "stop";
}
