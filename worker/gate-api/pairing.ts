import { eq } from "drizzle-orm";
import { z } from "zod";
import { PAIRING_KID, claimedDevice, verifyDeviceProof } from "#domain/gate/device-proof";
import { readEntry } from "../catalogue/save-entry";
import { database } from "../db/database";
import { event } from "../db/schema";
import type { Env } from "../platform/env";
import { recordAudit } from "../notices/audit";
import { jsonResponse, refusal } from "./responses";
import { parseJson } from "../platform/json-body";
import { asProven, readBody } from "./device-auth";
import { sha256 } from "#domain/core/digest";
import { usePairing } from "../gate/pairings";

const MOST_BYTES = 4_096;

const PairRequest = z.object({
  code: z.string().min(1).max(64),
  name: z
    .string()
    .trim()
    .transform((name) => name.slice(0, 60) || "Phone"),
  publicKey: z.object({
    kty: z.literal("EC"),
    crv: z.literal("P-256"),
    x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  }),
});

/**
 * `POST /gate-api/pair {code, name, publicKey}`, signed with the new key under the kid "pairing": a valid signature proves
 * possession of the private key. Returns the device, its event, gate and list.
 */
export async function handlePair(request: Request, env: Env, now: number): Promise<Response> {
  const body = await readBody(request, MOST_BYTES);
  if (!body) return refusal("too_large");
  const parsed = PairRequest.safeParse(parseJson(body));
  if (!parsed.success) return refusal("malformed");
  const { code, name, publicKey } = parsed.data;
  const authorization = request.headers.get("authorization");
  if (claimedDevice(authorization) !== PAIRING_KID) return refusal("proof_missing");
  const proof = await verifyDeviceProof(authorization, asProven(request, body), publicKey, now, sha256);
  if (!proof.ok) return refusal(proof.reason, { serverNow: now });

  const db = database(env);
  const paired = await usePairing(db, code, { publicKey, name }, now);
  if (!paired.ok) return refusal(paired.reason);
  const { id: deviceId, eventId, gateId, name: deviceName, pairedBy, revokedAt } = paired.value.device;
  if (revokedAt !== null) return refusal("device_revoked");
  const [row] = await db.select().from(event).where(eq(event.id, eventId));
  if (!row) return refusal("pairing_unknown");
  if (!paired.value.repeated)
    await recordAudit(env.DB, {
      actorId: pairedBy,
      action: "device.paired",
      subject: `device:${deviceId}`,
      organizationId: row.organizationId,
      facts: { name: deviceName, eventId, gateId },
    });
  const { gates, lists } = readEntry(row);
  const gate = gates.find(({ id }) => id === gateId);
  const list = lists.find(({ id }) => id === gate?.listId);
  return jsonResponse({
    deviceId,
    name: deviceName,
    event: { id: row.id, title: row.title, timeZone: row.timeZone, startsAt: row.startsAt },
    gate: { id: gateId, name: gate?.name ?? gateId },
    list: { id: list?.id ?? "", name: list?.name ?? "" },
    serverNow: now,
  });
}
