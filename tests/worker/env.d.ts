import type { Env } from "#worker/platform/env";
import type { D1Migration } from "@cloudflare/vitest-plugin";

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      /** Of a deployment with a bot check. */
      readonly CHECKED_EVENT: Env["EVENT"];
      readonly TEST_MIGRATIONS?: D1Migration[];
    }
  }
}

type WorkerEnv = Env;
