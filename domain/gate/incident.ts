/** Something a person should look at. Derived from the set of scans, so it is the same wherever it is worked out. */
export const INCIDENT_KINDS = [
  "duplicate_admission",
  "revoked_admitted",
  "superseded_admitted",
  "unknown_admitted",
  "exit_without_entry",
  "clock_suspect",
  "scans_missing",
  "quarantined_scan",
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
  /** `kind:what it is about`: the same incident keeps its id when more scans join it. */
  readonly id: string;
  readonly kind: IncidentKind;
  /** Of the scan that made it an incident. */
  readonly at: number;
  readonly listId: string | null;
  readonly ticketId: string | null;
  /** In order; of a duplicate admission the first is the one that counts. */
  readonly scans: readonly IncidentScan[];
}

/** Sort order of incidents: newest first, then by id. */
export function newestFirst(a: Incident, b: Incident): number {
  return b.at - a.at || (a.id < b.id ? -1 : 1);
}
