/** A dependency did not respond in time or is unreachable: the request may succeed later. */
export class Outage extends Error {
  override readonly name = "Outage";
}

/** Headers of a 503 response (RFC 9110 section 10.2.3). */
export const OUTAGE_RETRY_AFTER: Readonly<Record<string, string>> = { "retry-after": "30" };

/** Returns the result of the read, or the given value while the dependency is down. */
export async function orDuringOutage<Value>(value: Value, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (problem) {
    if (isOutage(problem)) return value;
    throw problem;
  }
}

/** True for an {@link Outage}, also as the cause of another error (drizzle wraps what a query throws). */
export function isOutage(problem: unknown): boolean {
  for (let each = problem, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++)
    if (each instanceof Outage) return true;
  return false;
}
