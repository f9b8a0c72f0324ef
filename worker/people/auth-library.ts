import { betterAuth } from "better-auth/minimal";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { admin, organization } from "better-auth/plugins";
import { createAccessControl } from "better-auth/plugins/access";
import { waitUntil } from "cloudflare:workers";
import { drizzle } from "drizzle-orm/d1";
import * as tables from "#worker/db/auth-schema";
import type { Env } from "../platform/env";
import { sendMail } from "../mail/send-mail";
import { newId } from "../platform/ids";
import type { OrganizationRole } from "./visitor";
import { cookieName } from "../platform/cookies";

export const RESET_MINUTES = 30;
export const INVITATION_DAYS = 7;
export const SESSION_DAYS = 30;
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

export type AuthLibrary = ReturnType<typeof makeAuthLibrary>;

const made = new WeakMap<Env, { plain?: AuthLibrary; tls?: AuthLibrary }>();

/** The auth library over D1: it owns people, sessions, organizations, members, invitations. Its HTTP endpoints are closed. */
export function authLibrary(env: Env, tls: boolean): AuthLibrary {
  const known = made.get(env) ?? {};
  made.set(env, known);
  return (known[tls ? "tls" : "plain"] ??= makeAuthLibrary(env, tls));
}

const access = createAccessControl({
  organization: ["update", "delete"],
  member: ["create", "update", "delete"],
  invitation: ["create", "cancel"],
} as const);

/** What each role may do to the organization itself; what it may do to events is the guards' business. */
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
    // The Worker's own limits stand in front (worker/security/limits.ts).
    rateLimit: { enabled: false },
    database: drizzleAdapter(drizzle(env.DB), { provider: "sqlite", schema: tables }),
    advanced: {
      useSecureCookies: false,
      defaultCookieAttributes: { secure: tls, httpOnly: true, sameSite: "lax", path: "/" },
      cookies: { session_token: { name: cookieName("session", tls) } },
      // Known and unknown addresses take the same time: the mail goes out after the answer.
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
      onPasswordReset: async ({ user }) => tellPasswordChanged(env, user),
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
      sendOnSignIn: true,
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
        sendInvitationEmail: async ({ id, email, role, organization: host, inviter, invitation }) => {
          await sendMail(env, {
            key: `invitation:${id}:${new Date(invitation.expiresAt).getTime()}`,
            to: email,
            locale: localeOf(inviter.user),
            template: "invitation",
            facts: {
              organization: host.name,
              inviter: inviter.user.name,
              role: role === "owner" || role === "organizer" ? role : "staff",
              url: `${env.PUBLIC_URL}/invitations/${id}`,
              days: INVITATION_DAYS,
            },
          });
        },
      }),
    ],
  });
}

export async function tellPasswordChanged(
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

/** Tokens are not written into the mail log; this much of their digest tells them apart. */
async function shortHash(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest, 0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function localeOf(user: object): string | null {
  return "locale" in user && typeof user.locale === "string" ? user.locale : null;
}
