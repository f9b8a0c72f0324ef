import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { user } from "./auth-schema";
import { event } from "./event-tables";

/** Written by worker/recommend. */

/** A user's mark on an event: saved | liked | hidden. Personal data, deleted with the account. */
export const eventMark = sqliteTable(
  "event_mark",
  {
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    eventId: text("event_id")
      .notNull()
      .references(() => event.id, { onDelete: "cascade" }),
    mark: text("mark").notNull(),
    at: integer("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.eventId, t.mark] }),
    index("event_mark_user").on(t.userId, t.mark, t.at),
  ],
);

/** Whether a user allows recommendations; without a row they are allowed. */
export const recommendationChoice = sqliteTable("taste_choice", {
  userId: text("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  on: integer("is_on", { mode: "boolean" }).notNull().default(true),
  /** Time of the last deletion of the history: bookings up to then are ignored. */
  erasedAt: integer("erased_at").notNull().default(0),
});

/** Embedding of an event, one byte per dimension. Derived; empty without an AI binding. */
export const eventMeaning = sqliteTable(
  "event_meaning",
  {
    eventId: text("event_id")
      .primaryKey()
      .references(() => event.id, { onDelete: "cascade" }),
    model: text("model").notNull(),
    dimensions: integer("dimensions").notNull(),
    vector: blob("vector", { mode: "buffer" }).notNull(),
    textHash: text("text_hash").notNull(),
    version: integer("version").notNull(),
    writtenAt: integer("written_at").notNull(),
  },
  (table) => [index("event_meaning_written").on(table.model, table.writtenAt, table.eventId)],
);
