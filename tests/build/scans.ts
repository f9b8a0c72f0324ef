import type { Scan } from "#domain/gate/scan";

/** 21 November 2026, 19:00 in Kolkata. */
export const EVENING = Date.UTC(2026, 10, 21, 13, 30);

/** An admitted entry of ticket `…01` at gate g1 on list main. */
export function aScan(deviceId: string, seq: number, at: number, more: Partial<Scan> = {}): Scan {
  return {
    scanId: `${deviceId}:1:${seq}`,
    deviceId,
    epoch: 1,
    seq,
    listId: "main",
    gateId: "g1",
    ticketId: "00000000000000000001",
    serial: 1,
    keyNo: 1,
    kind: "entry",
    decision: "admit",
    reason: null,
    deviceAt: at,
    offsetMs: 0,
    offsetAgeMs: 1000,
    manifestVersion: 1,
    operator: null,
    undoOf: null,
    input: "camera",
    ...more,
  };
}
