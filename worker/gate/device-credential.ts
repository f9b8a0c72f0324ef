import type { DeviceCredential } from "#durable/event-rpc";
import type { DeviceRow } from "./pairings";

/** What the event's object stores of a device. The right to override is as granted, without a check of the person's membership. */
export function credentialOf(row: DeviceRow): DeviceCredential {
  const { id: deviceId, gateId, name, publicKey, revokedAt } = row;
  const { overridePersonName: person, overrideFrom: from, overrideUntil: until } = row;
  const overrideRight = person === null || from === null ? null : { person, from, until };
  return { deviceId, gateId, name, publicKey, revokedAt, overrideRight };
}
