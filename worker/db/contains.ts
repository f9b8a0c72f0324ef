import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/**
 * Case-insensitive substring condition. Not LIKE: D1 refuses patterns over 50 bytes (16 Devanagari letters), and `%` would
 * need escaping.
 */
export function contains(column: AnyColumn | SQL, words: string): SQL {
  return sql`instr(lower(${column}), lower(${words})) > 0`;
}
