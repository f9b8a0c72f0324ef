import { importJWK } from "jose";
import { GateManifest } from "#domain/gate/manifest-lookup";
import type { Scan } from "#domain/gate/scan";
import type { EventKeys } from "#domain/ticket/ticket-code";
import { AdmissionService } from "./admission-service";
import type { GateCache, SyncState } from "./gate-cache";
import { readGate } from "./manifest-load";
import type { Pairing, ScanLog } from "./scan-store";

export interface OpenedAdmission {
  readonly service: AdmissionService;
  readonly sync: SyncState;
  /** The scans of this device. */
  readonly own: readonly Scan[];
}

/** Opens the service of the stored manifest; null while no complete manifest is stored. */
export async function openAdmission(
  log: ScanLog,
  cache: GateCache,
  pairing: Pairing,
): Promise<OpenedAdmission | null> {
  const stored = await readGate(cache, pairing.deviceId);
  if (!stored) return null;
  const own = await log.listScans(pairing.deviceId);
  const manifest = new GateManifest(stored.head, stored.shards);
  const service = new AdmissionService({
    log,
    pairing,
    manifest,
    keys: await importKeys(manifest.keys()),
    sync: stored.sync,
    scans: [...own, ...stored.scans],
    changes: stored.changes,
  });
  return { service, sync: stored.sync, own };
}

/** Keys that jose reads as secrets are left out: tickets are signed with public keys only. */
async function importKeys(event: ReturnType<GateManifest["keys"]>): Promise<EventKeys> {
  const keys = new Map<number, CryptoKey>();
  for (const [keyNo, jwk] of event.keys) {
    const key = await importJWK(jwk, "ES256");
    if (!(key instanceof Uint8Array)) keys.set(keyNo, key);
  }
  return { ...event, keys };
}
