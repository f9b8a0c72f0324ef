import { and, desc, eq, gt, ne } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { APIError } from "better-auth/api";
import { accept, refuse } from "#domain/core/outcome";
import { session, user } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import { mayTryAccount } from "../security/limits";
import { authLibrary, tellPasswordChanged } from "./auth-library";
import { cookieName, servedOverTls, writeCookie } from "../platform/cookies";
import { deviceWords } from "./device-name";
import type { SignIns } from "./sign-ins";

export function makeSignIns({ env, visitor, request, now, waitUntil }: Deps): SignIns {
  const tls = servedOverTls(request);
  const library = () => authLibrary(env, tls);
  const orm = drizzle(env.DB);
  const { headers } = request;
  const allowed = (action: string, email: string) =>
    mayTryAccount(env, { action, email, address: visitor.address });

  /** Whoever was signed in here before is not any more: no session outlives a change of person. */
  async function endCurrentSession(): Promise<void> {
    if (visitor.sessionId) await orm.delete(session).where(eq(session.id, visitor.sessionId));
  }

  function person() {
    if (!visitor.person) throw new Error("a guard must prove the person first");
    return visitor.person;
  }

  return {
    async signUp({ name, email, password, to }) {
      if (!(await allowed("sign-up", email))) return refuse("too_many");
      await library().api.signUpEmail({
        body: { name, email, password, callbackURL: to, locale: visitor.locale },
      });
      return accept(null);
    },

    async signIn({ email, password, to }) {
      if (!(await allowed("sign-in", email))) return refuse("too_many");
      try {
        const answer = await library().api.signInEmail({
          body: { email, password, callbackURL: to },
          headers,
          returnHeaders: true,
        });
        await endCurrentSession();
        return accept({ cookies: answer.headers.getSetCookie() });
      } catch (problem) {
        const code = codeOf(problem);
        if (code === "EMAIL_NOT_VERIFIED") return refuse("unconfirmed");
        if (code === "BANNED_USER") return refuse("banned");
        return refuse("wrong");
      }
    },

    async confirmAddress(token) {
      try {
        const answer = await library().api.verifyEmail({ query: { token }, headers, returnHeaders: true });
        return accept({ cookies: answer.headers.getSetCookie() });
      } catch (problem) {
        codeOf(problem);
        return refuse("link_dead");
      }
    },

    async signOut() {
      await endCurrentSession();
      const gone = { tls, maxAgeSeconds: 0, httpOnly: true };
      return {
        cookies: [
          writeCookie(cookieName("session", tls), "", gone),
          writeCookie(cookieName("guest", tls), "", gone),
        ],
      };
    },

    async askReset(email) {
      if (!(await allowed("reset", email))) return refuse("too_many");
      // After the answer: a known address must not take longer than an unknown one.
      waitUntil(library().api.requestPasswordReset({ body: { email: email.toLowerCase() } }));
      return accept(null);
    },

    async resetPassword({ token, password }) {
      if (!(await allowed("reset-password", token.slice(0, 40)))) return refuse("too_many");
      try {
        await library().api.resetPassword({ body: { token, newPassword: password } });
        return accept(null);
      } catch (problem) {
        codeOf(problem);
        return refuse("link_dead");
      }
    },

    async changePassword({ current, password }) {
      const { email, name } = person();
      if (!(await allowed("change-password", email))) return refuse("too_many");
      try {
        const answer = await library().api.changePassword({
          body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
          headers,
          returnHeaders: true,
        });
        waitUntil(tellPasswordChanged(env, { name, email, locale: visitor.locale }));
        return accept({ cookies: answer.headers.getSetCookie() });
      } catch (problem) {
        codeOf(problem);
        return refuse("wrong");
      }
    },

    async sendConfirmation() {
      const { email } = person();
      if (!(await allowed("confirmation", email))) return refuse("too_many");
      await library().api.sendVerificationEmail({ body: { email, callbackURL: "/profile" } });
      return accept(null);
    },

    async getProfile() {
      const { id, name, email, emailVerified } = person();
      const [[row], sessions] = await orm.batch([
        orm.select({ locale: user.locale, createdAt: user.createdAt }).from(user).where(eq(user.id, id)),
        orm
          .select()
          .from(session)
          .where(and(eq(session.userId, id), gt(session.expiresAt, new Date(now()))))
          .orderBy(desc(session.createdAt)),
      ]);
      return {
        name,
        email,
        emailVerified,
        locale: row?.locale === "hi" ? "hi" : row?.locale === "en" ? "en" : visitor.locale,
        since: row?.createdAt.getTime() ?? now(),
        sessions: sessions.map((each) => ({
          id: each.id,
          current: each.id === visitor.sessionId,
          device: deviceWords(each.userAgent ?? ""),
          address: each.ipAddress || null,
          startedAt: each.createdAt.getTime(),
          endsAt: each.expiresAt.getTime(),
        })),
      };
    },

    async rename(name) {
      await orm
        .update(user)
        .set({ name, updatedAt: new Date(now()) })
        .where(eq(user.id, person().id));
    },

    async changeLocale(locale) {
      await orm
        .update(user)
        .set({ locale, updatedAt: new Date(now()) })
        .where(eq(user.id, person().id));
    },

    async endSession(sessionId) {
      await orm.delete(session).where(and(eq(session.id, sessionId), eq(session.userId, person().id)));
    },

    async endOtherSessions() {
      const ended = await orm
        .delete(session)
        .where(and(eq(session.userId, person().id), ne(session.id, visitor.sessionId ?? "")))
        .returning({ id: session.id });
      return ended.length;
    },
  };
}

/** The auth library's own refusals; anything else is a fault and goes on. */
function codeOf(problem: unknown): string {
  if (!(problem instanceof APIError)) throw problem;
  return typeof problem.body?.code === "string" ? problem.body.code : String(problem.status);
}
