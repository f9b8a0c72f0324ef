import { and, eq, ne } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { session } from "#worker/db/schema";
import { cookieName, servedOverTls, writeCookie } from "../platform/cookies";
import type { Deps } from "../platform/deps";
import { recheckSockets } from "./open-sockets";
import { expiredPersonCookie } from "./person-cookie";
import type { SignIns } from "./sign-ins";
import { signedInPerson } from "./signed-in";

/** Ending sessions: sign-out, one session, all others. Open sockets are checked again at once. */
export function makeSessionEnding({ env, visitor, request, waitUntil }: Deps) {
  const tls = servedOverTls(request);
  const orm = drizzle(env.DB);

  async function endCurrentSession(): Promise<void> {
    if (!visitor.sessionId) return;
    await orm.delete(session).where(eq(session.id, visitor.sessionId));
    endSockets();
  }

  function endSockets(): void {
    if (visitor.person) waitUntil(recheckSockets(env, visitor.person.id));
  }

  return {
    endCurrentSession,

    async signOut() {
      await endCurrentSession();
      const expired = { tls, maxAgeSeconds: 0, httpOnly: true };
      return {
        cookies: [
          writeCookie(cookieName("session", tls), "", expired),
          writeCookie(cookieName("guest", tls), "", expired),
          expiredPersonCookie(tls),
        ],
      };
    },

    async endSession(sessionId) {
      const { id } = signedInPerson(visitor);
      await orm.delete(session).where(and(eq(session.id, sessionId), eq(session.userId, id)));
      endSockets();
    },

    async endOtherSessions() {
      const { id } = signedInPerson(visitor);
      const ended = await orm
        .delete(session)
        .where(and(eq(session.userId, id), ne(session.id, visitor.sessionId ?? "")))
        .returning({ id: session.id });
      endSockets();
      return ended.length;
    },
  } satisfies Partial<SignIns> & { endCurrentSession: () => Promise<void> };
}
