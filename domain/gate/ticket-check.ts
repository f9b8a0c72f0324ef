import type { TicketCodeFacts } from "../ticket/ticket-code";
import type { GateLedger } from "./ledger";
import { type GateManifestHead, placeLabel } from "./manifest-format";
import { type Scan, scanIdOf } from "./scan";
import type { SyncRequest } from "./sync";
import { type Verdict, decideAdmission } from "./verdict";

/** A check of a ticket's verified code with the event's own state, without a paired device. */
export interface TicketCheckRequest {
  /** Id of a log of scans: its checks are ordered and counted as those of one device. */
  readonly deviceId: string;
  readonly gateId: string;
  readonly code: TicketCodeFacts;
  readonly direction: "entry" | "exit";
  /** Records the attempt, so that an admission counts; otherwise nothing changes. */
  readonly record: boolean;
  /** Shown in the log of scans. */
  readonly operator: string | null;
}

export interface TicketCheck {
  readonly verdict: Verdict;
  /** "H 14"; the code's own text for a ticket that is not listed. */
  readonly place: string;
  readonly ticketTypeName: string;
  readonly recorded: boolean;
}

/** All of a manifest's epochs begin here: a server keeps one log for each such device. */
const EPOCH = 1;
const APP_VERSION = "api";

/**
 * The verdict as a device with every scan would give it, and the sync request that records it; null without a record, or
 * for an unknown gate.
 * @param now epoch milliseconds of the server
 */
export function checkTicket(
  request: TicketCheckRequest,
  head: GateManifestHead,
  ledger: GateLedger,
  now: number,
): { readonly check: TicketCheck; readonly sync: SyncRequest | null } | null {
  const { code, deviceId, direction } = request;
  const gate = head.gates.find(({ id }) => id === request.gateId);
  const list = head.lists.find(({ id }) => id === gate?.listId);
  if (!gate || !list) return null;
  const ticket = ledger.findTicket(code.ticketId);
  const verdict = decideAdmission({
    shown: { by: "code", code },
    direction,
    at: now,
    place: ledger.book.placeOfNext(deviceId, now),
    gate,
    list,
    ticket,
    state: ledger.book.stateOf(list.id, code.ticketId),
    head,
    listAsOf: now,
  });
  const check: TicketCheck = {
    verdict,
    place: ticket ? placeLabel(ticket.place) : code.seat,
    ticketTypeName: head.ticketTypes.find((type) => type.code === code.ticketTypeCode)?.name ?? "",
    recorded: request.record,
  };
  if (!request.record) return { check, sync: null };
  const known = Array.from(ledger.devices()).find((each) => each.deviceId === deviceId);
  const seq = (known?.headSeq ?? 0) + 1;
  const scan: Scan = {
    scanId: scanIdOf(deviceId, EPOCH, seq),
    deviceId,
    epoch: EPOCH,
    seq,
    listId: list.id,
    gateId: gate.id,
    ticketId: code.ticketId,
    serial: code.serial,
    keyNo: code.keyNo,
    kind: direction,
    decision: verdict.decision,
    reason: verdict.reason,
    deviceAt: now,
    offsetMs: 0,
    offsetAgeMs: 0,
    manifestVersion: head.version,
    operator: request.operator,
    undoOf: null,
    input: "wedge",
  };
  const sync: SyncRequest = {
    v: 2,
    epoch: EPOCH,
    headSeq: seq,
    pending: 1,
    cursor: ledger.position,
    manifestVersion: head.version,
    appVersion: APP_VERSION,
    clock: { offsetMs: 0, ageMs: 0 },
    scans: [scan],
  };
  return { check, sync };
}
