import { readOrganizationRole } from "#domain/people/organization-role";
import { sendMail } from "../mail/send-mail";
import { hexHashOf } from "../platform/digest";
import type { Env } from "../platform/env";
import { newId } from "../platform/ids";

export const RESET_MINUTES = 30;
export const INVITATION_DAYS = 7;

/** A user as the auth library gives it to its mail functions. */
interface Account {
  readonly name: string;
  readonly email: string;
}

export async function sendResetLink(env: Env, user: Account, token: string): Promise<void> {
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
}

/** To the owner of an address that was used for a second sign-up. */
export async function sendAddressKnown(env: Env, user: Account): Promise<void> {
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
}

/** @param url the library's link; its `callbackURL` is the page after confirmation */
export async function sendVerification(env: Env, user: Account, url: string, token: string): Promise<void> {
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
}

export async function sendInvitation(
  env: Env,
  invited: {
    readonly id: string;
    readonly email: string;
    readonly role: string;
    readonly organization: string;
    readonly inviter: Account;
    /** Epoch milliseconds; an invitation that is sent again has a new one. */
    readonly expiresAt: number;
  },
): Promise<void> {
  await sendMail(env, {
    key: `invitation:${invited.id}:${invited.expiresAt}`,
    to: invited.email,
    locale: localeOf(invited.inviter),
    template: "invitation",
    facts: {
      organization: invited.organization,
      inviter: invited.inviter.name,
      role: readOrganizationRole(invited.role),
      url: `${env.PUBLIC_URL}/invitations/${invited.id}`,
      days: INVITATION_DAYS,
    },
  });
}

export async function sendPasswordChanged(
  env: Env,
  user: Account & { readonly locale?: string | null },
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
function shortHash(token: string): Promise<string> {
  return hexHashOf(token, 12);
}

function localeOf(user: object): string | null {
  return "locale" in user && typeof user.locale === "string" ? user.locale : null;
}
