import type { TicketChange } from "./manifest-format";
import type { Scan } from "./scan";
import type { QuarantineReason } from "./sync";

/** Rows that the event's object stores; a `GateLedger` is rebuilt from them. */
export interface ScanRow {
  readonly position: number;
  readonly scan: Scan;
  readonly receivedAt: number;
}

/** A quarantined record without its content. */
export interface QuarantineEntry {
  readonly position: number;
  readonly deviceId: string;
  readonly why: QuarantineReason;
  readonly receivedAt: number;
  /** For deduplication: the same for equal bytes. */
  readonly fingerprint: string;
  readonly bytes: number;
  /** The id in the record, if it is one of the device's own; null otherwise. */
  readonly scanId: string | null;
}

export interface QuarantineRow extends QuarantineEntry {
  /** The record as received, JSON. */
  readonly raw: string;
}

/** Status of a device at its last sync. */
export interface DeviceRecord {
  readonly deviceId: string;
  readonly gateId: string;
  readonly lastContactAt: number;
  readonly epoch: number;
  readonly headSeq: number;
  readonly pendingScans: number;
  readonly appVersion: string;
  readonly clockOffsetMs: number | null;
  readonly manifestVersion: number | null;
}

export interface LedgerRows {
  readonly scans: readonly ScanRow[];
  readonly quarantine: readonly QuarantineEntry[];
  readonly tickets: readonly TicketChange[];
  readonly devices: readonly DeviceRecord[];
  /** Ids of scans that are overrides without the right. */
  readonly unauthorized: readonly string[];
}
