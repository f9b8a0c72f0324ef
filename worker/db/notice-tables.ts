import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { user } from "./auth-schema";

/** Written by worker/notices. */

export const notification = sqliteTable(
  "notification",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** Message `notification_<kind>`, rendered with `facts` in the reader's language. */
    kind: text("kind").notNull(),
    facts: text("facts", { mode: "json" }).$type<Record<string, string | number>>().notNull(),
    href: text("href").notNull(),
    at: integer("at").notNull(),
    readAt: integer("read_at"),
  },
  (t) => [index("notification_user").on(t.userId, t.at)],
);

export const auditLog = sqliteTable(
  "audit_log",
  {
    id: text("id").primaryKey(),
    actorId: text("actor_id").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    organizationId: text("organization_id"),
    facts: text("facts", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    at: integer("at").notNull(),
  },
  (t) => [index("audit_log_subject").on(t.subject, t.at)],
);
