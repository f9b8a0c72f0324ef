import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { user } from "./auth-schema";

/** Written by worker/people/open-sockets.ts. */

/** Events at which a person opened a socket, to end it when their rights change. */
export const eventSocket = sqliteTable(
  "event_socket",
  {
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    eventId: text("event_id").notNull(),
    at: integer("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.eventId] })],
);
