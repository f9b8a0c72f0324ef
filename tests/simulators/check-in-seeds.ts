/** Seeds that failed once. Reproduce one with `CHECK_IN_SEED=<seed> CHECK_IN_SCHEDULES=1`. */
export const REGRESSION_SEEDS: readonly { readonly seed: number; readonly reason: string }[] = [];
