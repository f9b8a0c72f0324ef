/**
 * Schedules the object's alarms. One at or before the requested time is enough, so the scheduled ones are tracked:
 * otherwise each alarm would schedule another beside those still pending.
 */
export class AlarmClock {
  private readonly armed = new Set<number>();

  constructor(private readonly schedule: (at: Date) => Promise<unknown>) {}

  /** An alarm that was scheduled before the object woke. */
  addScheduled(at: number): void {
    this.armed.add(at);
  }

  /** Null when an alarm at or before `at` is scheduled. Alarms have whole seconds: `at` is rounded up. */
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

  /** Removes the alarms that are due by `now`. */
  onAlarm(now: number): void {
    for (const set of this.armed) if (set <= now) this.armed.delete(set);
  }
}
