/**
 * Seeds that found a fault, each with the fault: the seed of a failing run, and those that detect the mutants. Reproduce one
 * with `CHECK_IN_SEED=<seed> CHECK_IN_SCHEDULES=1`.
 */
export const REGRESSION_SEEDS: readonly { readonly seed: number; readonly reason: string }[] = [
  { seed: 1, reason: "a second scan of a ticket is stored, in whatever order both arrive" },
  { seed: 3, reason: "a code of a withdrawn key is refused after sync" },
  { seed: 10, reason: "a ticket change that the list already has is not applied again" },
];
