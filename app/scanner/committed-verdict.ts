import { type Verdict, type VerdictFacts, mayOverride } from "#domain/gate/verdict";
import type { GateManifest } from "#domain/gate/manifest-lookup";
import { placeLabel } from "#domain/gate/manifest-format";
import type { Reason } from "#domain/gate/verdict-reason";
import type { Scan } from "#domain/gate/scan";

export type VerdictTone = "admit" | "check" | "stop";

declare const written: unique symbol;

/**
 * A verdict whose scan is committed to the log. {@link verdictOf} and {@link restoreVerdict} take the scan that the log
 * has stored, and the screen accepts no other type: no verdict is painted before its record is committed.
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

/** The verdict of a scan that the log has just committed. */
export function verdictOf(scan: Scan, { verdict, place, ticketType, again }: Shown): Committed {
  return commit(scan, {
    facts: verdict.facts,
    place,
    ticketType,
    again,
    mayOverride: scan.ticketId !== null && scan.reason !== null && mayOverride(scan.reason),
  });
}

/** The verdict of a scan from before the page was opened. */
export function restoreVerdict(scan: Scan, manifest: GateManifest): Committed {
  const ticket = scan.ticketId === null ? null : manifest.findTicket(scan.ticketId);
  return commit(scan, {
    facts: {},
    place: placeLabel(ticket?.place ?? null),
    ticketType: ticket ? manifest.typeName(ticket.ticketTypeCode) : "",
    again: false,
    mayOverride: false,
  });
}

function commit(
  scan: Scan,
  shown: Pick<Committed, "facts" | "place" | "ticketType" | "again" | "mayOverride">,
): Committed {
  return {
    ...shown,
    scanId: scan.scanId,
    kind: scan.kind,
    tone: toneOf(scan.decision),
    decision: scan.decision,
    reason: scan.reason,
    input: scan.input,
    ticketId: scan.ticketId,
    deviceAt: scan.deviceAt,
  } as Committed;
}
