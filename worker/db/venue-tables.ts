import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { organization } from "./auth-schema";

/** Written by worker/catalogue. */

export const venue = sqliteTable(
  "venue",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id),
    name: text("name").notNull(),
    address: text("address").notNull(),
    area: text("area").notNull(),
    city: text("city").notNull(),
    timeZone: text("time_zone").notNull(),
    /** SeatingPlan (domain/seating/plan). */
    plan: text("plan", { mode: "json" }).notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    archivedAt: integer("archived_at"),
  },
  (t) => [index("venue_organization").on(t.organizationId), index("venue_updated").on(t.updatedAt)],
);
