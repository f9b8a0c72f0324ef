import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { apiResponse } from "#worker/db/schema";
import { database } from "../db/database";
import { hexHashOf } from "../platform/digest";
import type { Env } from "../platform/env";

/** Answers are repeated for this long. */
const STORED_MS = 24 * 60 * 60_000;
/** A first request that has no answer after this time has crashed; a repeat takes its place. */
const LEASE_MS = 30_000;
/** Waits of a repeat for the first request's answer, in milliseconds. */
const WAITS = [25, 50, 100, 200, 400, 800, 1600];

export interface StoredAnswer {
  readonly status: number;
  /** JSON text; null if it was not stored. */
  readonly body: string | null;
}

type Begun =
  | { readonly first: true; finish(answer: StoredAnswer | null): Promise<void> }
  | { readonly first: false; readonly answer: StoredAnswer };

/** A request under an Idempotency-Key: the first of its caller runs, repeats get its answer. */
export async function beginOnce(
  env: Pick<Env, "DB">,
  request: {
    readonly caller: string;
    readonly key: string;
    readonly method: string;
    readonly path: string;
    readonly body: string;
    readonly now: () => number;
  },
): Promise<Outcome<Begun, "idempotency_key_invalid" | "idempotency_key_reused" | "idempotency_in_progress">> {
  const { caller, key, method, path, body, now } = request;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) return refuse("idempotency_key_invalid");
  const db = database(env);
  const requestHash = await hexHashOf(JSON.stringify([method, path, body]));
  const row = and(eq(apiResponse.caller, caller), eq(apiResponse.key, key));
  const started = {
    requestHash,
    status: null,
    body: null,
    startedAt: now(),
    expiresAt: now() + STORED_MS,
  };
  const [mine] = await db
    .insert(apiResponse)
    .values({ caller, key, ...started })
    .onConflictDoUpdate({
      target: [apiResponse.caller, apiResponse.key],
      set: started,
      setWhere: or(
        lt(apiResponse.expiresAt, now()),
        and(
          isNull(apiResponse.status),
          lt(apiResponse.startedAt, now() - LEASE_MS),
          eq(apiResponse.requestHash, requestHash),
        ),
      ),
    })
    .returning({ key: apiResponse.key });
  if (mine)
    return accept({
      first: true,
      async finish(answer) {
        if (answer) await db.update(apiResponse).set(answer).where(row);
        // Without an answer to repeat, the next request with this key runs.
        else await db.delete(apiResponse).where(row);
      },
    });

  for (const wait of [...WAITS, null]) {
    const [known] = await db
      .select()
      .from(apiResponse)
      .where(and(row, gt(apiResponse.expiresAt, now())));
    if (!known) return refuse("idempotency_in_progress");
    if (known.requestHash !== requestHash) return refuse("idempotency_key_reused");
    if (known.status !== null)
      return accept({ first: false, answer: { status: known.status, body: known.body } });
    if (wait !== null) await scheduler.wait(wait);
  }
  return refuse("idempotency_in_progress");
}
