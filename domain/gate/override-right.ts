import { correctedTime } from "./device-log";
import type { Incident } from "./incident";
import { CHECK_REASONS } from "./verdict-reason";
import type { Scan } from "./scan";

/** The right of the person who holds a paired phone to admit a ticket that was refused, as D1 stores it. */
export interface OverrideRight {
  /** Name at the time of the grant; the phone records it as the scan's operator. */
  readonly person: string;
  /** Epoch ms. */
  readonly from: number;
  /** Epoch ms; null: not withdrawn. */
  readonly until: number | null;
}

/** A phone that was granted the right can differ from the server's clock by this much. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

const AMBER: readonly string[] = CHECK_REASONS;

/** Returns whether a scan admits a refused ticket. An amber verdict may be decided by any staff. */
export function needsOverrideRight(scan: Pick<Scan, "kind" | "reason">): boolean {
  return scan.kind === "override" && (scan.reason === null || !AMBER.includes(scan.reason));
}

/**
 * Returns whether the scan was made by the person with the right, while it was granted: an override that a phone sends
 * after the withdrawal but made before it counts as allowed.
 */
export function hasOverrideRight(
  scan: Pick<Scan, "operator" | "deviceAt" | "offsetMs">,
  right: OverrideRight | null,
): boolean {
  if (!right || scan.operator !== right.person) return false;
  const at = correctedTime(scan);
  return at >= right.from - CLOCK_TOLERANCE_MS && at < (right.until ?? Infinity) + CLOCK_TOLERANCE_MS;
}

/** Returns the incident of an override without the right. The scan counts: the ticket is inside. */
export function overrideIncident(scan: Scan, at: number): Incident {
  const { scanId, deviceId, gateId, listId, ticketId } = scan;
  return {
    id: `override_without_right:${scanId}`,
    kind: "override_without_right",
    at,
    listId,
    ticketId,
    scans: [{ scanId, deviceId, gateId, at }],
  };
}
