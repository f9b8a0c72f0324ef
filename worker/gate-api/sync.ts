import { parseSyncRequest } from "#domain/gate/sync";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { jsonTextResponse, refusal } from "./responses";
import { parseJson } from "../platform/json-body";
import { type ProvenDevice, projected } from "./device-auth";
import { listDeviceNames } from "./manifest";
import { findOverrideRight } from "../gate/override-grants";

/**
 * `POST /gate-api/sync`. A revoked device is refused and receives no data, but its scans are quarantined and acknowledged
 * in the same response: no scan is lost, and none is counted. A device whose quarantine is full is refused too, with the
 * acknowledgements of the scans that were stored.
 */
export async function handleSync(
  env: Env,
  phone: ProvenDevice,
  body: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<Response> {
  const parsed = parseSyncRequest(parseJson(body));
  if (!parsed.ok) return refusal(parsed.reason, parsed.detail);
  const revoked = phone.revokedAt !== null;
  const [object, overrideRight] = await Promise.all([
    eventObject(env, phone.eventId),
    phone.row ? findOverrideRight(env, phone.row, now) : phone.overrideRight,
  ]);
  const { scans, ...envelope } = parsed.value;
  const { scansJson, quarantineFull, ...response } = await object.syncScans(
    { deviceId: phone.deviceId, gateId: phone.gateId, revoked, overrideRight },
    { ...envelope, scansJson: JSON.stringify(scans) },
    projected(phone, overrideRight),
  );
  if (quarantineFull) return refusal("quarantine_full", { serverNow: now, acks: response.acks });
  if (revoked) return refusal("device_revoked", { serverNow: now, acks: response.acks });
  const devices = scansJson === "[]" ? [] : await listDeviceNames(env, phone.eventId);
  const overrideBy = overrideRight?.until === null ? overrideRight.person : null;
  const rest = JSON.stringify({ ...response, devices, overrideBy });
  return jsonTextResponse(`${rest.slice(0, -1)},"scans":${scansJson}}`);
}
