import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { event } from "./event-tables";

/** Written by worker/gate and worker/gate-api. */

export const device = sqliteTable(
  "device",
  {
    id: text("id").primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => event.id),
    gateId: text("gate_id").notNull(),
    name: text("name").notNull(),
    /** P-256 public key (JWK) of the device's non-extractable signing key. */
    publicKey: text("public_key", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    pairedBy: text("paired_by").notNull(),
    pairedAt: integer("paired_at").notNull(),
    revokedAt: integer("revoked_at"),
    /** The member of the organization who may admit refused tickets with this phone, and when (epoch ms). */
    overridePersonId: text("override_person_id"),
    overridePersonName: text("override_person_name"),
    overrideFrom: integer("override_from"),
    overrideUntil: integer("override_until"),
  },
  (t) => [index("device_event").on(t.eventId)],
);

export const pairing = sqliteTable("pairing", {
  /** SHA-256 of the one-time code, base64url. */
  codeHash: text("code_hash").primaryKey(),
  eventId: text("event_id")
    .notNull()
    .references(() => event.id),
  gateId: text("gate_id").notNull(),
  createdBy: text("created_by").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
  deviceId: text("device_id"),
});
