import { and, eq, isNull, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { mailSent } from "#worker/db/schema";
import type { Env } from "../platform/env";
import { renderHtml, renderText } from "./render-mail";
import type { MailFacts, MailTemplate } from "./mail-facts";
import { type MailLocale, composeMail } from "./mail-templates";
import { systemClock } from "../platform/clock";

export interface Mail<T extends MailTemplate> {
  /** Idempotency key, deterministic: one mail per key. */
  readonly key: string;
  readonly to: string;
  /** Anything but "hi" is English. */
  readonly locale: string | null | undefined;
  readonly template: T;
  readonly facts: MailFacts[T];
}

export type MailEnv = Pick<Env, "DB" | "MAIL" | "MAIL_FROM" | "LOCAL">;

/** Lease: another sender may take over after this time. */
const LEASE_MS = 120_000;

/**
 * Sends once per key. Throws if the provider refuses or another sender holds the lease, so that a queue retries. A mail is
 * sent twice only if the sender dies between the provider's response and the write to mail_sent.
 */
export async function sendMail<T extends MailTemplate>(
  env: MailEnv,
  mail: Mail<T>,
): Promise<"sent" | "sent_before"> {
  const locale: MailLocale = mail.locale === "hi" ? "hi" : "en";
  const content = composeMail(mail.template, mail.facts, locale);
  const subject = content.subject.replaceAll(/[\r\n]+/g, " ");
  const body = { text: renderText(content, locale), html: renderHtml(content, locale) };
  const now = systemClock();
  const orm = drizzle(env.DB);

  const claimed = await orm
    .insert(mailSent)
    .values({ key: mail.key, recipient: mail.to, subject, at: now, sentAt: null, body: null })
    .onConflictDoUpdate({
      target: mailSent.key,
      set: { at: now },
      setWhere: and(isNull(mailSent.sentAt), lt(mailSent.at, now - LEASE_MS)),
    })
    .returning({ key: mailSent.key });
  if (claimed.length === 0) {
    const [row] = await orm
      .select({ sentAt: mailSent.sentAt })
      .from(mailSent)
      .where(eq(mailSent.key, mail.key));
    if (row?.sentAt) return "sent_before";
    throw new Error(`mail ${mail.key} is leased by another sender`);
  }

  const local = env.LOCAL === "1";
  try {
    if (!local) await env.MAIL.send({ from: sender(env.MAIL_FROM), to: mail.to, subject, ...body });
  } catch (problem) {
    await orm.delete(mailSent).where(and(eq(mailSent.key, mail.key), isNull(mailSent.sentAt)));
    throw problem;
  }
  await orm
    .update(mailSent)
    .set({ sentAt: systemClock(), body: local ? body : null })
    .where(eq(mailSent.key, mail.key));
  return "sent";
}

/** Splits "Stagedoor <tickets@…>" into name and address. */
export function sender(from: string): { name: string; email: string } {
  const [, name, email] = /^(.*)<(.+)>$/.exec(from) ?? [];
  return { name: name?.trim() ?? "", email: email ?? from };
}
