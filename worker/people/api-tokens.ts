import { SignJWT, base64url, errors, jwtVerify } from "jose";
import { and, eq, gt, isNull } from "drizzle-orm";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { refreshToken, session } from "#worker/db/schema";
import { database } from "../db/database";
import { cookieName, readSigned } from "../platform/cookies";
import { hexHashOf } from "../platform/digest";
import type { Env } from "../platform/env";
import { newId } from "../platform/ids";
import { readLiveSessions } from "./live-session";
import type { SetCookies } from "./sign-ins";

/** Life of an access token; its person's rights are read again with each request. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** RFC 9068. */
const TYPE = "at+jwt";
const AUDIENCE = "api";

export interface ApiTokens {
  readonly accessToken: string;
  /** Epoch milliseconds. */
  readonly accessTokenExpiresAt: number;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: number;
}

type TokenEnv = Pick<Env, "DB" | "AUTH_SECRET">;

/** Tokens of the session that a sign-in has just started; null without a session. */
export async function issueTokens(
  env: TokenEnv,
  { cookies }: SetCookies,
  now: number,
): Promise<ApiTokens | null> {
  const names = [cookieName("session", true), cookieName("session", false)];
  const line = cookies.find((each) => names.some((name) => each.startsWith(`${name}=`)));
  const value = line?.split(";", 1)[0]?.split("=").slice(1).join("=");
  const token = value && (await readSigned(decodeURIComponent(value), env.AUTH_SECRET));
  if (!token) return null;
  const [started] = await database(env)
    .select({ id: session.id, userId: session.userId, expiresAt: session.expiresAt })
    .from(session)
    .where(eq(session.token, token));
  return started ? makeTokens(env, { ...started, expiresAt: started.expiresAt.getTime() }, now) : null;
}

/**
 * Exchanges a refresh token for new tokens. Each is accepted once: a second use means that it was copied, and ends the
 * session with all its tokens.
 */
export async function refreshTokens(
  env: TokenEnv,
  token: string,
  now: number,
): Promise<Outcome<ApiTokens, "refresh_token_invalid" | "refresh_token_reused">> {
  const db = database(env);
  const hash = await hexHashOf(token);
  const [used] = await db
    .update(refreshToken)
    .set({ usedAt: now })
    .where(and(eq(refreshToken.hash, hash), isNull(refreshToken.usedAt), gt(refreshToken.expiresAt, now)))
    .returning({ sessionId: refreshToken.sessionId, expiresAt: refreshToken.expiresAt });
  if (!used) {
    const [known] = await db.select().from(refreshToken).where(eq(refreshToken.hash, hash));
    if (!known || known.usedAt === null) return refuse("refresh_token_invalid");
    await db.delete(session).where(eq(session.id, known.sessionId));
    return refuse("refresh_token_reused");
  }
  const [live] = await readLiveSessions(env, eq(session.id, used.sessionId), new Date(now));
  if (!live) return refuse("refresh_token_invalid");
  const about = { id: live.sessionId, userId: live.person.id, expiresAt: used.expiresAt };
  return accept(await makeTokens(env, about, now));
}

/** The session and the person of an access token; the caller reads whether the session is still live. */
export async function verifyAccessToken(
  env: Pick<Env, "AUTH_SECRET">,
  token: string,
  now: number,
): Promise<
  Outcome<{ readonly sessionId: string; readonly userId: string }, "token_invalid" | "token_expired">
> {
  try {
    const { payload } = await jwtVerify(token, secretOf(env), {
      algorithms: ["HS256"],
      typ: TYPE,
      audience: AUDIENCE,
      currentDate: new Date(now),
      requiredClaims: ["sub", "exp", "sid"],
    });
    const { sub, sid } = payload;
    if (!sub || typeof sid !== "string") return refuse("token_invalid");
    return accept({ sessionId: sid, userId: sub });
  } catch (problem) {
    if (problem instanceof errors.JWTExpired) return refuse("token_expired");
    if (problem instanceof errors.JOSEError) return refuse("token_invalid");
    throw problem;
  }
}

async function makeTokens(
  env: TokenEnv,
  about: { readonly id: string; readonly userId: string; readonly expiresAt: number },
  now: number,
): Promise<ApiTokens> {
  const expiresAt = (Math.floor(now / 1000) + ACCESS_TOKEN_SECONDS) * 1000;
  const refresh = base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
  const [access, hash] = await Promise.all([
    new SignJWT({ sid: about.id })
      .setProtectedHeader({ alg: "HS256", typ: TYPE })
      .setSubject(about.userId)
      .setAudience(AUDIENCE)
      .setJti(newId(now))
      .setIssuedAt(Math.floor(now / 1000))
      .setExpirationTime(expiresAt / 1000)
      .sign(secretOf(env)),
    hexHashOf(refresh),
  ]);
  await database(env)
    .insert(refreshToken)
    .values({ hash, sessionId: about.id, issuedAt: now, expiresAt: about.expiresAt });
  return {
    accessToken: access,
    accessTokenExpiresAt: expiresAt,
    refreshToken: refresh,
    refreshTokenExpiresAt: about.expiresAt,
  };
}

/** Of its own, so that no other signature under AUTH_SECRET is an access token. */
function secretOf({ AUTH_SECRET }: Pick<Env, "AUTH_SECRET">): Uint8Array {
  return new TextEncoder().encode(`access-token:${AUTH_SECRET}`);
}
