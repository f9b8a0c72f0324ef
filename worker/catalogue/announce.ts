import { eq } from "drizzle-orm";
import { user } from "../db/schema";
import type { MailFacts } from "../mail/mail-content";
import { sendMail } from "../mail/send-mail";
import { type NotificationKind, notify } from "../notices/notifications";
import { listOrganizers } from "../notices/organizers";
import type { Desk } from "./access";

/** Told in the app and by mail, after the commit; a mail that fails takes nothing back. */

/** @param round makes each submission's mail its own */
export function tellAdmins(
  desk: Desk,
  eventId: string,
  title: string,
  organizationName: string,
  round: number,
): void {
  desk.waitUntil(
    quietly(async () => {
      const admins = await desk.db
        .select({ id: user.id, email: user.email, locale: user.locale })
        .from(user)
        .where(eq(user.role, "admin"));
      const href = `/admin/events/${eventId}`;
      await notify(
        desk.env.DB,
        admins.map(({ id }) => id),
        "event_submitted",
        { title, organization: organizationName },
        href,
      );
      for (const { id, email, locale } of admins)
        await sendMail(desk.env, {
          key: `event_submitted:${eventId}:${round}:${id}`,
          to: email,
          locale,
          template: "event_submitted",
          facts: { title, organization: organizationName, url: desk.env.PUBLIC_URL + href },
        });
    }),
  );
}

/** Owners and organizers of an event's organization. */
export async function tellOrganizers(
  desk: Desk,
  facts: {
    readonly eventId: string;
    readonly organizationId: string;
    readonly kind: Extract<NotificationKind, "event_approved" | "event_rejected" | "event_cancelled">;
    readonly round: number;
    readonly facts: { readonly title: string; readonly reason?: string };
  },
): Promise<void> {
  const { kind } = facts;
  const people = await listOrganizers(desk.env.DB, facts.organizationId);
  if (people.length === 0) return;
  const href = `/organizations/${people[0]!.slug}/events/${facts.eventId}`;
  await notify(
    desk.env.DB,
    people.map(({ id }) => id),
    kind,
    { ...facts.facts },
    href,
  );
  if (kind === "event_cancelled") return;
  const mailFacts: MailFacts["event_rejected"] = {
    title: facts.facts.title,
    reason: facts.facts.reason ?? "",
    url: desk.env.PUBLIC_URL + href,
  };
  for (const { id, email, locale } of people)
    desk.waitUntil(
      quietly(() =>
        sendMail(desk.env, {
          key: `${kind}:${facts.eventId}:${facts.round}:${id}`,
          to: email,
          locale,
          template: kind,
          facts: mailFacts,
        }),
      ),
    );
}

async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (problem) {
    console.error("could not tell", problem);
  }
}
