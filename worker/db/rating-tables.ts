import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { event } from "./event-tables";

/** Written by worker/ratings. */

/** An attendee's rating, with the organizer's answer. Ratings hidden by an admin are not counted. */
export const eventRating = sqliteTable(
  "event_rating",
  {
    id: text("id").primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => event.id, { onDelete: "cascade" }),
    /** The rated booking and its buyer's key. */
    bookingId: text("booking_id").notNull(),
    buyerKey: text("buyer_key").notNull(),
    buyerEmail: text("buyer_email").notNull(),
    /** Public name: "Asha M." */
    authorName: text("author_name").notNull(),
    stars: integer("stars").notNull(),
    /** Plain text. */
    comment: text("comment").notNull(),
    /** Language for mails to the author. */
    locale: text("locale").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    answer: text("answer"),
    answeredBy: text("answered_by"),
    answeredAt: integer("answered_at"),
    hiddenReason: text("hidden_reason"),
    hiddenBy: text("hidden_by"),
    hiddenAt: integer("hidden_at"),
  },
  (t) => [
    uniqueIndex("event_rating_buyer").on(t.eventId, t.buyerKey),
    index("event_rating_latest").on(t.updatedAt),
  ],
);

/** Sent rating requests: one per event and buyer. */
export const ratingAsk = sqliteTable(
  "rating_ask",
  {
    eventId: text("event_id")
      .notNull()
      .references(() => event.id, { onDelete: "cascade" }),
    buyerEmail: text("buyer_email").notNull(),
    at: integer("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.buyerEmail] })],
);
