import { and, eq, inArray, isNull } from "drizzle-orm";
import { database } from "../db/database";
import { organization, webhookEndpoint } from "../db/schema";
import { sendMail } from "../mail/send-mail";
import { listOrganizers } from "../notices/organizers";
import type { Env } from "../platform/env";

const MOST_MAILS = 50;

/** Mails the organizers of each endpoint that was disabled by failures, once. A failed mail is retried by the next run. */
export async function mailDisabledEndpoints(env: Env, now: number): Promise<{ readonly mailed: number }> {
  const db = database(env);
  const rows = await db
    .select({
      id: webhookEndpoint.id,
      url: webhookEndpoint.url,
      organizationId: webhookEndpoint.organizationId,
      slug: organization.slug,
      disabledAt: webhookEndpoint.disabledAt,
    })
    .from(webhookEndpoint)
    .innerJoin(organization, eq(organization.id, webhookEndpoint.organizationId))
    .where(
      and(
        eq(webhookEndpoint.state, "disabled"),
        inArray(webhookEndpoint.disabledReason, ["failing", "gone"]),
        isNull(webhookEndpoint.disabledMailAt),
      ),
    )
    .limit(MOST_MAILS);
  for (const row of rows) {
    for (const person of await listOrganizers(env.DB, row.organizationId))
      await sendMail(env, {
        key: `webhook_disabled:${row.id}:${row.disabledAt}:${person.id}`,
        to: person.email,
        locale: person.locale,
        template: "webhook_disabled",
        facts: {
          host: new URL(row.url).host,
          url: `${env.PUBLIC_URL}/organizations/${row.slug}/webhooks/${row.id}`,
        },
      });
    await db.update(webhookEndpoint).set({ disabledMailAt: now }).where(eq(webhookEndpoint.id, row.id));
  }
  return { mailed: rows.length };
}
