import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Written by worker/payments: the accounts of the sandbox payment provider, which replaces an external server. */

export const sandboxPayment = sqliteTable("sandbox_payment", {
  intentId: text("intent_id").primaryKey(),
  /** Our payment id: the provider's idempotency key. */
  reference: text("reference").notNull().unique(),
  eventId: text("event_id").notNull(),
  bookingId: text("booking_id").notNull(),
  amountMinor: integer("amount_minor").notNull(),
  currency: text("currency").notNull(),
  /** created | authorised | captured | failed | voided */
  state: text("state").notNull(),
  refundedMinor: integer("refunded_minor").notNull().default(0),
  method: text("method"),
  returnUrl: text("return_url").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const sandboxRefund = sqliteTable("sandbox_refund", {
  refundId: text("refund_id").primaryKey(),
  intentId: text("intent_id").notNull(),
  amountMinor: integer("amount_minor").notNull(),
  at: integer("at").notNull(),
});
