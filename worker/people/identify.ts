import { guestBuyerKey, guestIdOf, userBuyerKey } from "#domain/core/buyer-key";
import { eq } from "drizzle-orm";
import { extractLocaleFromRequest } from "#i18n/paraglide/runtime";
import { CITY_COOKIE, cityName } from "#domain/catalogue/city";
import { session } from "#worker/db/schema";
import type { Env } from "../platform/env";
import { toBase64 } from "#domain/core/base64";
import { newId } from "../platform/ids";
import { mayBeNewGuest } from "../security/rate-limits";
import { isOutage } from "../platform/outage";
import { withAdminVisit } from "./admin-visit";
import { type LiveSession, readLiveSessions } from "./live-session";
import { expiredPersonCookie, hasPersonCookie, readPersonCookie, renewedPersonCookie } from "./person-cookie";
import type { Visitor } from "../platform/visitor";
import {
  cookieName,
  readCookie,
  readSigned,
  servedOverTls,
  writeCookie,
  writeSigned,
} from "../platform/cookies";
import { systemClock } from "../platform/clock";

const GUEST_SECONDS = 400 * 86_400;

type IdentityEnv = Pick<Env, "DB" | "AUTH_SECRET" | "LINK_SECRET" | "NETWORK_LIMIT">;

/** The visitor of a request: one query with a session cookie, none without. */
export async function identify(request: Request, env: IdentityEnv): Promise<Visitor> {
  const tls = servedOverTls(request);
  const [session, guestId] = await Promise.all([
    findSession(request, env, tls),
    findGuest(request, env, tls),
  ]);
  const { found } = session;
  const newGuestId = found || guestId ? null : newId();
  const address = request.headers.get("cf-connecting-ip") ?? "local";
  const setsCookie = newGuestId !== null && (await mayBeNewGuest(env, address));
  return {
    person: found?.person ?? null,
    rightsUnknown: session.rightsUnknown,
    sessionId: found?.sessionId ?? null,
    signedInAt: found?.signedInAt ?? null,
    buyerKey: found ? userBuyerKey(found.person.id) : guestBuyerKey(guestId ?? newGuestId!),
    guestKey: guestId ? guestBuyerKey(guestId) : null,
    locale: extractLocaleFromRequest(request),
    city: cityName(readCookie(request, CITY_COOKIE) ?? ""),
    nonce: makeNonce(),
    address,
    cookies: [
      ...(setsCookie ? [await guestCookie(newGuestId, env, tls)] : []),
      ...(session.cookie ? [session.cookie] : []),
    ],
  };
}

interface FoundSession {
  readonly found: LiveSession | null;
  readonly rightsUnknown: boolean;
  /** Set-Cookie header value of the person's snapshot, if it changes. */
  readonly cookie: string | null;
}

async function findSession(request: Request, env: IdentityEnv, tls: boolean): Promise<FoundSession> {
  const cookie = readCookie(request, cookieName("session", tls));
  const token = cookie && (await readSigned(cookie, env.AUTH_SECRET));
  const guest = {
    found: null,
    rightsUnknown: false,
    cookie: hasPersonCookie(request, tls) ? expiredPersonCookie(tls) : null,
  };
  if (!token) return guest;
  const now = systemClock();
  try {
    const [found] = await readLiveSessions(env, eq(session.token, token), new Date(now));
    if (!found) return guest;
    const renewed = await renewedPersonCookie(request, env, tls, token, found, now);
    // After the snapshot: the visit is a right of this request only.
    const person = await withAdminVisit(env, found.person, request);
    return { found: { ...found, person }, rightsUnknown: false, cookie: renewed };
  } catch (problem) {
    if (!isOutage(problem)) throw problem;
    const found = await readPersonCookie(request, env, tls, token, now);
    return { found, rightsUnknown: true, cookie: null };
  }
}

async function findGuest(request: Request, env: IdentityEnv, tls: boolean): Promise<string | null> {
  const cookie = readCookie(request, cookieName("guest", tls));
  const value = cookie && (await readSigned(cookie, env.LINK_SECRET));
  return value ? guestIdOf(value) : null;
}

async function guestCookie(id: string, env: IdentityEnv, tls: boolean): Promise<string> {
  return writeCookie(cookieName("guest", tls), await writeSigned(guestBuyerKey(id), env.LINK_SECRET), {
    tls,
    maxAgeSeconds: GUEST_SECONDS,
    httpOnly: true,
  });
}

function makeNonce(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(16)));
}
