import { builtinModules } from "node:module";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { oneMessageFile } from "./build/one-message-file.ts";

const root = new URL("..", import.meta.url).pathname;

/** Secrets for tests only. */
const secrets = {
  AUTH_SECRET: "test-auth-secret-test-auth-secret-32",
  KEY_WRAPPING_SECRET: "test-key-wrapping-secret-32-bytes!!",
  LINK_SECRET: "test-link-secret-test-link-secret-32",
  SANDBOX_WEBHOOK_SECRET: "test-webhook-secret-test-webhook-32",
};

const fastCheck = "./tests/build/fast-check.ts";

/** The same as in vite.config.ts. */
const resolve = { alias: { "#app": `${root}app` } };

export default defineConfig({
  test: {
    root,
    // Both cores; Vitest alone would leave one idle.
    maxWorkers: 2,
    // One line per request of the Worker.
    onConsoleLog: (log) => !(log.startsWith('{"time":') && log.includes('"level":"info"')),
    projects: [
      {
        root,
        resolve,
        test: {
          name: "domain",
          include: [
            "tests/domain/**/*.test.ts",
            "tests/scripts/**/*.test.ts",
            "tests/architecture.test.ts",
            "tests/documents.test.ts",
            "tests/guards.test.ts",
            "tests/language.test.ts",
            "tests/messages.test.ts",
          ],
          setupFiles: [fastCheck],
          environment: "node",
        },
      },
      {
        root,
        resolve,
        test: {
          name: "durable",
          include: ["tests/durable/parts/*.test.ts"],
          setupFiles: [fastCheck, "./tests/build/parts/workerd-globals.mjs"],
          environment: "node",
        },
      },
      {
        root,
        resolve,
        test: {
          name: "simulators",
          include: ["tests/simulators/**/*.test.ts"],
          setupFiles: [fastCheck],
          environment: "node",
          testTimeout: 240_000,
        },
      },
      {
        root,
        resolve,
        define: {
          STAGEDOOR_DEMO: "true",
          FUZZ_REQUESTS: process.env.FUZZ_REQUESTS ?? "400",
          FUZZ_SEED: process.env.FUZZ_SEED ?? "1",
        },
        plugins: [
          oneMessageFile,
          cloudflareTest(async () => ({
            main: "./tests/worker-entry.ts",
            remoteBindings: false,
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              durableObjects: { CHECKED_EVENT: { className: "CheckedEventAgent", useSQLite: true } },
              bindings: { ...secrets, TEST_MIGRATIONS: await readD1Migrations(`${root}migrations`) },
            },
          })),
        ],
        test: {
          name: "workerd",
          include: ["tests/durable/*.test.ts", "tests/worker/**/*.test.ts"],
          setupFiles: ["./tests/worker/migrate.ts", "./tests/build/workerd/rate-limits.ts"],
          testTimeout: 30_000,
          // The packages are bundled once; module by module, each test file would load 300 of their files.
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                include: [
                  "@hono/zod-openapi",
                  "@remix-run/form-data-parser",
                  "agents",
                  "better-auth/adapters/drizzle",
                  "better-auth/api",
                  "better-auth/crypto",
                  "better-auth/minimal",
                  "better-auth/plugins",
                  "better-auth/plugins/access",
                  "drizzle-orm",
                  "drizzle-orm/d1",
                  "drizzle-orm/sqlite-core",
                  "hono",
                  "hono/cors",
                  "ical-generator",
                  "jose",
                  "micromark",
                  "zod",
                  "zod/mini",
                ],
                rolldownOptions: { external: [/^(cloudflare|node):/, ...builtinModules] },
              },
            },
          },
        },
      },
      {
        root,
        resolve,
        plugins: [oneMessageFile],
        oxc: { jsx: { runtime: "automatic" } },
        test: {
          name: "app",
          include: ["tests/app/**/*.test.{ts,tsx}"],
          setupFiles: [fastCheck],
          environment: "jsdom",
        },
      },
      { root, test: { name: "budgets", include: ["tests/budgets.test.ts"], environment: "node" } },
      {
        root,
        resolve,
        test: {
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          environment: "node",
          globalSetup: ["./tests/e2e/server.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
