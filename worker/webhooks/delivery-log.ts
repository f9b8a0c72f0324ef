import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import { TEST_TOPIC } from "#domain/webhook/topic";
import { database } from "../db/database";
import { webhookAttempt, webhookDelivery, webhookEndpoint, webhookMessage } from "../db/schema";
import { signedInPerson } from "../people/signed-in";
import type { Deps } from "../platform/deps";
import { newId } from "../platform/ids";
import { type SenderPorts, attemptDelivery, bodyOf, findDelivery } from "./deliver";
import type { AttemptProblem } from "./receiver";
import { messageIdOf } from "./record-facts";
import type { SentOutcome, WebhookService } from "./webhook-service";

const PAGE = 50;

type DeliveryLog = Pick<WebhookService, "sendTest" | "listDeliveries" | "replay">;

/** The deliveries of an endpoint, and manual redelivery. */
export function makeDeliveryLog({ env, visitor, now }: Deps, ports: SenderPorts): DeliveryLog {
  const db = database(env);

  async function findState(organizationId: string, endpointId: string) {
    const [row] = await db
      .select({ state: webhookEndpoint.state })
      .from(webhookEndpoint)
      .where(and(eq(webhookEndpoint.organizationId, organizationId), eq(webhookEndpoint.id, endpointId)));
    return row?.state ?? null;
  }

  /** Null to go on. */
  async function refuseSending(organizationId: string, endpointId: string): Promise<SentOutcome | null> {
    const state = await findState(organizationId, endpointId);
    if (state === null) return refuse("not_found");
    if (state === "disabled") return refuse("disabled");
    const { success } = await env.MARK_LIMIT.limit({ key: `webhook:${signedInPerson(visitor).id}` });
    return success ? null : refuse("too_many_requests");
  }

  async function sendNow(messageId: string, endpointId: string): Promise<SentOutcome> {
    const delivery = await findDelivery(env, messageId, endpointId);
    if (!delivery) return refuse("not_found");
    const { problem, status } = await attemptDelivery(env, ports, delivery);
    return accept({ problem, status });
  }

  return {
    async sendTest(organizationId, endpointId) {
      const refusal = await refuseSending(organizationId, endpointId);
      if (refusal) return refusal;
      const at = now();
      const id = await messageIdOf(`${TEST_TOPIC}:${newId(at)}`);
      await db.batch([
        db.insert(webhookMessage).values({
          id,
          organizationId,
          topic: TEST_TOPIC,
          eventId: null,
          subject: `test:${endpointId}`,
          sequence: at,
          occurredAt: at,
          data: { test: true },
          recordedAt: at,
        }),
        db.insert(webhookDelivery).values({
          messageId: id,
          endpointId,
          state: "waiting",
          since: at,
          nextAt: at,
          // The schedule leaves it to this request.
          leaseUntil: at + 60_000,
        }),
      ]);
      return sendNow(id, endpointId);
    },

    async listDeliveries(organizationId, endpointId, before) {
      if ((await findState(organizationId, endpointId)) === null) return [];
      const rows = await db
        .select({ delivery: webhookDelivery, message: webhookMessage })
        .from(webhookDelivery)
        .innerJoin(webhookMessage, eq(webhookMessage.id, webhookDelivery.messageId))
        .where(
          and(
            eq(webhookDelivery.endpointId, endpointId),
            before ? lt(webhookDelivery.since, before) : undefined,
          ),
        )
        .orderBy(desc(webhookDelivery.since), desc(webhookMessage.sequence))
        .limit(PAGE);
      const ids = rows.map(({ message }) => message.id);
      const attempts = await db
        .select()
        .from(webhookAttempt)
        .where(and(eq(webhookAttempt.endpointId, endpointId), inArray(webhookAttempt.messageId, ids)))
        .orderBy(desc(webhookAttempt.at));
      return rows.map(({ delivery, message }) => ({
        messageId: message.id,
        topic: message.topic,
        since: delivery.since,
        state: delivery.state,
        nextAt: delivery.nextAt,
        body: bodyOf({
          topic: message.topic,
          occurred_at: message.occurredAt,
          sequence: message.sequence,
          subject: message.subject,
          data: JSON.stringify(message.data),
        }),
        attempts: attempts
          .filter(({ messageId }) => messageId === message.id)
          .map(({ at, tookMs, status, problem, response }) => ({
            at,
            tookMs,
            status,
            problem: problem as AttemptProblem | null,
            response,
          })),
      }));
    },

    async replay(organizationId, endpointId, messageId) {
      const refusal = await refuseSending(organizationId, endpointId);
      if (refusal) return refusal;
      const at = now();
      await db
        .update(webhookDelivery)
        .set({ state: "waiting", attempts: 0, since: at, nextAt: at, leaseUntil: at + 60_000 })
        .where(and(eq(webhookDelivery.messageId, messageId), eq(webhookDelivery.endpointId, endpointId)));
      return sendNow(messageId, endpointId);
    },
  };
}
