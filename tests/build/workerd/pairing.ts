import { env } from "cloudflare:test";
import { database } from "#worker/db/database";
import { openPairing } from "#worker/gate/pairings";
import { type Phone, aPhonePairedBy } from "./phone";

/** A phone paired with the event's gate "north". */
export async function aPairedPhone(show: {
  readonly eventId: string;
  readonly ownerId: string;
}): Promise<Phone & { readonly eventId: string }> {
  const about = { eventId: show.eventId, gateId: "north", createdBy: show.ownerId };
  const { code } = await openPairing(database(env), about, Date.now());
  return { ...(await aPhonePairedBy(code)), eventId: show.eventId };
}
