import { and, eq } from "drizzle-orm";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { userBuyerKey } from "#domain/core/buyer-key";
import { type ApiKeyRefusal, decideApiKey, isApiKey } from "#domain/people/api-key";
import { type ApiScope, readApiScopes } from "#domain/people/api-scope";
import { extractLocaleFromRequest } from "#i18n/paraglide/runtime";
import { apiKey, organization, session, user } from "#worker/db/schema";
import { database } from "../db/database";
import { cookieName, servedOverTls, writeSigned } from "../platform/cookies";
import { hexHashOf } from "../platform/digest";
import type { Env } from "../platform/env";
import { newId } from "../platform/ids";
import type { Person, Visitor } from "../platform/visitor";
import { verifyAccessToken } from "./api-tokens";
import { readLiveSessions } from "./live-session";

/** The sender of a request to a machine interface. Cookies are never read. */
export type ApiCaller = { readonly visitor: Visitor } & (
  | { readonly kind: "anonymous" }
  | { readonly kind: "person"; readonly person: Person; readonly sessionId: string }
  | {
      readonly kind: "key";
      readonly keyId: string;
      readonly organizationId: string;
      readonly scopes: readonly ApiScope[];
    }
);

export type CredentialRefusal =
  | "credentials_malformed"
  | "key_unknown"
  | ApiKeyRefusal
  | "token_invalid"
  | "token_expired"
  | "session_ended";

type CallerEnv = Pick<Env, "DB" | "AUTH_SECRET">;

/** The last use of a key is written at most this often. */
const LAST_USE_MS = 5 * 60_000;

/** Who calls, from `Authorization: Bearer <API key or access token>`. Without the header: anonymous. */
export async function identifyCaller(
  request: Request,
  env: CallerEnv,
  now: number,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Outcome<ApiCaller, CredentialRefusal>> {
  const header = request.headers.get("authorization");
  if (header === null)
    return accept({ kind: "anonymous", visitor: visitorOf(request, null, `guest:${newId()}`) });
  const [, token] = /^Bearer +([\w.~+/-]{1,4000}=*)$/i.exec(header) ?? [];
  if (!token) return refuse("credentials_malformed");
  return token.includes(".") ? person(request, env, token, now) : key(request, env, token, now, waitUntil);
}

async function person(
  request: Request,
  env: CallerEnv,
  token: string,
  now: number,
): Promise<Outcome<ApiCaller, CredentialRefusal>> {
  const verified = await verifyAccessToken(env, token, now);
  if (!verified.ok) return verified;
  const { sessionId, userId } = verified.value;
  const [live] = await readLiveSessions(
    env,
    and(eq(session.id, sessionId), eq(user.id, userId))!,
    new Date(now),
  );
  if (!live) return refuse("session_ended");
  const visitor = visitorOf(request, live.person, userBuyerKey(userId), sessionId);
  return accept({ kind: "person", person: live.person, sessionId, visitor });
}

async function key(
  request: Request,
  env: CallerEnv,
  token: string,
  now: number,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Outcome<ApiCaller, CredentialRefusal>> {
  if (!isApiKey(token)) return refuse("key_unknown");
  const db = database(env);
  const [found] = await db
    .select({ key: apiKey, slug: organization.slug, name: organization.name })
    .from(apiKey)
    .innerJoin(organization, eq(organization.id, apiKey.organizationId))
    .where(eq(apiKey.hash, await hexHashOf(token)));
  if (!found) return refuse("key_unknown");
  const decided = decideApiKey(found.key, now);
  if (!decided.ok) return decided;
  const { id, organizationId, lastUsedAt, scopes } = found.key;
  if (lastUsedAt === null || now - lastUsedAt > LAST_USE_MS)
    waitUntil(db.update(apiKey).set({ lastUsedAt: now }).where(eq(apiKey.id, id)));
  // The actor of audit entries and reviews: a key is no user, and cannot buy, rate or sign in.
  const actor: Person = {
    id: `key:${id}`,
    name: found.key.name,
    email: "",
    emailVerified: false,
    isAdmin: false,
    memberships: [
      { organizationId, organizationSlug: found.slug, organizationName: found.name, role: "owner" },
    ],
  };
  const visitor = visitorOf(request, actor, `key:${id}`);
  return accept({ kind: "key", keyId: id, organizationId, scopes: readApiScopes(scopes), visitor });
}

function visitorOf(
  request: Request,
  person: Person | null,
  buyerKey: string,
  sessionId: string | null = null,
): Visitor {
  return {
    person,
    sessionId,
    buyerKey,
    guestKey: null,
    locale: extractLocaleFromRequest(withoutCookies(request)),
    city: null,
    nonce: "",
    address: request.headers.get("cf-connecting-ip") ?? "local",
  };
}

/** A request for the services: the same address and headers, without body, cookies and credentials. */
export function withoutCookies(request: Request, cookie?: string): Request {
  const headers = new Headers(request.headers);
  for (const name of ["cookie", "authorization", "content-length", "content-type"]) headers.delete(name);
  if (cookie) headers.set("cookie", cookie);
  return new Request(request.url, { method: "GET", headers });
}

/** The cookie of a caller's session: the auth library changes passwords and invites by it. */
export async function sessionCookie(
  env: CallerEnv,
  request: Request,
  sessionId: string,
): Promise<string | undefined> {
  const [found] = await database(env)
    .select({ token: session.token })
    .from(session)
    .where(eq(session.id, sessionId));
  if (!found) return undefined;
  const name = cookieName("session", servedOverTls(request));
  return `${name}=${encodeURIComponent(await writeSigned(found.token, env.AUTH_SECRET))}`;
}
