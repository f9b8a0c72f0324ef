import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { organization, session } from "./auth-schema";

/** Written by worker/people (keys, refresh tokens) and worker/api (responses by idempotency key). */

export const apiKey = sqliteTable(
  "api_key",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** The visible beginning of the key. */
    prefix: text("prefix").notNull(),
    /** SHA-256 of the whole key, hex. The key has 256 random bits, so a fast hash is enough. */
    hash: text("hash").notNull().unique(),
    /** ApiScope (domain/people/api-scope). */
    scopes: text("scopes", { mode: "json" }).$type<string[]>().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at"),
    lastUsedAt: integer("last_used_at"),
    revokedAt: integer("revoked_at"),
  },
  (t) => [index("api_key_organization").on(t.organizationId, t.createdAt)],
);

/** Rotating refresh tokens. The tokens of one session are a family: they end with the session. */
export const refreshToken = sqliteTable(
  "refresh_token",
  {
    /** SHA-256, hex. */
    hash: text("hash").primaryKey(),
    sessionId: text("session_id")
      .notNull()
      .references(() => session.id, { onDelete: "cascade" }),
    issuedAt: integer("issued_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    usedAt: integer("used_at"),
  },
  (t) => [index("refresh_token_session").on(t.sessionId)],
);

/** Responses to repeated API requests, by caller and the caller's Idempotency-Key. */
export const apiResponse = sqliteTable(
  "api_response",
  {
    /** `user:<id>`, `key:<id>` or a network address. */
    caller: text("caller").notNull(),
    key: text("key").notNull(),
    /** SHA-256 of method, path and body, hex. */
    requestHash: text("request_hash").notNull(),
    /** Null while the first request is being handled. */
    status: integer("status"),
    body: text("body"),
    startedAt: integer("started_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.caller, t.key] }), index("api_response_expiry").on(t.expiresAt)],
);
