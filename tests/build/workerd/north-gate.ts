import type { Scan } from "#domain/gate/scan";
import type { SyncRequest } from "#domain/gate/sync";
import { aScan as aScanAt } from "../scans";
import { aSyncRequest } from "../sync-request";

/** A scan of now at the north gate. */
export function aScan(
  deviceId: string,
  seq: number,
  ticketId: string | null,
  more: Partial<Scan> = {},
): Scan {
  const known = ticketId === null ? null : 1;
  return aScanAt(deviceId, seq, Date.now(), {
    gateId: "north",
    ticketId,
    serial: known,
    keyNo: known,
    offsetAgeMs: 0,
    ...more,
  });
}

export function aSync(scans: readonly unknown[], more: Partial<SyncRequest> = {}): SyncRequest {
  return aSyncRequest(scans, { headSeq: scans.length, clock: { offsetMs: 0, ageMs: 0 }, ...more });
}
