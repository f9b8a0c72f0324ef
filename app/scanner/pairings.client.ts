import { gateCache, scanLog } from "./phone.client";
import type { Pairing } from "./scan-store";

export interface PairingLine {
  readonly deviceId: string;
  readonly eventTitle: string;
  readonly gateName: string;
  readonly listName: string;
  readonly revoked: boolean;
  readonly unsent: number;
}

/** Newest first. */
export async function listPairings(): Promise<PairingLine[]> {
  const pairings = await scanLog.pairings.toArray();
  pairings.sort((a, b) => b.pairedAt - a.pairedAt);
  return Promise.all(pairings.map(lineOf));
}

async function lineOf(pairing: Pairing): Promise<PairingLine> {
  const { deviceId, eventTitle, gateName, listName, revokedAt } = pairing;
  const unsent = await scanLog.countUnsent(deviceId);
  return { deviceId, eventTitle, gateName, listName, revoked: revokedAt !== null, unsent };
}

/** Ends a pairing on this phone. @returns false when scans are unsent: then nothing is removed */
export async function removePairing(deviceId: string): Promise<boolean> {
  const removed = await scanLog.transaction("rw", scanLog.pairings, scanLog.scans, async () => {
    if ((await scanLog.countUnsent(deviceId)) > 0) return false;
    await scanLog.pairings.delete(deviceId);
    return true;
  });
  if (removed) await gateCache.forget(deviceId);
  return removed;
}
