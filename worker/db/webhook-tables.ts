import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { organization } from "./auth-schema";

/** Written by worker/webhooks. */

export const webhookEndpoint = sqliteTable(
  "webhook_endpoint",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    description: text("description").notNull().default(""),
    /** Topics (domain/webhook/topic); empty: all. */
    topics: text("topics", { mode: "json" }).$type<string[]>().notNull(),
    /** active | disabled */
    state: text("state").$type<"active" | "disabled">().notNull().default("active"),
    /** by_hand | failing | gone; null while active. */
    disabledReason: text("disabled_reason").$type<"by_hand" | "failing" | "gone">(),
    disabledAt: integer("disabled_at"),
    /** The owners have been mailed about the disabling; null while that is due. */
    disabledMailAt: integer("disabled_mail_at"),
    /** First failure after the last success; null while the receiver responds. */
    failingSince: integer("failing_since"),
    /** Wrapped with KEY_WRAPPING_SECRET. */
    secret: text("secret").notNull(),
    /** Signs as well until `previous_secret_until`. */
    previousSecret: text("previous_secret"),
    previousSecretUntil: integer("previous_secret_until"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("webhook_endpoint_organization").on(t.organizationId)],
);

export const webhookMessage = sqliteTable(
  "webhook_message",
  {
    /** The `webhook-id`: a hash of the fact's key. */
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    topic: text("topic").notNull(),
    eventId: text("event_id"),
    /** Numbered by `sequence`: a booking's or an event's id. */
    subject: text("subject").notNull(),
    sequence: integer("sequence").notNull(),
    occurredAt: integer("occurred_at").notNull(),
    data: text("data", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (t) => [
    index("webhook_message_subject").on(t.subject, t.sequence),
    index("webhook_message_recorded").on(t.recordedAt),
  ],
);

export const webhookDelivery = sqliteTable(
  "webhook_delivery",
  {
    messageId: text("message_id")
      .notNull()
      .references(() => webhookMessage.id, { onDelete: "cascade" }),
    endpointId: text("endpoint_id")
      .notNull()
      .references(() => webhookEndpoint.id, { onDelete: "cascade" }),
    /** waiting | delivered | exhausted */
    state: text("state").$type<"waiting" | "delivered" | "exhausted">().notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** When the first attempt was due: the three days of retries count from here. */
    since: integer("since").notNull(),
    nextAt: integer("next_at").notNull(),
    /** Another sender may take over after this time. */
    leaseUntil: integer("lease_until").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.endpointId] }),
    index("webhook_delivery_due").on(t.state, t.nextAt),
    index("webhook_delivery_endpoint").on(t.endpointId, t.since),
  ],
);

/** One request to a receiver. */
export const webhookAttempt = sqliteTable(
  "webhook_attempt",
  {
    id: text("id").primaryKey(),
    messageId: text("message_id").notNull(),
    endpointId: text("endpoint_id")
      .notNull()
      .references(() => webhookEndpoint.id, { onDelete: "cascade" }),
    at: integer("at").notNull(),
    tookMs: integer("took_ms").notNull(),
    /** Null without a response. */
    status: integer("status"),
    /** A reason of worker/webhooks/receiver.ts; null if the attempt succeeded. */
    problem: text("problem"),
    /** First characters of the response's body. */
    response: text("response").notNull().default(""),
  },
  (t) => [
    index("webhook_attempt_delivery").on(t.messageId, t.endpointId, t.at),
    index("webhook_attempt_at").on(t.at),
  ],
);
