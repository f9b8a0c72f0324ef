import { SYNC_VERSION, type SyncDevice, type SyncRequest } from "#domain/gate/sync";

/** The first sync of a device that has no manifest and has sent nothing before. */
export function aSyncRequest(scans: readonly unknown[], more: Partial<SyncRequest> = {}): SyncRequest {
  return {
    v: SYNC_VERSION,
    epoch: 1,
    headSeq: 0,
    pending: scans.length,
    cursor: 0,
    manifestVersion: null,
    appVersion: "test",
    clock: null,
    scans: [...scans],
    ...more,
  };
}

export function aSyncDevice(deviceId: string, revoked = false): SyncDevice {
  return { deviceId, gateId: "g1", revoked };
}
