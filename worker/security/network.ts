import { networkOf } from "#domain/core/network";
import type { Env } from "../platform/env";
import { writeSigned } from "../platform/cookies";

/** Keyed fingerprint of the caller's network, for events' objects. Null without an address (local development). */
export async function networkKey(env: Pick<Env, "LINK_SECRET">, address: string): Promise<string | null> {
  const network = networkOf(address);
  if (!network) return null;
  const signed = await writeSigned(`network:${network}`, env.LINK_SECRET);
  return `net:${signed.slice(-44, -20)}`;
}
