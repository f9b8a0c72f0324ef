/** Sets the object's next wake-up, early enough and seldom: an earlier one already set is enough. */
export class WakeClock {
  private armedFor = Infinity;

  constructor(private readonly schedule: (at: Date) => Promise<unknown>) {}

  /** What is known to be set already, when the object wakes. */
  remember(at: number): void {
    this.armedFor = Math.min(this.armedFor, at);
  }

  /** Null when an alarm at or before `at` is set. Alarms have whole seconds: never before the time, under one after. */
  arm(at: number): Promise<void> | null {
    if (at >= this.armedFor) return null;
    const due = Math.ceil(at / 1000) * 1000;
    const before = this.armedFor;
    this.armedFor = due;
    return this.schedule(new Date(due)).then(
      () => {},
      (problem: unknown) => {
        this.armedFor = before;
        throw problem;
      },
    );
  }

  rang(): void {
    this.armedFor = Infinity;
  }
}
