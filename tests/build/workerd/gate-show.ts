import { env } from "cloudflare:test";
import { makeGates } from "#worker/gate/make-gates";
import type { Deps } from "#worker/platform/deps";
import { aSync } from "./north-gate";
import { ORIGIN, type Phone, aPhonePairedBy, ask, signed } from "./phone";
import { aShow } from "./show";

/** A show whose owner pairs phones; `eventId` and `organizationId` of other shows can be given. */
export async function aGateShow() {
  const show = await aShow();
  const gates = (now = () => Date.now()) =>
    makeGates({
      env,
      visitor: { person: { id: show.ownerId } },
      request: new Request(`${ORIGIN}/organizations/x`),
      now,
      waitUntil: () => {},
    } as unknown as Deps);

  async function openPairing(eventId = show.eventId, organizationId = show.organizationId) {
    const opened = await gates().createPairing(organizationId, eventId, "north");
    if (!opened.ok) throw new Error(opened.reason);
    return { ...opened.value, code: new URL(opened.value.url).hash.slice(1) };
  }

  async function pairPhone(eventId = show.eventId, organizationId = show.organizationId): Promise<Phone> {
    const { code } = await openPairing(eventId, organizationId);
    return aPhonePairedBy(code);
  }

  return { ...show, gates, openPairing, pairPhone };
}

export const syncOf = async (phone: Phone, scans: readonly unknown[], more = {}) =>
  ask(await signed(phone, "POST", "/gate-api/sync", aSync(scans, more)));
