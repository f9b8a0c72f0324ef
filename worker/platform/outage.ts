/** A dependency did not respond in time or is unreachable: the request may succeed later. */
export class Outage extends Error {
  override readonly name = "Outage";
}

/** True for an {@link Outage}, also as the cause of another error (drizzle wraps what a query throws). */
export function isOutage(problem: unknown): boolean {
  for (let each = problem, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++)
    if (each instanceof Outage) return true;
  return false;
}
