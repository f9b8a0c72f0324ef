import { networkOf } from "#domain/core/network";
import type { Env } from "../platform/env";
import { writeSigned } from "../platform/cookies";

/**
 * The caller's network as events' objects may know it: a keyed fingerprint, not the address. Null where the front door
 * names no address (a developer's machine).
 */
export async function networkKey(env: Pick<Env, "LINK_SECRET">, address: string): Promise<string | null> {
  const network = networkOf(address);
  if (!network) return null;
  const signed = await writeSigned(`network:${network}`, env.LINK_SECRET);
  return `net:${signed.slice(-44, -20)}`;
}
