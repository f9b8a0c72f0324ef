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
import type { DeviceCredential } from "#durable/event-rpc";
import { eventObject } from "../platform/event-object";
import { isOutage } from "../platform/outage";
import { credentialOf } from "../gate/device-credential";
import type { DeviceRow } from "../gate/pairings";
import type { OverrideRight } from "#domain/gate/override-right";

const MOST_DEVICES = 5_000;
/** Event by device, as this isolate has read it. */
const eventOfDevice = new Map<string, string>();

/** A device that signed a request. */
export interface ProvenDevice extends DeviceCredential {
  readonly eventId: string;
  /** Null while D1 is unreachable: the credential is the one that the event's object has. */
  readonly row: DeviceRow | null;
}

/** Names the device's event, unsigned: it only selects the object that has the device's key while D1 is unreachable. */
export const EVENT_HEADER = "x-event";

/** Authenticates the device that signed the request. Revoked devices pass too; the caller authorizes. */
export async function proveDevice(
  env: Env,
  request: Request,
  body: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<Outcome<ProvenDevice, DeviceProofRefusal | "device_unknown">> {
  const authorization = request.headers.get("authorization");
  const deviceId = claimedDevice(authorization);
  if (!deviceId) return refuse("proof_missing");
  const found = await findDevice(env, deviceId, request.headers.get(EVENT_HEADER));
  if (!found) return refuse("device_unknown");
  const { publicKey } = found;
  const proof = await verifyDeviceProof(authorization, asProven(request, body), publicKey, now, sha256);
  return proof.ok ? accept(found) : proof;
}

/** @throws the outage if D1 is unreachable and the object has no record of the device */
async function findDevice(env: Env, deviceId: string, eventId: string | null): Promise<ProvenDevice | null> {
  try {
    const [row] = await database(env).select().from(device).where(eq(device.id, deviceId));
    if (!row) return null;
    eventOfDevice.set(deviceId, row.eventId);
    if (eventOfDevice.size > MOST_DEVICES) eventOfDevice.delete(eventOfDevice.keys().next().value ?? "");
    return { ...credentialOf(row), eventId: row.eventId, row };
  } catch (problem) {
    const at = eventOfDevice.get(deviceId) ?? eventId;
    if (!isOutage(problem) || !at || !/^[0-9A-Za-z_-]{1,64}$/.test(at)) throw problem;
    const known = (await (await eventObject(env, at)).listDevices()).find(
      (each) => each.deviceId === deviceId,
    );
    if (!known) throw problem;
    return { ...known, eventId: at, row: null };
  }
}

/** The object's projection of the device: sent along while D1 is the source, so that it costs no call of its own. */
export function projected(
  { row }: ProvenDevice,
  overrideRight?: OverrideRight | null,
): DeviceCredential | undefined {
  if (!row) return undefined;
  return overrideRight === undefined ? credentialOf(row) : { ...credentialOf(row), overrideRight };
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
