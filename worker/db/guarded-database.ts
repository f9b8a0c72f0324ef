import { databaseSeconds } from "../platform/metrics";
import { Outage } from "../platform/outage";
import type { Env } from "../platform/env";
import { simulatedFailure } from "./simulated-outage";
import { DatabaseBreaker } from "./database-breaker";
import { systemClock } from "../platform/clock";

/** Longest wait of one call. A request waits for one such timeout at most: the breaker fails its later calls at once. */
export const DEADLINE_MS = 3_000;

const environments = new WeakMap<Env, Env>();

/** The environment of a request: D1 calls end by the deadline, and an unreachable D1 is an {@link Outage}. */
export function guardEnv(env: Env): Env {
  const known = environments.get(env);
  if (known) return known;
  const guarded = {
    ...env,
    DB: guardDatabase(env.DB, DEADLINE_MS, new DatabaseBreaker(), env.LOCAL === "1"),
  };
  environments.set(env, guarded);
  return guarded;
}

/**
 * @param breaker null: every call is tried
 * @param isLocal on a developer's machine, where an outage can be simulated
 */
export function guardDatabase(
  d1: D1Database,
  deadlineMs: number,
  breaker: DatabaseBreaker | null,
  isLocal = false,
): D1Database {
  const natives = new WeakMap<object, D1PreparedStatement>();
  const call = <Value>(work: () => Promise<Value>): Promise<Value> =>
    callInTime(() => (isLocal ? simulatedFailure(systemClock()) : null) ?? work(), deadlineMs, breaker);

  function guardStatement(native: D1PreparedStatement): D1PreparedStatement {
    const guarded = new Proxy(native, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name === "bind") return (...values: unknown[]) => guardStatement(target.bind(...values));
        return (...args: unknown[]) => call(() => value.apply(target, args) as Promise<unknown>);
      },
    });
    natives.set(guarded, native);
    return guarded;
  }

  return new Proxy(d1, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (name === "prepare") return (query: string) => guardStatement(target.prepare(query));
      if (name === "batch")
        return (statements: D1PreparedStatement[]) =>
          call(() => target.batch(statements.map((each) => natives.get(each) ?? each)));
      return (...args: unknown[]) => call(() => value.apply(target, args) as Promise<unknown>);
    },
  });
}

async function callInTime<Value>(
  work: () => Promise<Value>,
  deadlineMs: number,
  breaker: DatabaseBreaker | null,
): Promise<Value> {
  if (breaker && !breaker.mayTry(systemClock(), deadlineMs)) throw new Outage("the database is not tried");
  let stopTimer = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Outage("the database does not respond")), deadlineMs);
    stopTimer = () => clearTimeout(timer);
  });
  const startedAt = systemClock();
  let outcome = "ok";
  try {
    const value = await Promise.race([work(), late]);
    breaker?.succeeded();
    return value;
  } catch (problem) {
    if (isQueryProblem(problem)) {
      outcome = "query_problem";
      breaker?.succeeded();
      throw problem;
    }
    outcome = "outage";
    breaker?.failed(systemClock());
    throw problem instanceof Outage ? problem : new Outage("the database is unreachable", { cause: problem });
  } finally {
    stopTimer();
    databaseSeconds.observe([outcome], (systemClock() - startedAt) / 1000);
  }
}

/** Errors that the same statement would give again. D1 reports SQLite's result codes by name. */
const QUERY_PROBLEM =
  /SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG|AUTH)|D1_(TYPE_ERROR|COLUMN_NOTFOUND|EXEC_ERROR|DUMP_ERROR)|too many SQL variables|Wrong number of parameter bindings/;

function isQueryProblem(problem: unknown): boolean {
  return problem instanceof Error && (problem instanceof TypeError || QUERY_PROBLEM.test(problem.message));
}
