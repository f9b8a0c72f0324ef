import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Written by worker/mail. */

export const mailSent = sqliteTable("mail_sent", {
  /** Idempotency key: a mail whose key exists is not sent again. */
  key: text("key").primaryKey(),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  at: integer("at").notNull(),
  /** Null while a sender holds the lease; the lease ends two minutes after `at`. */
  sentAt: integer("sent_at"),
  /** Stored only in the local set-up, which sends no mail, for /dev/mails. */
  body: text("body", { mode: "json" }).$type<{ text: string; html: string }>(),
});

/** Mails that one caller caused to one address in the current hour. */
export const mailRequest = sqliteTable("mail_request", {
  /** Digest of caller and address. */
  key: text("key").primaryKey(),
  /** Start of the hour. */
  at: integer("at").notNull(),
  count: integer("count").notNull(),
});
