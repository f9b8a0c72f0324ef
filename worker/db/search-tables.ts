import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Written by worker/search. */

/** Version of an event in the full-text table `event_fts`, whose rowid is this `id`. Both are derived. */
export const searchEntry = sqliteTable("search_entry", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  eventId: text("event_id").notNull().unique(),
  version: integer("version").notNull(),
});

/** Admins' changes to the built-in thesaurus; an empty `also` removes all synonyms of the term. */
export const lexicon = sqliteTable("lexicon", {
  /** Stemmed words. */
  term: text("term").primaryKey(),
  /** As the admin wrote it; empty in rows older than this column. */
  word: text("word").notNull().default(""),
  also: text("also", { mode: "json" }).$type<string[]>().notNull(),
  updatedBy: text("updated_by").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** Cache of a model's readings of sentences. Contains symbols only, resolved at each use. */
export const queryReading = sqliteTable("query_reading", {
  key: text("key").primaryKey(),
  reading: text("reading", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
  expiresAt: integer("expires_at").notNull(),
});
