import { and, count, desc, eq, sql } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import { receiverUrlProblem } from "#domain/webhook/receiver-url";
import { WEBHOOK_TOPICS } from "#domain/webhook/topic";
import { database } from "../db/database";
import { webhookDelivery, webhookEndpoint } from "../db/schema";
import { organizationAudit } from "../people/organization-audit";
import type { Deps } from "../platform/deps";
import { newId } from "../platform/ids";
import { makeSecret, wrapSecret } from "./secret";
import type { EndpointRequest, WebhookService } from "./webhook-service";

const MOST_ENDPOINTS = 10;
/** The former secret signs as well, so that a receiver can change its own without a gap. */
const ROTATION_MS = 24 * 3_600_000;

type Endpoints = Omit<WebhookService, "sendTest" | "listDeliveries" | "replay">;

/** Endpoints of an organization. The caller has checked the member's role. */
export function makeEndpoints(deps: Deps): Endpoints {
  const { env, now } = deps;
  const db = database(env);
  const audit = organizationAudit(deps);
  const own = (organizationId: string, id: string) =>
    and(eq(webhookEndpoint.organizationId, organizationId), eq(webhookEndpoint.id, id));

  const deliveries = (state: "waiting" | "exhausted") =>
    sql<number>`(select count(*) from ${webhookDelivery} where ${webhookDelivery.endpointId} = ${webhookEndpoint.id}
      and ${webhookDelivery.state} = ${state})`;
  const select = () =>
    db
      .select({
        id: webhookEndpoint.id,
        url: webhookEndpoint.url,
        description: webhookEndpoint.description,
        topics: webhookEndpoint.topics,
        state: webhookEndpoint.state,
        disabledReason: webhookEndpoint.disabledReason,
        failingSince: webhookEndpoint.failingSince,
        previousSecretUntil: webhookEndpoint.previousSecretUntil,
        createdAt: webhookEndpoint.createdAt,
        waiting: deliveries("waiting"),
        exhausted: deliveries("exhausted"),
      })
      .from(webhookEndpoint);

  /** Changes an endpoint and records it; false if the organization has no such endpoint. */
  async function change(
    organizationId: string,
    id: string,
    action: string,
    columns: Partial<typeof webhookEndpoint.$inferInsert>,
    facts: Record<string, unknown> = {},
  ): Promise<boolean> {
    const changed = await db
      .update(webhookEndpoint)
      .set(columns)
      .where(own(organizationId, id))
      .returning({ url: webhookEndpoint.url });
    const [row] = changed;
    if (!row) return false;
    await audit(organizationId, action, `webhook:${id}`, { url: row.url, ...facts });
    return true;
  }

  return {
    async listEndpoints(organizationId) {
      return select()
        .where(eq(webhookEndpoint.organizationId, organizationId))
        .orderBy(desc(webhookEndpoint.createdAt));
    },

    async findEndpoint(organizationId, endpointId) {
      const [row] = await select().where(own(organizationId, endpointId));
      return row ?? null;
    },

    async createEndpoint(organizationId, request) {
      const parsed = parseRequest(request, env.PUBLIC_URL);
      if (!parsed.ok) return parsed;
      const [row] = await db
        .select({ endpoints: count() })
        .from(webhookEndpoint)
        .where(eq(webhookEndpoint.organizationId, organizationId));
      if ((row?.endpoints ?? 0) >= MOST_ENDPOINTS) return refuse("too_many");
      const id = newId(now());
      const secret = makeSecret();
      await db.insert(webhookEndpoint).values({
        id,
        organizationId,
        ...parsed.value,
        secret: await wrapSecret(env, id, secret),
        createdAt: now(),
      });
      await audit(organizationId, "webhook.created", `webhook:${id}`, { url: parsed.value.url });
      return accept({ id, secret });
    },

    async changeEndpoint(organizationId, endpointId, request) {
      const parsed = parseRequest(request, env.PUBLIC_URL);
      if (!parsed.ok) return parsed;
      const changed = await change(organizationId, endpointId, "webhook.changed", parsed.value);
      return changed ? accept(true) : refuse("not_found");
    },

    async setEnabled(organizationId, endpointId, enabled) {
      const changed = await change(
        organizationId,
        endpointId,
        enabled ? "webhook.enabled" : "webhook.disabled",
        enabled
          ? { state: "active", disabledReason: null, disabledAt: null, failingSince: null }
          : { state: "disabled", disabledReason: "by_hand", disabledAt: now() },
      );
      return changed ? accept(true) : refuse("not_found");
    },

    async rotateSecret(organizationId, endpointId) {
      const secret = makeSecret();
      const changed = await change(organizationId, endpointId, "webhook.secret_rotated", {
        previousSecret: sql`${webhookEndpoint.secret}` as unknown as string,
        previousSecretUntil: now() + ROTATION_MS,
        secret: await wrapSecret(env, endpointId, secret),
      });
      return changed ? accept({ secret }) : refuse("not_found");
    },

    async deleteEndpoint(organizationId, endpointId) {
      const deleted = await db
        .delete(webhookEndpoint)
        .where(own(organizationId, endpointId))
        .returning({ url: webhookEndpoint.url });
      const [row] = deleted;
      if (!row) return refuse("not_found");
      await audit(organizationId, "webhook.deleted", `webhook:${endpointId}`, { url: row.url });
      return accept(true);
    },
  };
}

function parseRequest({ url: text, description, topics }: EndpointRequest, publicUrl: string) {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const problem = receiverUrlProblem(url, new URL(publicUrl).hostname);
  if (url === null || problem !== null) return refuse(problem ?? "no_url");
  url.hash = "";
  const known = WEBHOOK_TOPICS.filter((topic) => topics.includes(topic));
  return accept({
    url: url.href,
    description: description.trim().slice(0, 200),
    // All of them: topics of later versions too.
    topics: known.length === WEBHOOK_TOPICS.length ? [] : [...known],
  });
}
