/** After a failure all calls fail at once for this long, then one is tried. Long enough that no request tries twice. */
const PAUSE_MS = 5_000;

/** Circuit breaker of the database, one per isolate: during an outage one call in `PAUSE_MS` waits for a timeout. */
export class DatabaseBreaker {
  #open = false;
  /** Epoch milliseconds of the next try while open. */
  #nextTryAt = 0;

  /** @param deadlineMs longest duration of the call; a cancelled request never reports its call's end */
  mayTry(now: number, deadlineMs: number): boolean {
    if (!this.#open) return true;
    if (now < this.#nextTryAt) return false;
    this.#nextTryAt = now + deadlineMs;
    return true;
  }

  succeeded(): void {
    this.#open = false;
  }

  failed(now: number): void {
    this.#open = true;
    this.#nextTryAt = now + PAUSE_MS;
  }
}
