import { TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import { and, eq, ne } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { accept, refuse } from "#domain/core/outcome";
import { session } from "#worker/db/schema";
import { cookieName, servedOverTls, writeCookie } from "../platform/cookies";
import type { Deps } from "../platform/deps";
import { mayTryAccount } from "../security/limits";
import { authErrorCode } from "./auth-error";
import { authLibrary } from "./auth-library";
import { recheckSockets } from "./open-sockets";
import type { SignIns } from "./sign-ins";
import { signedInPerson } from "./signed-in";

/** Starting and ending sessions: sign-up, sign-in, the confirmation link, sign-out. */
export function makeSessions({ env, visitor, request, waitUntil }: Deps) {
  const tls = servedOverTls(request);
  const api = () => authLibrary(env, tls).api;
  const orm = drizzle(env.DB);
  const { headers } = request;
  const allowed = (action: string, email: string) =>
    mayTryAccount(env, { action, email, address: visitor.address });

  async function endCurrentSession(): Promise<void> {
    if (!visitor.sessionId) return;
    await orm.delete(session).where(eq(session.id, visitor.sessionId));
    endSockets();
  }

  function endSockets(): void {
    if (visitor.person) waitUntil(recheckSockets(env, visitor.person.id));
  }

  return {
    async signUp({ name, email, password, to }) {
      if (!(await allowed("sign-up", email))) return refuse(TOO_MANY_REQUESTS);
      await api().signUpEmail({ body: { name, email, password, callbackURL: to, locale: visitor.locale } });
      return accept(null);
    },

    async signIn({ email, password, to }) {
      if (!(await allowed("sign-in", email))) return refuse(TOO_MANY_REQUESTS);
      try {
        const response = await api().signInEmail({
          body: { email, password, callbackURL: to },
          headers,
          returnHeaders: true,
        });
        await endCurrentSession();
        return accept({ cookies: response.headers.getSetCookie() });
      } catch (error) {
        const code = authErrorCode(error);
        if (code === "EMAIL_NOT_VERIFIED") return refuse("unconfirmed");
        if (code === "BANNED_USER") return refuse("banned");
        return refuse("wrong");
      }
    },

    async confirmAddress(token) {
      try {
        const response = await api().verifyEmail({ query: { token }, headers, returnHeaders: true });
        return accept({ cookies: response.headers.getSetCookie() });
      } catch (error) {
        authErrorCode(error);
        return refuse("link_dead");
      }
    },

    async sendConfirmation() {
      const { email } = signedInPerson(visitor);
      if (!(await allowed("confirmation", email))) return refuse(TOO_MANY_REQUESTS);
      await api().sendVerificationEmail({ body: { email, callbackURL: "/profile" } });
      return accept(null);
    },

    async signOut() {
      await endCurrentSession();
      const expired = { tls, maxAgeSeconds: 0, httpOnly: true };
      return {
        cookies: [
          writeCookie(cookieName("session", tls), "", expired),
          writeCookie(cookieName("guest", tls), "", expired),
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
  } satisfies Partial<SignIns>;
}
