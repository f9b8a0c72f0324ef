import { eventDay } from "../time/event-day";
import type { IncidentScan } from "./incident";

/**
 * The rule of a check-in list: how often one ticket may enter. The gate (before a scan is recorded) and the reducer
 * (over all recorded scans) call the same function, so that a verdict and the later duplicate report agree.
 */
export interface ListRule {
  readonly id: string;
  readonly rule: "once" | "once_a_day" | "reentry";
  /** Minutes after local midnight at which a new day begins, for `once_a_day`. */
  readonly dayCutOffMinutes: number;
}

/** One recorded entry or exit of a ticket; undone scans are left out. */
export interface Passage {
  readonly direction: "entry" | "exit";
  /** From {@link ruleDay}. */
  readonly day: string;
  readonly scan: IncidentScan;
}

/** Position of a scan in the order of all scans. Scans of one device are recorded in that device's order. */
export interface PassagePlace {
  /** Corrected time, epoch ms. */
  readonly at: number;
  readonly deviceId: string;
}

export interface EntryConflict {
  /** The recorded entry that excludes another one. */
  readonly entry: IncidentScan;
  /** The exit that followed it; null while it is inside, and always null for `reentry`. */
  readonly exit: IncidentScan | null;
}

/** Returns the event's day (`YYYY-MM-DD`) that a time counts for under `once_a_day`, and "" under the other rules. */
export function ruleDay(list: ListRule, timeZone: string, at: number): string {
  return list.rule === "once_a_day" ? eventDay(at, timeZone, list.dayCutOffMinutes) : "";
}

/**
 * Returns the recorded entry that excludes a further entry at `place`, or null when the rule allows it. Two entries
 * exclude each other: under `once` always, under `once_a_day` on the same day, under `reentry` without an exit between
 * them. A conflict is therefore also found with an entry that is ordered after `place` (fast clock of another device).
 * The nearest earlier entry is returned first.
 * @param passages in scan order
 */
export function findConflict(
  list: ListRule,
  passages: readonly Passage[],
  place: PassagePlace,
  timeZone: string,
): EntryConflict | null {
  if (passages.length === 0) return null;
  let next = passages.length;
  while (next > 0 && !isBefore(passages[next - 1]!.scan, place)) next--;
  if (list.rule === "reentry") {
    const neighbours = [passages[next - 1], passages[next]];
    const entry = neighbours.find((passage) => passage?.direction === "entry");
    return entry ? { entry: entry.scan, exit: null } : null;
  }
  const day = ruleDay(list, timeZone, place.at);
  const excludes = (passage: Passage) => passage.direction === "entry" && passage.day === day;
  let found = passages.findLastIndex((passage, index) => index < next && excludes(passage));
  if (found < 0) found = passages.findIndex(excludes);
  if (found < 0) return null;
  const after = passages[found + 1];
  return { entry: passages[found]!.scan, exit: after?.direction === "exit" ? after.scan : null };
}

function isBefore(scan: IncidentScan, place: PassagePlace): boolean {
  return scan.at < place.at || (scan.at === place.at && scan.deviceId <= place.deviceId);
}
