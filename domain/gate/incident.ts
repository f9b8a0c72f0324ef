/** A finding for staff. Derived from the set of scans, so that device and object compute the same. */
export const INCIDENT_KINDS = [
  "duplicate_admission",
  "revoked_admitted",
  "superseded_admitted",
  "unknown_admitted",
  "exit_without_entry",
  "clock_suspect",
  "scans_missing",
  "quarantined_scan",
  /** A refused ticket was admitted on a phone whose holder has no right to. */
  "override_without_right",
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export interface IncidentScan {
  readonly scanId: string;
  readonly deviceId: string;
  readonly gateId: string;
  /** Corrected time. */
  readonly at: number;
}

export interface Incident {
  /** `kind:subject`: stable when further scans join the incident. */
  readonly id: string;
  readonly kind: IncidentKind;
  /** Time of its latest scan. */
  readonly at: number;
  readonly listId: string | null;
  readonly ticketId: string | null;
  /** In scan order; the first scan of a duplicate admission is the one that counts. */
  readonly scans: readonly IncidentScan[];
}

/** Sort order of incidents: newest first, then by id. */
export function newestFirst(a: Incident, b: Incident): number {
  return b.at - a.at || (a.id < b.id ? -1 : 1);
}
