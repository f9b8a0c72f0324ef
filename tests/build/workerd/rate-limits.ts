import { env } from "cloudflare:test";
import wrangler from "../../../wrangler.toml?raw";

/**
 * Setup file: the limits of wrangler.toml, counted per test file without a clock. The local ones start a new window at
 * each minute of the wall clock, so a test that reaches a limit across such a minute failed.
 */
const LIMIT = /\[\[ratelimits\]\]\nname = "(\w+)"\n.*\nsimple = \{ limit = (\d+),/g;

for (const [, name = "", most] of wrangler.matchAll(LIMIT))
  Object.defineProperty(env, name, { value: counter(Number(most)), enumerable: true, configurable: true });

function counter(most: number) {
  const counts = new Map<string, number>();
  return {
    limit: async ({ key }: { key: string }) => {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return { success: count <= most };
    },
  };
}
