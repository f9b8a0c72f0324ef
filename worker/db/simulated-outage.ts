/** `refuses`: calls fail at once. `hangs`: they never settle. */
export type OutageKind = "refuses" | "hangs";

let simulated: { readonly kind: OutageKind; readonly until: number } | null = null;

/** Local development only: D1 calls of this isolate, the events' objects included, fail until then (epoch ms). */
export function simulateOutage(kind: OutageKind, until: number): void {
  simulated = { kind, until };
}

/** The failure of a call; null while no outage is simulated. */
export function simulatedFailure(now: number): Promise<never> | null {
  if (!simulated || now >= simulated.until) return null;
  return simulated.kind === "hangs"
    ? new Promise<never>(() => undefined)
    : Promise.reject(new Error("D1_ERROR: simulated outage"));
}
