/**
 * Sets the object's wake-ups, early enough and seldom: one at or before the wished time is enough. It knows every one
 * that is set, since each ring would otherwise set another beside those still waiting.
 */
export class WakeClock {
  private readonly armed = new Set<number>();

  constructor(private readonly schedule: (at: Date) => Promise<unknown>) {}

  /** What is known to be set already, when the object wakes. */
  remember(at: number): void {
    this.armed.add(at);
  }

  /** Null when an alarm at or before `at` is set. Alarms have whole seconds: never before the time, under one after. */
  arm(at: number): Promise<void> | null {
    const due = Math.ceil(at / 1000) * 1000;
    for (const set of this.armed) if (set <= due) return null;
    this.armed.add(due);
    return this.schedule(new Date(due)).then(
      () => {},
      (problem: unknown) => {
        this.armed.delete(due);
        throw problem;
      },
    );
  }

  /** Those due by `now` have rung. */
  rang(now: number): void {
    for (const set of this.armed) if (set <= now) this.armed.delete(set);
  }
}
