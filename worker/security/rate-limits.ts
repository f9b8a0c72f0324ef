import { networkOf } from "#domain/core/network";
import type { Env } from "../platform/env";

type LimitEnv = Pick<Env, "LOGIN_LIMIT" | "ADDRESS_LIMIT" | "BOOKING_LIMIT" | "NETWORK_LIMIT">;

/**
 * One try at a password, an account or a mailed link. Counted per mail address, against many machines guessing one
 * password, and per caller, against one machine trying many accounts.
 */
export async function mayTryAccount(
  env: LimitEnv,
  attempt: { readonly action: string; readonly email: string; readonly address: string },
): Promise<boolean> {
  const [person, caller] = await Promise.all([
    env.LOGIN_LIMIT.limit({ key: `${attempt.action}:${attempt.email.trim().toLowerCase()}` }),
    env.ADDRESS_LIMIT.limit({ key: `${attempt.action}:${attempt.address}` }),
  ]);
  return person.success && caller.success;
}

/** One try at a password from a device that has signed in to the account: strangers' tries do not count against it. */
export async function mayTryFromDevice(env: Pick<Env, "LOGIN_LIMIT">, deviceId: string): Promise<boolean> {
  return (await env.LOGIN_LIMIT.limit({ key: `sign-in-device:${deviceId}` })).success;
}

/**
 * One hold, checkout or lookup. Counted per buyer, and for guests also per network, since a guest without cookies is a
 * new buyer with each request.
 */
export async function mayBook(
  env: LimitEnv,
  visitor: {
    readonly buyerKey: string;
    readonly address: string;
    readonly person?: unknown;
    readonly guestKey?: string | null;
  },
): Promise<boolean> {
  const isNew = !visitor.person && !visitor.guestKey;
  const [buyer, network, newcomer] = await Promise.all([
    env.BOOKING_LIMIT.limit({ key: visitor.buyerKey }),
    visitor.person ? true : mayNetwork(env, "book", visitor.address),
    isNew ? mayBeNewGuest(env, visitor.address) : true,
  ]);
  return buyer.success && network && newcomer;
}

/** One new guest (a browser without a cookie) of a network. Over the limit pages still work, without a guest cookie. */
export async function mayBeNewGuest(env: Pick<Env, "NETWORK_LIMIT">, address: string): Promise<boolean> {
  return mayNetwork(env, "guest", address);
}

async function mayNetwork(
  env: Pick<Env, "NETWORK_LIMIT">,
  action: string,
  address: string,
): Promise<boolean> {
  const network = networkOf(address);
  return network === null || (await env.NETWORK_LIMIT.limit({ key: `${action}:${network}` })).success;
}

interface Searcher {
  readonly person: { readonly id: string } | null;
  readonly address: string;
}

/** One search. */
export async function maySearch(env: Pick<Env, "SEARCH_LIMIT">, searcher: Searcher): Promise<boolean> {
  return (await env.SEARCH_LIMIT.limit({ key: keyOf(searcher) })).success;
}

/** One search that calls a model, which costs money. */
export async function mayAskModel(env: Pick<Env, "SEARCH_AI_LIMIT">, searcher: Searcher): Promise<boolean> {
  return (await env.SEARCH_AI_LIMIT.limit({ key: keyOf(searcher) })).success;
}

/** Guests count by address, since cookies can be dropped. */
function keyOf({ person, address }: Searcher): string {
  return person ? `user:${person.id}` : `address:${address}`;
}

/** One save, like or "not interested". */
export async function mayMark(
  env: Pick<Env, "MARK_LIMIT">,
  visitor: { readonly buyerKey: string },
): Promise<boolean> {
  return (await env.MARK_LIMIT.limit({ key: visitor.buyerKey })).success;
}
