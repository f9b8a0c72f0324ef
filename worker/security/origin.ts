import { m } from "#i18n/paraglide/messages";
import { plainPage } from "./plain-page";

/** Doors whose callers prove themselves otherwise: webhook signatures, a device's key. Pages under /pay/ stand for another server, or are come back to from one. */
const OWN_PROOF = ["/webhooks/", "/gate-api/", "/pay/"];

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Cookies ride along with any request a foreign page makes, so whatever changes something must come from a page of ours:
 * `Origin` present and equal, or absent and `Sec-Fetch-Site: same-origin`. The router compares only a present Origin, and
 * not for resource routes. (A page with `referrer: no-referrer` posts its forms with `Origin: null`: such pages say
 * `same-origin` instead, which keeps the token in their address from other hosts just as well.) Socket upgrades are GETs with cookies: a browser's carries its Origin, which must be ours.
 * @returns the refusal, or null to go on
 */
export function refuseForeign(request: Request): Response | null {
  const url = new URL(request.url);
  const origin = request.headers.get("origin");
  if (READS.has(request.method)) {
    const upgrade = request.headers.get("upgrade")?.toLowerCase() === "websocket";
    return upgrade && origin !== null && origin !== url.origin ? refusal(request) : null;
  }
  if (OWN_PROOF.some((door) => url.pathname.startsWith(door))) return null;
  if (origin !== null) return origin === url.origin ? null : refusal(request);
  if (request.headers.get("sec-fetch-site") === "same-origin") return null;
  // Only in the local set-up, where scripts without an origin seed the demo.
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
