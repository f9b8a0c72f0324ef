import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { unstable_readConfig } from "wrangler";
import { SECRETS, SET_REMOTELY } from "./diagnose.mjs";
import { output } from "./run.mjs";

const root = new URL("..", import.meta.url).pathname;

const SIGN_IN = "npx wrangler login, or set CLOUDFLARE_API_TOKEN";

/** Unknown secrets are reported once, not one by one. */
const allSet = ({ vars = {} }) =>
  Object.fromEntries(
    SECRETS.filter((name) => name !== "TURNSTILE_SECRET" || vars.TURNSTILE_SITE_KEY).map((name) => [
      name,
      SET_REMOTELY,
    ]),
  );

/** Reads what diagnose() checks. A remote fact that cannot be read is a problem of its own. */
export async function readFacts({ remote }) {
  const config = unstable_readConfig({ config: `${root}wrangler.toml` });
  if (!remote) return { facts: { config, remote, ...(await localFacts()) }, unread: [] };

  const unread = [];
  const attempt = async (what, remedy, read) => {
    try {
      return await read();
    } catch (problem) {
      const cause =
        String(problem.message)
          .split("\n")
          .find((line) => line.trim()) ?? "";
      unread.push(`${what} could not be read (${cause.trim().slice(0, 160)}): ${remedy}`);
      return null;
    }
  };
  await attempt("The Cloudflare account", SIGN_IN, signedIn);
  // Without the account each further call fails for the same reason.
  const read = unread.length === 0 ? attempt : async () => null;
  const secrets = await read(
    "Secrets",
    "before the first deploy, npx wrangler secret put creates the Worker",
    deployedSecrets,
  );
  const pendingMigrations = await read("Migrations", "npx wrangler d1 info DB", () => pending("--remote"));
  const queues = await read("Queues", "npx wrangler queues list", accountQueues);
  return {
    facts: {
      config,
      remote,
      secrets: secrets ?? allSet(config),
      pendingMigrations: pendingMigrations ?? [],
      queues,
    },
    unread,
  };
}

async function localFacts() {
  const file = `${root}.dev.vars`;
  const secrets = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  return { secrets, pendingMigrations: await pending("--local") };
}

async function signedIn() {
  const text = await output("wrangler", ["whoami"]);
  if (/not authenticated|not logged in/i.test(text)) throw new Error("not signed in");
}

async function deployedSecrets() {
  const text = await output("wrangler", ["secret", "list", "--format", "json"]);
  return Object.fromEntries(
    JSON.parse(text.slice(text.indexOf("["))).map(({ name }) => [name, SET_REMOTELY]),
  );
}

/** Names of the migrations that are not applied. */
async function pending(where) {
  const text = await output("wrangler", ["d1", "migrations", "list", "DB", where]);
  return [...new Set(text.match(/\b\d{4}_\w+\.sql\b/g))];
}

async function accountQueues() {
  const text = await output("wrangler", ["queues", "list"]);
  return text.match(/[a-z0-9][a-z0-9-]+/g) ?? [];
}
