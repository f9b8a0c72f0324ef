import { betterAuth } from "better-auth/minimal";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { admin, organization } from "better-auth/plugins";
import { createAccessControl } from "better-auth/plugins/access";
import { waitUntil } from "cloudflare:workers";
import { and, eq, like, lt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { PASSWORD_LENGTH } from "#domain/people/password-length";
import type { OrganizationRole } from "#domain/people/organization-role";
import * as tables from "#worker/db/auth-schema";
import type { Env } from "../platform/env";
import { cookieName } from "../platform/cookies";
import { newId } from "../platform/ids";
import {
  INVITATION_DAYS,
  RESET_MINUTES,
  sendAddressKnown,
  sendInvitation,
  sendPasswordChanged,
  sendResetLink,
  sendVerification,
} from "./auth-mails";

export const SESSION_DAYS = 30;

/** How the auth library names reset links in the table `verification`. */
const RESET_LINK = "reset-password:";

export type AuthLibrary = ReturnType<typeof makeAuthLibrary>;

const libraries = new WeakMap<Env, { plain?: AuthLibrary; tls?: AuthLibrary }>();

/** The auth library over D1 owns users, sessions, organizations, members and invitations. Its HTTP endpoints are not routed. */
export function authLibrary(env: Env, tls: boolean): AuthLibrary {
  const known = libraries.get(env) ?? {};
  libraries.set(env, known);
  return (known[tls ? "tls" : "plain"] ??= makeAuthLibrary(env, tls));
}

const access = createAccessControl({
  organization: ["update", "delete"],
  member: ["create", "update", "delete"],
  invitation: ["create", "cancel"],
} as const);

/** Rights on the organization itself; the route guards check rights on events. */
const roles = {
  owner: access.newRole({
    organization: ["update"],
    member: ["create", "update", "delete"],
    invitation: ["create", "cancel"],
  }),
  organizer: access.newRole({ organization: [], member: [], invitation: ["create", "cancel"] }),
  staff: access.newRole({ organization: [], member: [], invitation: [] }),
};

function makeAuthLibrary(env: Env, tls: boolean) {
  return betterAuth({
    appName: "Stagedoor",
    secret: env.AUTH_SECRET,
    baseURL: env.PUBLIC_URL,
    trustedOrigins: [env.PUBLIC_URL],
    telemetry: { enabled: false },
    logger: { disabled: true },
    // worker/security/rate-limits.ts limits instead.
    rateLimit: { enabled: false },
    database: drizzleAdapter(drizzle(env.DB), { provider: "sqlite", schema: tables }),
    advanced: {
      useSecureCookies: false,
      defaultCookieAttributes: { secure: tls, httpOnly: true, sameSite: "lax", path: "/" },
      cookies: { session_token: { name: cookieName("session", tls) } },
      // Mail is sent after the response, so that known and unknown addresses take the same time.
      backgroundTasks: { handler: waitUntil },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
    },
    session: { expiresIn: SESSION_DAYS * 86_400, disableSessionRefresh: true },
    user: { additionalFields: { locale: { type: "string", required: false, input: true } } },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
      sendResetPassword: async ({ user, token }) => {
        await endOlderResetLinks(env, user.id, token);
        await sendResetLink(env, user, token);
      },
      onPasswordReset: async ({ user }) => sendPasswordChanged(env, user),
      onExistingUserSignUp: async ({ user }) => sendAddressKnown(env, user),
    },
    emailVerification: {
      sendOnSignUp: true,
      // worker/people/sessions.ts sends it, limited.
      sendOnSignIn: false,
      autoSignInAfterVerification: true,
      expiresIn: 3_600,
      sendVerificationEmail: async ({ user, url, token }) => sendVerification(env, user, url, token),
    },
    plugins: [
      admin(),
      organization({
        ac: access,
        roles,
        creatorRole: "owner" satisfies OrganizationRole,
        disableOrganizationDeletion: true,
        invitationExpiresIn: INVITATION_DAYS * 86_400,
        requireEmailVerificationOnInvitation: true,
        sendInvitationEmail: async ({ id, email, role, organization: inviting, inviter, invitation }) =>
          sendInvitation(env, {
            id,
            email,
            role,
            organization: inviting.name,
            inviter: inviter.user,
            expiresAt: new Date(invitation.expiresAt).getTime(),
          }),
      }),
    ],
  });
}

/** Of links requested at the same time the one with the highest id stays: ids are time-ordered and unique. */
async function endOlderResetLinks(env: Env, userId: string, token: string): Promise<void> {
  const { verification } = tables;
  const orm = drizzle(env.DB);
  const newest = orm
    .select({ id: verification.id })
    .from(verification)
    .where(eq(verification.identifier, `${RESET_LINK}${token}`));
  await orm
    .delete(verification)
    .where(
      and(
        eq(verification.value, userId),
        like(verification.identifier, `${RESET_LINK}%`),
        lt(verification.id, sql`(${newest})`),
      ),
    );
}
