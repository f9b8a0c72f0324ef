import { describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import { SET_REMOTELY, diagnose } from "../../scripts/diagnose.mjs";
import { deploymentFacts } from "../../scripts/deployment-facts.mjs";

type Facts = Parameters<typeof diagnose>[0];

/** wrangler.toml as it is in the repository. */
const shipped = () =>
  unstable_readConfig({ config: new URL("../../wrangler.toml", import.meta.url).pathname });
const GENERAL = ["AUTH_SECRET", "KEY_WRAPPING_SECRET", "LINK_SECRET"];
const secretsOf = (...names: readonly string[]) =>
  Object.fromEntries([...GENERAL, ...names].map((name) => [name, SET_REMOTELY]));

const QUEUES = ["stagedoor-effects", "stagedoor-effects-dead", "stagedoor-sandbox"];
const LIVE_VARS = {
  PUBLIC_URL: "https://tickets.ranga.in",
  PAYMENTS: "stripe",
  MAIL_FROM: "Ranga <tickets@ranga.in>",
};

/** A deployment without problems, with changes. */
function live(
  change: (config: Facts["config"]) => void = () => undefined,
  facts: Partial<Facts> = {},
): Facts {
  const config: Facts["config"] = structuredClone(shipped());
  config["vars"] = { ...LIVE_VARS };
  config["d1_databases"][0].database_id = "5b3713c0-0000-4000-8000-000000000001";
  config["routes"] = [{ pattern: "tickets.ranga.in", custom_domain: true }];
  change(config);
  return {
    config,
    secrets: secretsOf("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"),
    pendingMigrations: [],
    queues: QUEUES,
    remote: true,
    ...facts,
  };
}

describe("npm run doctor", () => {
  test("finds no problem on a developer's machine as npm start leaves it, and none on a complete deployment", () => {
    const local = {
      config: shipped(),
      secrets: { ...secretsOf("SANDBOX_WEBHOOK_SECRET"), LOCAL: "1" },
      pendingMigrations: [],
      remote: false,
    };
    expect(diagnose(local)).toEqual([]);
    expect(diagnose(live())).toEqual([]);
  });

  test("names all problems of a configuration that is broken in six ways, each with its remedy", () => {
    const broken = live(
      (config) => {
        config["r2_buckets"] = [];
        config["triggers"] = { crons: [] };
        config["vars"].PUBLIC_URL = "http://localhost:4173";
        config["queues"].consumers = config["queues"].consumers.filter(
          ({ queue }: { queue: string }) => queue !== "stagedoor-effects",
        );
      },
      { secrets: secretsOf("STRIPE_SECRET_KEY"), pendingMigrations: ["0007_lexicon_words.sql"] },
    );
    expect(diagnose(broken).toSorted()).toEqual([
      "IMAGES is not bound: add it under r2_buckets in wrangler.toml (docs/runbook.md, Deploy)",
      "Migrations are not applied (0007_lexicon_words.sql): npm run deploy applies them",
      'No cron trigger: add crons = ["*/5 * * * *"] under [triggers] in wrangler.toml',
      "PUBLIC_URL is not a public https address: set it under [vars] in wrangler.toml",
      "Queue stagedoor-effects has no consumer: add it under [[queues.consumers]] in wrangler.toml",
      "STRIPE_WEBHOOK_SECRET is missing while PAYMENTS is stripe: npx wrangler secret put STRIPE_WEBHOOK_SECRET",
    ]);
  });

  test.each<[string, Facts, string]>([
    ["no mail sender", live((config) => (config["send_email"] = [])), "MAIL is not bound"],
    [
      "a reserved mail address",
      live((config) => (config["vars"].MAIL_FROM = "Stagedoor <tickets@stagedoor.example>")),
      "MAIL_FROM is a reserved address",
    ],
    [
      "a secret in wrangler.toml",
      live((config) => (config["vars"].LINK_SECRET = "plain")),
      "LINK_SECRET is in wrangler.toml, where everyone can read it",
    ],
    [
      "a bot check's secret without its site key",
      live(undefined, {
        secrets: secretsOf("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "TURNSTILE_SECRET"),
      }),
      "TURNSTILE_SITE_KEY is missing while TURNSTILE_SECRET is set",
    ],
    [
      "a bot check's site key without its secret",
      live((config) => (config["vars"].TURNSTILE_SITE_KEY = "0x4AAA")),
      "TURNSTILE_SECRET is missing while TURNSTILE_SITE_KEY is set: npx wrangler secret put TURNSTILE_SECRET",
    ],
    [
      "a domain without a route",
      live((config) => (config["routes"] = [])),
      "No route leads from tickets.ranga.in",
    ],
    [
      "a database without id",
      live((config) => (config["d1_databases"] = shipped().d1_databases)),
      "DB has no database_id: npx wrangler d1 create stagedoor",
    ],
    [
      "a missing queue",
      live(undefined, { queues: QUEUES.slice(0, 2) }),
      "Queue stagedoor-sandbox does not exist: npx wrangler queues create stagedoor-sandbox",
    ],
  ])("names %s", (_, facts, problem) => {
    expect(diagnose(facts)).toEqual([expect.stringContaining(problem)]);
  });
});

describe("npm run deploy", () => {
  const sandbox = (config: Facts["config"]) => (config["vars"].PAYMENTS = "sandbox");
  const secrets = secretsOf("SANDBOX_WEBHOOK_SECRET");

  test("refuses sandbox payments without --demo, whatever wrangler.toml contains", () => {
    const declared = (config: Facts["config"]) =>
      Object.assign(config["vars"], { PAYMENTS: "sandbox", DEMO: "1" });
    for (const facts of [live(sandbox, { secrets }), live(declared, { secrets })])
      expect(diagnose(deploymentFacts(facts, { demo: false }))).toEqual([
        expect.stringContaining("PAYMENTS is sandbox, where nobody pays"),
      ]);
    expect(diagnose(deploymentFacts(live(sandbox, { secrets }), { demo: true }))).toEqual([]);
  });

  test("refuses LOCAL, and --demo with real payments", () => {
    const local = live((config) => (config["vars"].LOCAL = "1"));
    expect(diagnose(deploymentFacts(local, { demo: false }))).toEqual([
      expect.stringContaining("LOCAL is set"),
    ]);
    expect(diagnose(deploymentFacts(live(), { demo: true }))).toEqual([
      expect.stringContaining("DEMO is set"),
    ]);
  });

  test("refuses the repository's wrangler.toml as it is", () => {
    const facts = { config: shipped(), secrets: {}, pendingMigrations: [], remote: true };
    const problems = diagnose(deploymentFacts(facts, { demo: false })).join("\n");
    for (const name of ["PAYMENTS is sandbox", "PUBLIC_URL", "MAIL_FROM", "AUTH_SECRET", "database_id"])
      expect(problems).toContain(name);
  });
});
