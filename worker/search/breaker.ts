import type { ReadingError } from "./ai-model";

const DAY_MS = 86_400_000;
const PAUSE_MS = 45_000;
const GARBAGE_LIMIT = 3;

/** Circuit breaker of a model, one per isolate. */
export class Breaker {
  private openUntil = -Infinity;
  private garbage = 0;

  isOpen(now: number): boolean {
    return now < this.openUntil;
  }

  worked(): void {
    this.garbage = 0;
  }

  failed(kind: ReadingError["kind"], now: number): void {
    switch (kind) {
      // The free allocation resets at midnight UTC.
      case "quota":
        this.openUntil = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
        break;
      // A removed model stays removed until the next deployment.
      case "gone":
        this.openUntil = Infinity;
        break;
      case "busy":
      case "late":
        this.openUntil = now + PAUSE_MS;
        break;
      case "garbage":
        this.garbage++;
        if (this.garbage >= GARBAGE_LIMIT) this.openUntil = now + PAUSE_MS;
        break;
    }
  }
}
