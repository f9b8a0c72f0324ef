import { z } from "zod";
import { networkOf } from "#domain/core/network";
import type { Env } from "../platform/env";
import { logError } from "../platform/log";

/** The check's name in Turnstile: a token that was made for another form of the site is refused. */
export const CHECK_ACTION = "hold";

const SITEVERIFY = "https://challenges.cloudflare.com/turnstile/v0/siteverify";
const TIMEOUT_MS = 3_000;

/** `unavailable`: the provider gave no verdict in time, or refused this deployment's secret. */
export type CheckVerdict = "passed" | "failed" | "unavailable";

/** Verifies that a person has solved the check in a browser. */
export interface BotCheck {
  /** @param eventId the token must have been made on this event's page */
  verify(token: string, from: { readonly eventId: string; readonly address: string }): Promise<CheckVerdict>;
}

/** Turnstile when it is configured, otherwise null: holds need no check. */
export function botCheckOf(
  env: Pick<Env, "TURNSTILE_SITE_KEY" | "TURNSTILE_SECRET" | "PUBLIC_URL">,
): BotCheck | null {
  const { TURNSTILE_SITE_KEY, TURNSTILE_SECRET, PUBLIC_URL } = env;
  if (!TURNSTILE_SITE_KEY || !TURNSTILE_SECRET) return null;
  return turnstile({ secret: TURNSTILE_SECRET, hostname: new URL(PUBLIC_URL).hostname });
}

/** https://developers.cloudflare.com/turnstile/get-started/server-side-validation/ */
const Verdict = z.object({
  success: z.boolean(),
  hostname: z.string().optional(),
  action: z.string().optional(),
  cdata: z.string().optional(),
  "error-codes": z.array(z.string()).default([]),
});

/** Error codes that say nothing about the token. */
const OWN_PROBLEMS = new Set(["missing-input-secret", "invalid-input-secret", "internal-error"]);

/** A token is valid once, for 300 seconds. */
export function turnstile(settings: { readonly secret: string; readonly hostname: string }): BotCheck {
  return {
    async verify(token, { eventId, address }) {
      const body = new FormData();
      body.set("secret", settings.secret);
      body.set("response", token);
      if (networkOf(address)) body.set("remoteip", address);
      let verdict: z.infer<typeof Verdict>;
      try {
        const response = await fetch(SITEVERIFY, {
          method: "POST",
          body,
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        verdict = Verdict.parse(await response.json());
      } catch (problem) {
        logError("Turnstile is unavailable", {}, problem);
        return "unavailable";
      }
      const codes = verdict["error-codes"];
      if (codes.some((code) => OWN_PROBLEMS.has(code))) {
        logError("Turnstile is unavailable", { codes: codes.join(" ") });
        return "unavailable";
      }
      const { success, hostname, action, cdata } = verdict;
      const isOurs = hostname === settings.hostname && action === CHECK_ACTION && cdata === eventId;
      return success && isOurs ? "passed" : "failed";
    },
  };
}
