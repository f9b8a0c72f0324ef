import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { user } from "./auth-schema";
import type { SaleMailChoice } from "#domain/sale/sale-digest";

/** Written by worker/notices. */

/** One confirmed booking, for the organizers' inbox and mails. */
export const saleNotice = sqliteTable(
  "sale_notice",
  {
    /** Never reused: mails cover ranges of it. */
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    /** The effect's key: a sale is recorded once. */
    key: text("key").notNull().unique(),
    eventId: text("event_id").notNull(),
    organizationId: text("organization_id").notNull(),
    tickets: integer("tickets").notNull(),
    amountMinor: integer("amount_minor").notNull(),
    currency: text("currency").notNull(),
    soldAt: integer("sold_at").notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (t) => [
    index("sale_notice_event").on(t.eventId, t.soldAt),
    index("sale_notice_organization").on(t.organizationId, t.seq),
    index("sale_notice_recorded").on(t.recordedAt),
  ],
);

/** An organizer's choice of mails about sales, and what they have covered (domain/sale/sale-digest). */
export const saleDigest = sqliteTable("sale_digest", {
  userId: text("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  choice: text("choice")
    .$type<SaleMailChoice>()
    .notNull()
    .default(sql`'hour'`),
  coveredTo: integer("covered_to").notNull().default(0),
  claimedTo: integer("claimed_to"),
});
