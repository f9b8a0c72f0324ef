import { betterAuth } from "better-auth/minimal";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { admin, organization } from "better-auth/plugins";
import { createAccessControl } from "better-auth/plugins/access";
import { waitUntil } from "cloudflare:workers";
import { and, eq, like, lt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { toHex } from "#domain/core/hex";
import { type OrganizationRole, readOrganizationRole } from "#domain/people/organization-role";
import * as tables from "#worker/db/auth-schema";
import type { Env } from "../platform/env";
import { sendMail } from "../mail/send-mail";
import { cookieName } from "../platform/cookies";
import { sha256 } from "#domain/core/digest";
import { newId } from "../platform/ids";

export const RESET_MINUTES = 30;
export const INVITATION_DAYS = 7;
export const SESSION_DAYS = 30;
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

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
        await sendMail(env, {
          key: `reset:${await shortHash(token)}`,
          to: user.email,
          locale: localeOf(user),
          template: "reset_password",
          facts: {
            name: user.name,
            url: `${env.PUBLIC_URL}/reset-password?token=${encodeURIComponent(token)}`,
            minutes: RESET_MINUTES,
          },
        });
      },
      onPasswordReset: async ({ user }) => sendPasswordChanged(env, user),
      onExistingUserSignUp: async ({ user }) => {
        await sendMail(env, {
          key: `known:${newId()}`,
          to: user.email,
          locale: localeOf(user),
          template: "address_known",
          facts: {
            name: user.name,
            signInUrl: `${env.PUBLIC_URL}/sign-in`,
            resetUrl: `${env.PUBLIC_URL}/forgot-password`,
          },
        });
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      // worker/people/sessions.ts sends it, limited.
      sendOnSignIn: false,
      autoSignInAfterVerification: true,
      expiresIn: 3_600,
      sendVerificationEmail: async ({ user, url, token }) => {
        const to = new URL(url).searchParams.get("callbackURL") ?? "/";
        await sendMail(env, {
          key: `verify:${await shortHash(token)}:${newId()}`,
          to: user.email,
          locale: localeOf(user),
          template: "verify_address",
          facts: {
            name: user.name,
            url: `${env.PUBLIC_URL}/confirm-address?${new URLSearchParams({ token, to })}`,
          },
        });
      },
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
        sendInvitationEmail: async ({ id, email, role, organization: inviting, inviter, invitation }) => {
          await sendMail(env, {
            key: `invitation:${id}:${new Date(invitation.expiresAt).getTime()}`,
            to: email,
            locale: localeOf(inviter.user),
            template: "invitation",
            facts: {
              organization: inviting.name,
              inviter: inviter.user.name,
              role: readOrganizationRole(role),
              url: `${env.PUBLIC_URL}/invitations/${id}`,
              days: INVITATION_DAYS,
            },
          });
        },
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

export async function sendPasswordChanged(
  env: Env,
  user: { readonly name: string; readonly email: string; readonly locale?: string | null },
): Promise<void> {
  await sendMail(env, {
    key: `password:${newId()}`,
    to: user.email,
    locale: localeOf(user),
    template: "password_changed",
    facts: { name: user.name, url: `${env.PUBLIC_URL}/forgot-password` },
  });
}

/** The mail log must not contain tokens: 12 bytes of the digest identify one. */
async function shortHash(token: string): Promise<string> {
  const digest = await sha256(Uint8Array.from(new TextEncoder().encode(token)));
  return toHex(digest.subarray(0, 12));
}

function localeOf(user: object): string | null {
  return "locale" in user && typeof user.locale === "string" ? user.locale : null;
}
