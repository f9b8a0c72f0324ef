import { networkOf } from "#domain/core/network";
import type { Env } from "../platform/env";
import { m } from "#i18n/paraglide/messages";
import { plainPage } from "./plain-page";

/** The period of every limit in wrangler.toml: after it, a try is free again. */
export const RETRY_AFTER_SECONDS = 60;

type LimitEnv = Pick<Env, "LOGIN_LIMIT" | "ADDRESS_LIMIT" | "BOOKING_LIMIT" | "NETWORK_LIMIT">;

/**
 * One try at a password, an account or a mailed link. Counted for the mail address, so that many machines cannot guess one
 * person's password, and for the caller, so that one machine cannot go through many people.
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

/**
 * One hold, checkout or lookup by a buyer; and by all guests of a network, since a guest is as new as their cookie. An
 * account is not made anew for each try: those signed in count for themselves alone.
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

/** One more browser without a cookie from a network. Over it pages are shown as ever, but nobody new becomes a buyer. */
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

/** One sentence searched. */
export async function maySearch(env: Pick<Env, "SEARCH_LIMIT">, searcher: Searcher): Promise<boolean> {
  return (await env.SEARCH_LIMIT.limit({ key: keyOf(searcher) })).success;
}

/** One sentence that models are asked about: each answer costs. */
export async function mayAskModel(env: Pick<Env, "SEARCH_AI_LIMIT">, searcher: Searcher): Promise<boolean> {
  return (await env.SEARCH_AI_LIMIT.limit({ key: keyOf(searcher) })).success;
}

/** A guest counts by address: a cookie is too easily left at home. */
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

/** For those who ask for JSON, JSON; a plain page for the rest. Routes with a form show it in the form instead. */
export function tooMany(request: Request): Response {
  const headers = { "retry-after": String(RETRY_AFTER_SECONDS), "cache-control": "no-store" };
  if (request.headers.get("accept")?.includes("application/json")) {
    return Response.json(
      { error: "too_many", retryAfterSeconds: RETRY_AFTER_SECONDS },
      { status: 429, headers },
    );
  }
  return plainPage(request, {
    status: 429,
    title: m.common_problem_429_title,
    text: m.common_problem_429_text,
    headers,
  });
}
