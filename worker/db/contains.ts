import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/**
 * Whether a column has these words somewhere, capitals or not. Not LIKE: D1 refuses patterns over 50 bytes, which are
 * sixteen letters of Hindi, and every `%` would want escaping.
 */
export function contains(column: AnyColumn | SQL, words: string): SQL {
  return sql`instr(lower(${column}), lower(${words})) > 0`;
}
