import { eq } from "drizzle-orm";
import {
  type DeviceProofRefusal,
  type ProvenRequest,
  claimedDevice,
  verifyDeviceProof,
} from "#domain/gate/device-proof";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { database } from "../db/database";
import { device } from "../db/schema";
import type { Env } from "../platform/env";
import { sha256 } from "#domain/core/digest";
import type { DeviceRow } from "../gate/pairings";

/** Authenticates the device that signed the request. Revoked devices pass too; the caller authorizes. */
export async function proveDevice(
  env: Env,
  request: Request,
  body: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<Outcome<DeviceRow, DeviceProofRefusal | "device_unknown">> {
  const authorization = request.headers.get("authorization");
  const deviceId = claimedDevice(authorization);
  if (!deviceId) return refuse("proof_missing");
  const [row] = await database(env).select().from(device).where(eq(device.id, deviceId));
  if (!row) return refuse("device_unknown");
  const proof = await verifyDeviceProof(authorization, asProven(request, body), row.publicKey, now, sha256);
  return proof.ok ? accept(row) : proof;
}

export function asProven(request: Request, body: Uint8Array<ArrayBuffer>): ProvenRequest {
  const { pathname, search } = new URL(request.url);
  return { method: request.method, path: pathname + search, body };
}

/** Returns the body, or null when it exceeds the limit; reading stops there. */
export async function readBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  if (!request.body) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(body));
  } catch {
    return undefined;
  }
}
