export const LATE = Symbol("late");

/** The result of the work, or {@link LATE} once that time has passed; the work itself goes on. */
export async function inTime<Value>(work: Promise<Value>, ms: number): Promise<Value | typeof LATE> {
  let stopTimer = (): void => undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    const timer = setTimeout(() => resolve(LATE), ms);
    stopTimer = () => clearTimeout(timer);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stopTimer();
  }
}
