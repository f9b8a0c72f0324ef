import { env } from "cloudflare:test";
import { handleGateApi } from "#worker/gate-api/gate-api";
import { database } from "#worker/db/database";
import { openPairing } from "#worker/gate/pairings";
import { type Phone, aPhone, asJson, signed } from "./phone";

/** A phone paired with the event's gate "north". */
export async function aPairedPhone(show: {
  readonly eventId: string;
  readonly ownerId: string;
}): Promise<Phone & { readonly eventId: string }> {
  const phone = await aPhone();
  const about = { eventId: show.eventId, gateId: "north", createdBy: show.ownerId };
  const { code } = await openPairing(database(env), about, Date.now());
  const body = { code, name: "Meera's phone", publicKey: phone.publicKey };
  const response = await handleGateApi(await signed(phone, "POST", "/gate-api/pair", body), env, () =>
    Date.now(),
  );
  const { deviceId } = await asJson<{ deviceId: string }>(response!);
  return { ...phone, deviceId, eventId: show.eventId };
}
