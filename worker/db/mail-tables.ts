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
