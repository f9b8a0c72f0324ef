// What `npm run doctor` and `npm run deploy` check. The rules on variables and secrets are the Worker's own.
const { SECRETS, configurationProblems } = await import(
  new URL("../worker/platform/env.ts", import.meta.url).href
);
const { deploymentProblems } = await import(
  new URL("../worker/platform/deployment-problems.ts", import.meta.url).href
);

export { SECRETS };

/** Placeholder for a secret whose value is readable by the platform only. */
export const SET_REMOTELY = "set remotely";

/**
 * @typedef {object} Facts
 * @property {Record<string, any>} config wrangler.toml, as wrangler reads it
 * @property {Readonly<Record<string, string>>} secrets of .dev.vars, or the names of the deployed ones
 * @property {readonly string[]} pendingMigrations
 * @property {boolean} remote the deployment; otherwise this machine
 * @property {readonly string[] | null} [queues] names of the account's queues; null if unknown
 */

/**
 * Every problem of the configuration, each with its remedy; empty without problems.
 * @param {Facts} facts
 * @returns {string[]}
 */
export function diagnose({ config, secrets, pendingMigrations, remote, queues = null }) {
  const bindings = bindingsOf(config, secrets);
  return [
    ...new Set([
      ...configurationProblems(bindings),
      ...(remote ? deploymentProblems(bindings) : []),
      ...plainSecretProblems(config),
      ...(remote ? databaseProblems(config) : []),
      ...migrationProblems(pendingMigrations, remote),
      ...scheduleProblems(config),
      ...queueProblems(config, queues),
      ...(remote ? domainProblems(config) : []),
    ]),
  ];
}

/** The object that the Worker would get: a stand-in for each binding, the variables and the secrets. */
function bindingsOf(config, secrets) {
  const names = [
    ...(config.d1_databases ?? []).map(({ binding }) => binding),
    ...(config.durable_objects?.bindings ?? []).map(({ name }) => name),
    ...(config.r2_buckets ?? []).map(({ binding }) => binding),
    ...(config.queues?.producers ?? []).map(({ binding }) => binding),
    ...(config.send_email ?? []).map(({ name }) => name),
    ...(config.ratelimits ?? []).map(({ name }) => name),
    ...(config.ai ? [config.ai.binding] : []),
  ];
  return { ...Object.fromEntries(names.map((name) => [name, {}])), ...config.vars, ...secrets };
}

function plainSecretProblems({ vars = {} }) {
  return SECRETS.filter((name) => name in vars).map(
    (name) =>
      `${name} is in wrangler.toml, where everyone can read it: remove it there and choose a new one with npx wrangler secret put ${name}`,
  );
}

function databaseProblems({ d1_databases: databases = [] }) {
  return databases
    .filter(({ database_id: id }) => !id || /^[0-]+$/.test(id))
    .map(
      ({ binding, database_name: name }) =>
        `${binding} has no database_id: npx wrangler d1 create ${name}, and put its id into wrangler.toml`,
    );
}

function migrationProblems(pending, remote) {
  if (pending.length === 0) return [];
  const remedy = remote ? "npm run deploy applies them" : "npm run migrate";
  return [`Migrations are not applied (${pending.join(", ")}): ${remedy}`];
}

function scheduleProblems({ triggers }) {
  return triggers?.crons?.length
    ? []
    : ['No cron trigger: add crons = ["*/5 * * * *"] under [triggers] in wrangler.toml'];
}

function queueProblems({ queues = {} }, existing) {
  const consumers = queues.consumers ?? [];
  const consumed = new Set(consumers.map(({ queue }) => queue));
  const used = new Set([
    ...(queues.producers ?? []).map(({ queue }) => queue),
    ...consumers.map(({ dead_letter_queue: dead }) => dead).filter(Boolean),
  ]);
  return [
    ...[...used]
      .filter((queue) => !consumed.has(queue))
      .map((queue) => `Queue ${queue} has no consumer: add it under [[queues.consumers]] in wrangler.toml`),
    ...[...new Set([...used, ...consumed])]
      .filter((queue) => existing && !existing.includes(queue))
      .map((queue) => `Queue ${queue} does not exist: npx wrangler queues create ${queue}`),
  ];
}

function domainProblems({ vars = {}, routes = [], route, workers_dev: workersDev }) {
  const host = URL.canParse(vars.PUBLIC_URL) ? new URL(vars.PUBLIC_URL).hostname : null;
  const patterns = [...routes, ...(route ? [route] : [])].map((each) =>
    typeof each === "string" ? each : each.pattern,
  );
  if (!host || host === "localhost") return [];
  if (host.endsWith(".workers.dev"))
    return workersDev === false
      ? ["PUBLIC_URL is on workers.dev: set workers_dev = true in wrangler.toml"]
      : [];
  return patterns.some((pattern) => pattern.split("/")[0] === host)
    ? []
    : [
        `No route leads from ${host} (PUBLIC_URL) to the Worker: add [[routes]] with pattern = "${host}" and custom_domain = true to wrangler.toml`,
      ];
}
