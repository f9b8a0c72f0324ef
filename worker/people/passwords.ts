import { TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import { accept, refuse } from "#domain/core/outcome";
import { servedOverTls } from "../platform/cookies";
import type { Deps } from "../platform/deps";
import { mayCauseMail } from "../mail/mail-limit";
import { mayTryAccount } from "../security/rate-limits";
import { authErrorCode } from "./auth-error";
import { authLibrary } from "./auth-library";
import { sendPasswordChanged } from "./auth-mails";
import { recheckSockets } from "./open-sockets";
import type { SignIns } from "./sign-ins";
import { signedInPerson } from "./signed-in";

/** Resetting and changing passwords. */
export function makePasswords({ env, visitor, request, now, waitUntil }: Deps) {
  const api = () => authLibrary(env, servedOverTls(request)).api;
  const { headers } = request;
  const allowed = (action: string, email: string) =>
    mayTryAccount(env, { action, email, address: visitor.address });

  return {
    async requestReset(email) {
      if (!(await allowed("reset", email)) || !(await mayCauseMail(env, visitor, email, now())))
        return refuse(TOO_MANY_REQUESTS);
      // After the response, so that known and unknown addresses take the same time.
      waitUntil(api().requestPasswordReset({ body: { email: email.toLowerCase() } }));
      return accept(null);
    },

    async resetPassword({ token, password }) {
      if (!(await allowed("reset-password", token.slice(0, 40)))) return refuse(TOO_MANY_REQUESTS);
      try {
        await api().resetPassword({ body: { token, newPassword: password } });
        return accept(null);
      } catch (error) {
        authErrorCode(error);
        return refuse("link_dead");
      }
    },

    async changePassword({ current, password }) {
      const { id, email, name } = signedInPerson(visitor);
      if (!(await allowed("change-password", email))) return refuse(TOO_MANY_REQUESTS);
      try {
        const response = await api().changePassword({
          body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
          headers,
          returnHeaders: true,
        });
        waitUntil(sendPasswordChanged(env, { name, email, locale: visitor.locale }));
        waitUntil(recheckSockets(env, id));
        return accept({ cookies: response.headers.getSetCookie() });
      } catch (error) {
        authErrorCode(error);
        return refuse("wrong");
      }
    },
  } satisfies Partial<SignIns>;
}
