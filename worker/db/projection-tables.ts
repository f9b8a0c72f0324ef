import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Projections of the events' Durable Objects, written from the outbox by projection.ts. `seq` is the object's sequence
 * number; only a higher one overwrites a row. Keys begin with the event, so that no object writes another event's rows.
 */

export const availabilityCopy = sqliteTable("availability_copy", {
  eventId: text("event_id").primaryKey(),
  seq: integer("seq").notNull(),
  capacity: integer("capacity").notNull(),
  sold: integer("sold").notNull(),
  held: integer("held").notNull(),
  revenueMinor: integer("revenue_minor").notNull(),
});

export const bookingCopy = sqliteTable(
  "booking_copy",
  {
    id: text("id").notNull(),
    seq: integer("seq").notNull(),
    eventId: text("event_id").notNull(),
    reference: text("reference").notNull(),
    buyerKey: text("buyer_key").notNull(),
    buyerName: text("buyer_name").notNull(),
    buyerEmail: text("buyer_email").notNull(),
    state: text("state").notNull(),
    quantity: integer("quantity").notNull(),
    totalMinor: integer("total_minor").notNull(),
    currency: text("currency").notNull(),
    placedAt: integer("placed_at").notNull(),
    confirmedAt: integer("confirmed_at"),
    /** BookingView (domain/sale/booking) without ticket codes. */
    view: text("view", { mode: "json" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.id] }),
    index("booking_copy_id").on(t.id),
    index("booking_copy_buyer").on(t.buyerKey, t.placedAt),
    index("booking_copy_email").on(t.buyerEmail, t.placedAt),
    index("booking_copy_event").on(t.eventId, t.placedAt),
  ],
);

export const ticketCopy = sqliteTable(
  "ticket_copy",
  {
    ticketId: text("ticket_id").notNull(),
    seq: integer("seq").notNull(),
    eventId: text("event_id").notNull(),
    bookingId: text("booking_id").notNull(),
    serial: integer("serial").notNull(),
    state: text("state").notNull(),
    attendeeName: text("attendee_name").notNull(),
    place: text("place").notNull(),
    checkedInAt: integer("checked_in_at"),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.ticketId] }),
    index("ticket_copy_booking").on(t.eventId, t.bookingId),
  ],
);
