import type { GateManifestHead, ManifestGate, ManifestList, ManifestTicket } from "./manifest-format";
import { TICKET_FLAGS } from "./manifest-format";
import type { IncidentScan } from "./incident";
import { type PassagePlace, findConflict } from "./list-rule";
import type { CheckReason, Reason, RefusalReason } from "./verdict-reason";
import type { TicketCodeFacts, TicketCodeRefusal } from "../ticket/ticket-code";
import type { TicketState } from "./ticket-state";

/**
 * The verdict at the gate. The device decides it from the gate manifest, the known scans and the corrected time, in this
 * order: code, ticket status, gate, list times, list rule.
 */

/** Tolerance for a sale just before the list was made: clocks of Worker and object differ. */
const LIST_TOLERANCE_MS = 5 * 60_000;

export interface AdmissionRequest {
  /** A verified code, or a ticket selected from the list by short code or seat. */
  readonly shown:
    | { readonly by: "code"; readonly code: TicketCodeFacts }
    | { readonly by: "list"; readonly ticket: ManifestTicket };
  readonly direction: "entry" | "exit";
  /** Corrected time: the device's clock plus its measured offset. */
  readonly at: number;
  /** Where the scan will be ordered among the known ones, from `CheckInBook.placeOfNext`. */
  readonly place: PassagePlace;
  readonly gate: ManifestGate;
  readonly list: ManifestList;
  /** The ticket in the manifest including synced changes; null when it is not listed. */
  readonly ticket: ManifestTicket | null;
  /** State of this ticket on this list from the known scans; null without scans. */
  readonly state: TicketState | null;
  readonly head: Pick<GateManifestHead, "timeZone" | "unknownTickets" | "gates">;
  /** Every ticket issued before this time is listed: `asOf` of the head or of the last complete sync. */
  readonly listAsOf: number;
}

/** Details for the verdict screen; unknown ones are absent. */
export interface VerdictFacts {
  /** The earlier entry or exit that excludes this entry. */
  readonly earlier?: { readonly at: number; readonly gateId: string; readonly deviceId: string };
  readonly issuedAt?: number;
  readonly listAsOf?: number;
  readonly validFrom?: number;
  readonly validUntil?: number;
  /** Gates that admit this ticket type. */
  readonly gates?: readonly string[];
  readonly otherEventTag?: number;
  readonly shownSerial?: number;
  readonly validSerial?: number;
}

export type Verdict = { readonly facts: VerdictFacts } & (
  | { readonly decision: "admit"; readonly reason: null }
  | { readonly decision: "check"; readonly reason: CheckReason }
  | { readonly decision: "refuse"; readonly reason: RefusalReason }
);

/** Returns the refusal of a code that did not verify. */
export function refuseCode(reason: TicketCodeRefusal, otherEventTag?: number): Verdict {
  return stop(reason, otherEventTag === undefined ? {} : { otherEventTag });
}

/** Returns the verdict. The first failing check determines the reason; an exit is never refused. */
export function decideAdmission(ask: AdmissionRequest): Verdict {
  const { shown, ticket, gate, list, head, at, state } = ask;
  if (ask.direction === "exit") return decideExit(state);
  const typeCode = shown.by === "code" ? shown.code.ticketTypeCode : shown.ticket.ticketTypeCode;

  if (ticket) {
    const shownSerial = shown.by === "code" ? shown.code.serial : ticket.serial;
    if (ticket.flags & TICKET_FLAGS.revoked) return stop("revoked");
    if (shownSerial < ticket.serial) return stop("superseded", { shownSerial, validSerial: ticket.serial });
    if (ticket.flags & TICKET_FLAGS.unpaid) return stop("unpaid");
    if (ticket.flags & TICKET_FLAGS.blocked) return stop("blocked");
  } else if (shown.by === "code" && shown.code.issuedAt <= ask.listAsOf - LIST_TOLERANCE_MS) {
    return stop("unknown", { issuedAt: shown.code.issuedAt, listAsOf: ask.listAsOf });
  } else if (shown.by === "list" || head.unknownTickets === "refuse") {
    return stop("unknown", { listAsOf: ask.listAsOf });
  }

  if (gate.ticketTypeCodes.length > 0 && !gate.ticketTypeCodes.includes(typeCode)) {
    const others = head.gates.filter(
      (other) => other.ticketTypeCodes.length === 0 || other.ticketTypeCodes.includes(typeCode),
    );
    return others.length > 0
      ? stop("wrong_gate", { gates: others.map((other) => other.name) })
      : stop("wrong_type");
  }

  if (list.validFrom !== null && at < list.validFrom) return stop("not_yet", { validFrom: list.validFrom });
  if (list.validUntil !== null && at >= list.validUntil)
    return stop("too_late", { validUntil: list.validUntil });

  const conflict = findConflict(list, state?.passages ?? [], ask.place, head.timeZone);
  if (conflict)
    return conflict.exit
      ? stop("no_reentry", earlierOf(conflict.exit))
      : stop("already_in", earlierOf(conflict.entry));

  if (!ticket && shown.by === "code")
    return look("sold_after_list", { issuedAt: shown.code.issuedAt, listAsOf: ask.listAsOf });
  return go();
}

/** An exit is admitted while the ticket is inside, regardless of ticket status and gate; otherwise amber. */
function decideExit(state: TicketState | null): Verdict {
  return state?.inside ? go() : look("not_inside", earlierOf(state?.last ?? null));
}

function earlierOf(scan: IncidentScan | null): VerdictFacts {
  return scan ? { earlier: { at: scan.at, gateId: scan.gateId, deviceId: scan.deviceId } } : {};
}

function go(): Verdict {
  return { decision: "admit", reason: null, facts: {} };
}

function look(reason: CheckReason, facts: VerdictFacts = {}): Verdict {
  return { decision: "check", reason, facts };
}

function stop(reason: RefusalReason, facts: VerdictFacts = {}): Verdict {
  return { decision: "refuse", reason, facts };
}

/** Returns whether a lead may override the reason with "Admit anyway"; not for codes that prove no ticket of this event. */
export function mayOverride(reason: Reason): boolean {
  return !["invalid_code", "unknown_key", "key_withdrawn", "wrong_event"].includes(reason);
}
