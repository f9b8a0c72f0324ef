export const FAULTS = [
  "partition",
  "request_lost",
  "answer_lost",
  "batch_doubled",
  "batch_delayed",
  "device_crash",
  "device_crash_before_commit",
  "device_crash_mid_sync",
  "device_closed_list_fetched_again",
  "object_crash_before_save",
  "object_crash_after_save",
  "clock_changed",
  "clock_impossible",
  "undo",
  "override",
  "revocation",
  "reissue",
  "sale_after_list",
  "key_rotated",
  "key_withdrawn",
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Tally {
  readonly faults: Record<Fault, number>;
  scans: number;
  repeated: number;
  duplicates: number;
  revokedAdmitted: number;
  supersededAdmitted: number;
}

export function emptyTally(): Tally {
  return {
    faults: Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>,
    scans: 0,
    repeated: 0,
    duplicates: 0,
    revokedAdmitted: 0,
    supersededAdmitted: 0,
  };
}
