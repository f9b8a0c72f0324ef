import { z } from "zod";
import type { Env } from "../platform/env";
import { cookieName, readCookie, readSigned, writeCookie, writeSigned } from "../platform/cookies";
import { hexHashOf } from "../platform/digest";
import type { Person } from "../platform/visitor";
import type { LiveSession } from "./live-session";

/** A ban or an ended session is overlooked for this long during an outage of the database. */
const VALID_MS = 60 * 60_000;
/** Written again once it is this old. */
const RENEWED_MS = 10 * 60_000;

const Snapshot = z.object({
  /** Hash of the session's token: the snapshot is valid beside that session's cookie only. */
  session: z.string(),
  sessionId: z.string(),
  at: z.number(),
  person: z.object({ id: z.string(), name: z.string(), email: z.string(), emailVerified: z.boolean() }),
});
type Snapshot = z.infer<typeof Snapshot>;

type CookieEnv = Pick<Env, "AUTH_SECRET">;

/**
 * The session's person as of at most an hour ago, from a signed cookie, for requests while the database is unreachable:
 * a buyer keeps the account's holds. Without memberships and admin rights. Null without a valid snapshot.
 */
export async function readPersonCookie(
  request: Request,
  env: CookieEnv,
  tls: boolean,
  token: string,
  now: number,
): Promise<LiveSession | null> {
  const snapshot = await readSnapshot(request, env, tls);
  if (!snapshot || snapshot.session !== (await hashOfToken(token)) || now - snapshot.at > VALID_MS)
    return null;
  const person: Person = { ...snapshot.person, isAdmin: false, memberships: [] };
  return { sessionId: snapshot.sessionId, signedInAt: null, person };
}

/** The cookie to set after the session was read from the database; null while the browser's is recent. */
export async function renewedPersonCookie(
  request: Request,
  env: CookieEnv,
  tls: boolean,
  token: string,
  { sessionId, person }: LiveSession,
  now: number,
): Promise<string | null> {
  const known = await readSnapshot(request, env, tls);
  const session = await hashOfToken(token);
  if (known?.session === session && now - known.at < RENEWED_MS) return null;
  const { id, name, email, emailVerified } = person;
  const snapshot: Snapshot = { session, sessionId, at: now, person: { id, name, email, emailVerified } };
  return writeCookie(
    cookieName("person", tls),
    await writeSigned(JSON.stringify(snapshot), env.AUTH_SECRET),
    {
      tls,
      maxAgeSeconds: VALID_MS / 1000,
      httpOnly: true,
    },
  );
}

export function hasPersonCookie(request: Request, tls: boolean): boolean {
  return readCookie(request, cookieName("person", tls)) !== null;
}

export function expiredPersonCookie(tls: boolean): string {
  return writeCookie(cookieName("person", tls), "", { tls, maxAgeSeconds: 0, httpOnly: true });
}

async function readSnapshot(request: Request, env: CookieEnv, tls: boolean): Promise<Snapshot | null> {
  const cookie = readCookie(request, cookieName("person", tls));
  const text = cookie && (await readSigned(cookie, env.AUTH_SECRET));
  if (!text) return null;
  try {
    return Snapshot.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

async function hashOfToken(token: string): Promise<string> {
  return hexHashOf(token, 16);
}
