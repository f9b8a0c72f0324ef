import type { Database } from "../db/database";
import { device } from "../db/schema";
import { newId } from "../platform/ids";

/** A scanner at gate 1 of tonight's show. Its private key is discarded: it can be listed and revoked only. */
export async function pairDemoDevice(
  db: Database,
  eventId: string,
  pairedBy: string,
  now: number,
): Promise<void> {
  const keys = (await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const { kty, crv, x, y } = (await crypto.subtle.exportKey("jwk", keys.publicKey)) as JsonWebKey;
  await db.insert(device).values({
    id: newId(),
    eventId,
    gateId: "gate-1",
    name: "Desk phone B",
    publicKey: { kty, crv, x, y },
    pairedBy,
    pairedAt: now,
  });
}
