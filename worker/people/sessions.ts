import { TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { accept, refuse } from "#domain/core/outcome";
import { user } from "#worker/db/schema";
import { mayCauseMail } from "../mail/mail-limit";
import { servedOverTls } from "../platform/cookies";
import type { Deps } from "../platform/deps";
import { mayTryAccount, mayTryFromDevice } from "../security/rate-limits";
import { authErrorCode } from "./auth-error";
import { authLibrary } from "./auth-library";
import { findKnownDevice, knownDeviceCookie } from "./known-device";
import { makeSessionEnding } from "./session-ending";
import type { SignIns } from "./sign-ins";
import { signedInPerson } from "./signed-in";

/** Starting sessions: sign-up, sign-in, the confirmation link. */
export function makeSessions(deps: Deps) {
  const { env, visitor, request, now } = deps;
  const { endCurrentSession, ...ending } = makeSessionEnding(deps);
  const tls = servedOverTls(request);
  const api = () => authLibrary(env, tls).api;
  const orm = drizzle(env.DB);
  const { headers } = request;
  const allowed = (action: string, email: string) =>
    mayTryAccount(env, { action, email, address: visitor.address });

  const mayMail = (email: string) => mayCauseMail(env, visitor, email, now());

  async function hasAccount(email: string): Promise<boolean> {
    const found = await orm.select({ id: user.id }).from(user).where(eq(user.email, email.toLowerCase()));
    return found.length > 0;
  }

  return {
    async signUp({ name, email, password, to }) {
      if (!(await allowed("sign-up", email)) || !(await mayMail(email))) return refuse(TOO_MANY_REQUESTS);
      try {
        await api().signUpEmail({ body: { name, email, password, callbackURL: to, locale: visitor.locale } });
      } catch (error) {
        // A concurrent sign-up created the account between the library's check and its insert; that one sends the mail.
        if (authErrorCode(error) !== "FAILED_TO_CREATE_USER" || !(await hasAccount(email))) throw error;
      }
      return accept(null);
    },

    async signIn({ email, password, to }) {
      const device = await findKnownDevice(env, request, email);
      const permitted = device ? await mayTryFromDevice(env, device) : await allowed("sign-in", email);
      if (!permitted) return refuse(TOO_MANY_REQUESTS);
      try {
        const response = await api().signInEmail({
          body: { email, password, callbackURL: to },
          headers,
          returnHeaders: true,
        });
        await endCurrentSession();
        const known = await knownDeviceCookie(env, tls, email, device);
        return accept({ cookies: [...response.headers.getSetCookie(), known] });
      } catch (error) {
        const code = authErrorCode(error);
        if (code === "EMAIL_NOT_VERIFIED") {
          if (await mayMail(email))
            await api().sendVerificationEmail({ body: { email: email.toLowerCase(), callbackURL: to } });
          return refuse("unconfirmed");
        }
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
      if (!(await allowed("confirmation", email)) || !(await mayMail(email)))
        return refuse(TOO_MANY_REQUESTS);
      await api().sendVerificationEmail({ body: { email, callbackURL: "/profile" } });
      return accept(null);
    },

    ...ending,
  } satisfies Partial<SignIns>;
}
