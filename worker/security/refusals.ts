import { RETRY_AFTER, RETRY_AFTER_SECONDS, TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import { m } from "#i18n/paraglide/messages";
import { OUTAGE_RETRY_AFTER, isOutage } from "../platform/outage";
import { plainPage } from "./plain-page";

const NO_STORE = { "cache-control": "no-store" };

/** 429 with Retry-After: JSON if the client accepts it, else a page. Routes with a form show it in the form instead. */
export function tooManyRequests(request: Request): Response {
  if (acceptsJson(request))
    return Response.json(
      { error: TOO_MANY_REQUESTS, retryAfterSeconds: RETRY_AFTER_SECONDS },
      { status: 429, headers: { ...NO_STORE, ...RETRY_AFTER } },
    );
  return plainPage(request, {
    status: 429,
    title: m.common_problem_429_title,
    text: m.common_problem_429_text,
    headers: RETRY_AFTER,
  });
}

/** 503 while the Worker's configuration is broken; the log has the details. Payment providers retry their webhooks. */
export function misconfigured(request: Request): Response {
  if (acceptsJson(request))
    return Response.json(
      { error: "misconfigured" },
      { status: 503, headers: { ...NO_STORE, ...RETRY_AFTER } },
    );
  return plainPage(request, {
    status: 503,
    title: m.common_problem_500_title,
    text: m.common_problem_500_text,
    headers: RETRY_AFTER,
  });
}

/** The response of a handler, or 503 if it met an outage. */
export async function orDatabaseDown(
  request: Request,
  handled: Promise<Response | null>,
): Promise<Response | null> {
  try {
    return await handled;
  } catch (problem) {
    if (!isOutage(problem)) throw problem;
    console.error("unavailable", new URL(request.url).pathname, problem);
    return databaseDown(request);
  }
}

/** 503 while the database is unreachable. */
function databaseDown(request: Request): Response {
  if (acceptsJson(request))
    return Response.json(
      { error: "unavailable" },
      { status: 503, headers: { ...NO_STORE, ...OUTAGE_RETRY_AFTER } },
    );
  return plainPage(request, {
    status: 503,
    title: m.common_problem_503_title,
    text: m.common_problem_503_text,
    headers: OUTAGE_RETRY_AFTER,
  });
}

function acceptsJson(request: Request): boolean {
  return request.headers.get("accept")?.includes("application/json") ?? false;
}
