import type { GateManifestHead, ManifestGate, ManifestList, ManifestTicket } from "./manifest";
import { TICKET_FLAGS } from "./manifest";
import type { IncidentScan } from "./incident";
import { type PassagePlace, findConflict } from "./list-rule";
import type { CheckReason, Reason, RefusalReason } from "./refusal-reason";
import type { TicketCodeFacts, TicketCodeRefusal } from "../ticket/ticket-code";
import type { TicketState } from "./ticket-state";

/**
 * The verdict at the gate, always decided on the device, from the gate manifest, the scans it knows and the corrected
 * time. Order: the code; the ticket's own state; list rules.
 */

/** A sale this much younger than the list may have missed it: clocks of the Worker and the object differ a little. */
const LIST_TOLERANCE_MS = 5 * 60_000;

export interface AdmissionAsk {
  /** What was shown: a verified code, or a ticket picked from the list by short code or seat. */
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
  /** The manifest's line of this ticket with what came by sync; null when the list does not hold it. */
  readonly ticket: ManifestTicket | null;
  /** What the known scans say of this ticket on this list; null when there are none. */
  readonly state: TicketState | null;
  readonly head: Pick<GateManifestHead, "timeZone" | "unknownTickets" | "gates">;
  /** Every ticket issued before this time is in the list: the heading's, or the last whole sync's. */
  readonly listAsOf: number;
}

/** What the screen shows beside the word; what is not known is left out. */
export interface VerdictFacts {
  /** When, where and by which phone it was already in, or went out. */
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

/** A code that did not verify is refused for the very reason it failed. */
export function refuseCode(reason: TicketCodeRefusal, otherEventTag?: number): Verdict {
  return stop(reason, otherEventTag === undefined ? {} : { otherEventTag });
}

export function decideAdmission(ask: AdmissionAsk): Verdict {
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

/** Nobody is kept in: whoever is inside goes out, whatever became of the ticket meanwhile and by whichever gate. */
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

/** Which reasons a lead may override with "Admit anyway": the others are somebody else's ticket or none at all. */
export function mayOverride(reason: Reason): boolean {
  return !["invalid_code", "unknown_key", "wrong_event"].includes(reason);
}
