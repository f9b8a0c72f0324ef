import type { ClockBounds } from "./clock-bounds";
import type { TimedScan } from "./device-log";
import type { Incident, IncidentKind, IncidentScan } from "./incident";
import { type ListRule, type Passage, findConflict, ruleDay } from "./list-rule";
import { isAdmission, isExit } from "./scan";

/** The check-in state of one ticket on one list. */
export interface TicketState {
  readonly listId: string;
  readonly ticketId: string;
  readonly inside: boolean;
  /** The admission that counts. */
  readonly first: IncidentScan | null;
  /** The last admission or exit. */
  readonly last: IncidentScan | null;
  /** Admissions and exits in scan order, without undone ones. */
  readonly passages: readonly Passage[];
  /** Admissions including duplicates, without undone ones. */
  readonly admissions: number;
  readonly exits: number;
  /** Admissions that the list's rule does not allow. */
  readonly duplicates: number;
  readonly incidents: readonly Incident[];
}

/** What the reducer needs besides the scans. */
export interface CheckInRules {
  readonly timeZone: string;
  readonly lists: readonly ListRule[];
  /** Without them every time from 2020 to 2099 is possible. */
  readonly clock?: ClockBounds;
  /** Null for an unknown ticket. The serial is the valid one. */
  findTicket(ticketId: string): { readonly serial: number; readonly revoked: boolean } | null;
}

/**
 * Returns the state of one ticket on one list. A list that is not in the rules counts as `once`.
 * @param entries scans of that ticket and list in scan order, without undone ones
 */
export function reduceTicket(
  entries: readonly TimedScan[],
  { listId, ticketId }: { readonly listId: string; readonly ticketId: string },
  rules: CheckInRules,
): TicketState {
  const list = rules.lists.find(({ id }) => id === listId) ?? {
    id: listId,
    rule: "once",
    dayCutOffMinutes: 0,
  };
  const ticket = rules.findTicket(ticketId);
  const found: Partial<Record<IncidentKind, IncidentScan[]>> = {};
  const record = (kind: IncidentKind, scan: IncidentScan) => (found[kind] ??= []).push(scan);
  const passages: Passage[] = [];
  let first: IncidentScan | null = null;
  let inside = false;
  let admissions = 0;
  let duplicates = 0;

  for (const { scan, at } of entries) {
    const seen: IncidentScan = { scanId: scan.scanId, deviceId: scan.deviceId, gateId: scan.gateId, at };
    if (isAdmission(scan)) {
      const conflict = findConflict(list, passages, seen, rules.timeZone);
      if (conflict) {
        if (found.duplicate_admission?.at(-1) !== conflict.entry)
          record("duplicate_admission", conflict.entry);
        record("duplicate_admission", seen);
        duplicates++;
      }
      passages.push({ direction: "entry", day: ruleDay(list, rules.timeZone, at), scan: seen });
      admissions++;
      inside = true;
      first ??= seen;
      if (!ticket) record("unknown_admitted", seen);
      else if (ticket.revoked) record("revoked_admitted", seen);
      else if (scan.serial !== null && scan.serial < ticket.serial) record("superseded_admitted", seen);
    } else if (isExit(scan)) {
      if (!inside) record("exit_without_entry", seen);
      passages.push({ direction: "exit", day: "", scan: seen });
      inside = false;
    }
  }
  return {
    listId,
    ticketId,
    inside,
    first,
    last: passages.at(-1)?.scan ?? null,
    passages,
    admissions,
    exits: passages.length - admissions,
    duplicates,
    incidents: Object.entries(found).map(([kind, scans]) => ({
      id: `${kind}:${listId}:${ticketId}`,
      kind: kind as IncidentKind,
      at: scans.at(-1)!.at,
      listId,
      ticketId,
      scans,
    })),
  };
}
