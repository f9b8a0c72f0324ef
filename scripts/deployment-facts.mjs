/**
 * The facts of the deployment that is about to be made: it applies its migrations, and a demo is declared on the command
 * line only, so that no earlier deployment's choice is repeated unseen.
 */
export function deploymentFacts(facts, { demo }) {
  const { DEMO: _declaredBefore, ...vars } = facts.config.vars ?? {};
  const config = { ...facts.config, vars: demo ? { ...vars, DEMO: "1" } : vars };
  return { ...facts, config, pendingMigrations: [] };
}
