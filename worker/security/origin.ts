import { m } from "#i18n/paraglide/messages";
import { plainPage } from "./plain-page";

/** Paths with other authentication: webhook signatures, device keys, bearer tokens. /pay/ is posted to from the provider's pages. */
const EXEMPT_PATHS = ["/webhooks/", "/gate-api/", "/api/", "/pay/"];

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * CSRF protection: requests that change state need `Origin` equal to ours, or no Origin and `Sec-Fetch-Site: same-origin`.
 * The router checks neither a missing Origin nor resource routes. Socket upgrades are GETs with cookies, so their Origin is
 * checked as well. Pages with `referrer: no-referrer` post forms with `Origin: null`, so pages with a token in the URL
 * use `same-origin`.
 * @returns the refusal, or null to continue
 */
export function refuseForeign(request: Request): Response | null {
  const url = new URL(request.url);
  const origin = request.headers.get("origin");
  if (READS.has(request.method)) {
    const upgrade = request.headers.get("upgrade")?.toLowerCase() === "websocket";
    return upgrade && origin !== null && origin !== url.origin ? refusal(request) : null;
  }
  if (EXEMPT_PATHS.some((path) => url.pathname.startsWith(path))) return null;
  if (origin !== null) return origin === url.origin ? null : refusal(request);
  if (request.headers.get("sec-fetch-site") === "same-origin") return null;
  // Local development only: scripts without an Origin seed the demo.
  if (url.pathname.startsWith("/dev/") && !request.headers.has("sec-fetch-site")) return null;
  return refusal(request);
}

function refusal(request: Request): Response {
  return plainPage(request, {
    status: 403,
    title: m.common_problem_foreign_title,
    text: m.common_problem_foreign_text,
  });
}
