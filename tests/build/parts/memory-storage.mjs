import { DatabaseSync } from "node:sqlite";

/** The platform's limit of bound parameters per statement. */
const MAX_BOUND = 100;

/**
 * SQLite in memory with the part of a Durable Object's storage that the event's parts use, and its limit of bound
 * values. Transactions, alarms and eviction are the platform's: tests/durable has them in workerd.
 * @returns {import("@cloudflare/workers-types").DurableObjectStorage}
 */
export function memoryStorage() {
  const database = new DatabaseSync(":memory:");
  const sql = {
    exec(query, ...bound) {
      if (bound.length > MAX_BOUND) throw new Error("too many SQL variables");
      if (/^\s*(create|drop|alter)\b/i.test(query)) {
        database.exec(query);
        return cursorOf([]);
      }
      return cursorOf(database.prepare(query).all(...bound));
    },
  };
  return { sql, transactionSync: (run) => run() };
}

function cursorOf(rows) {
  return {
    toArray: () => rows,
    one() {
      if (rows.length !== 1) throw new Error(`${rows.length} rows instead of one`);
      return rows[0];
    },
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  };
}
