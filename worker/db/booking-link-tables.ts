import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Written by worker/sale. */

/** Mailed links to a guest's bookings, which an account with the same confirmed address can claim. */
export const bookingLink = sqliteTable("booking_link", {
  tokenHash: text("token_hash").primaryKey(),
  email: text("email").notNull(),
  expiresAt: integer("expires_at").notNull(),
});
