import { eq } from "drizzle-orm";
import { user } from "../db/schema";
import type { MailFacts } from "../mail/mail-facts";
import { sendMail } from "../mail/send-mail";
import { type NotificationKind, notify } from "../notices/notifications";
import { listOrganizers } from "../notices/organizers";
import type { CatalogueContext } from "./catalogue-context";
import { logError } from "../platform/log";

/**
 * Notifies all admins of a submission, in the app and by mail, after the response. Failures are logged only.
 * @param round part of the mail's idempotency key, different for each submission
 */
export function notifyAdmins(
  context: CatalogueContext,
  eventId: string,
  title: string,
  organizationName: string,
  round: number,
): void {
  context.waitUntil(
    logFailure(async () => {
      const admins = await context.db
        .select({ id: user.id, email: user.email, locale: user.locale })
        .from(user)
        .where(eq(user.role, "admin"));
      const href = `/admin/events/${eventId}`;
      await notify(
        context.env.DB,
        admins.map(({ id }) => id),
        "event_submitted",
        { title, organization: organizationName },
        href,
      );
      for (const { id, email, locale } of admins)
        await sendMail(context.env, {
          key: `event_submitted:${eventId}:${round}:${id}`,
          to: email,
          locale,
          template: "event_submitted",
          facts: { title, organization: organizationName, url: context.env.PUBLIC_URL + href },
        });
    }),
  );
}

/** Notifies the owners and organizers in the app, and by mail except for a cancellation. Failed mails are logged only. */
export async function notifyOrganizers(
  context: CatalogueContext,
  facts: {
    readonly eventId: string;
    readonly organizationId: string;
    readonly kind: Extract<NotificationKind, "event_approved" | "event_rejected" | "event_cancelled">;
    readonly round: number;
    readonly facts: { readonly title: string; readonly reason?: string };
  },
): Promise<void> {
  const { kind } = facts;
  const people = await listOrganizers(context.env.DB, facts.organizationId);
  if (people.length === 0) return;
  const href = `/organizations/${people[0]!.slug}/events/${facts.eventId}`;
  await notify(
    context.env.DB,
    people.map(({ id }) => id),
    kind,
    { ...facts.facts },
    href,
  );
  if (kind === "event_cancelled") return;
  const mailFacts: MailFacts["event_rejected"] = {
    title: facts.facts.title,
    reason: facts.facts.reason ?? "",
    url: context.env.PUBLIC_URL + href,
  };
  for (const { id, email, locale } of people)
    context.waitUntil(
      logFailure(() =>
        sendMail(context.env, {
          key: `${kind}:${facts.eventId}:${facts.round}:${id}`,
          to: email,
          locale,
          template: kind,
          facts: mailFacts,
        }),
      ),
    );
}

export async function logFailure(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logError("review notice not sent", {}, error);
  }
}
