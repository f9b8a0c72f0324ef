import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { organization } from "./auth-schema";

/** Written by worker/people. */

export const organizationProfile = sqliteTable("organization_profile", {
  organizationId: text("organization_id")
    .primaryKey()
    .references(() => organization.id, { onDelete: "cascade" }),
  taxName: text("tax_name").notNull().default("GST"),
  taxRateBasisPoints: integer("tax_rate_basis_points").notNull().default(1800),
  taxInclusive: integer("tax_inclusive", { mode: "boolean" }).notNull().default(true),
  taxNumber: text("tax_number"),
  contactEmail: text("contact_email"),
});
