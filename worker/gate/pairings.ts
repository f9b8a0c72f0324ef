import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { base64url } from "jose";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { Database } from "../db/database";
import { device, pairing } from "../db/schema";
import { newId } from "../platform/ids";
import { hashOf } from "../platform/digest";

export const PAIRING_MS = 5 * 60_000;
/** Retention after expiry, so that a page that shows an old code can report its state. */
const KEPT_MS = 24 * 3_600_000;

/** A device's public key without other JWK members. */
export interface DeviceKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

export type DeviceRow = typeof device.$inferSelect;

/** @returns the code, which is not stored, and its hash as the pairing's id */
export async function openPairing(
  db: Database,
  about: { eventId: string; gateId: string; createdBy: string },
  now: number,
): Promise<{ code: string; pairingId: string; expiresAt: number }> {
  const code = base64url.encode(crypto.getRandomValues(new Uint8Array(16)));
  const pairingId = await hashOf(code);
  const expiresAt = now + PAIRING_MS;
  await db.insert(pairing).values({ codeHash: pairingId, ...about, expiresAt });
  return { code, pairingId, expiresAt };
}

/**
 * Pairs one device with one code. Idempotent for the same key within five minutes; a used code is refused for another
 * key.
 */
export async function usePairing(
  db: Database,
  code: string,
  phone: { readonly publicKey: DeviceKey; readonly name: string },
  now: number,
): Promise<
  Outcome<{ device: DeviceRow; repeated: boolean }, "pairing_unknown" | "pairing_expired" | "pairing_used">
> {
  const codeHash = await hashOf(code);
  await db
    .update(pairing)
    .set({ usedAt: now, deviceId: newId(now) })
    .where(and(eq(pairing.codeHash, codeHash), isNull(pairing.usedAt), gt(pairing.expiresAt, now)));
  const [row] = await db.select().from(pairing).where(eq(pairing.codeHash, codeHash));
  if (!row) return refuse("pairing_unknown");
  if (!row.deviceId || row.expiresAt <= now) return refuse(row.deviceId ? "pairing_used" : "pairing_expired");
  const inserted = await db
    .insert(device)
    .values({
      id: row.deviceId,
      eventId: row.eventId,
      gateId: row.gateId,
      name: phone.name,
      publicKey: { ...phone.publicKey },
      pairedBy: row.createdBy,
      pairedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: device.id });
  const [paired] = await db.select().from(device).where(eq(device.id, row.deviceId));
  if (!paired || !sameKey(paired.publicKey, phone.publicKey)) return refuse("pairing_used");
  return accept({ device: paired, repeated: inserted.length === 0 });
}

function sameKey(stored: DeviceRow["publicKey"], key: DeviceKey): boolean {
  return stored.x === key.x && stored.y === key.y;
}

/** Deletes expired codes after their retention; devices stay. */
export async function purgePairings(db: Database, now: number): Promise<void> {
  await db.delete(pairing).where(lt(pairing.expiresAt, now - KEPT_MS));
}
