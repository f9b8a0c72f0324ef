import fc from "fast-check";

/**
 * Seed of all property tests. CI runs with a fixed one, so that a change alone can make a run fail; `FC_SEED=<number>`
 * sets another, `FC_SEED=random` a new one each run (fast-check prints it with a failure).
 */
const { CI, FC_SEED } = process.env;
const FIXED_SEED = 20_261_121;

const isRandom = FC_SEED === "random" || (!FC_SEED && !CI);
fc.configureGlobal(isRandom ? {} : { seed: FC_SEED ? Number(FC_SEED) : FIXED_SEED });
