import type { TicketChange } from "./manifest";
import type { Scan } from "./scan";
import type { QuarantineReason } from "./sync";

/** Rows that the event's object stores; a `GateLedger` is rebuilt from them. */
export interface ScanRow {
  readonly position: number;
  readonly scan: Scan;
  readonly receivedAt: number;
}

export interface QuarantineRow {
  readonly position: number;
  readonly deviceId: string;
  readonly why: QuarantineReason;
  /** The record as received, JSON. */
  readonly raw: string;
  readonly receivedAt: number;
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
  readonly quarantine: readonly QuarantineRow[];
  readonly tickets: readonly TicketChange[];
  readonly devices: readonly DeviceRecord[];
}
