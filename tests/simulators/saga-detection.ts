import { DECISIONS, type Decisions, runSchedule } from "./saga-model";

/** The failure of the first seed that detects a planted fault. */
export function detect(planted: Partial<Decisions> | ((seed: number) => void)): string {
  const run =
    typeof planted === "function"
      ? planted
      : (seed: number) => runSchedule(seed, new Map(), { ...DECISIONS, ...planted });
  for (let seed = 1; seed <= 2_000; seed++)
    try {
      run(seed);
    } catch (problem) {
      return String(problem);
    }
  return "not detected";
}
