import type { Env } from "../platform/env";
import { logError, logInfo } from "../platform/log";
import { httpRequests, httpSeconds } from "../platform/metrics";
import {
  REQUEST_ID_HEADER,
  type ErrorReport,
  type RequestContext,
  requestIdOf,
  runInContext,
} from "../platform/request-context";
import { type ErrorReporter, sentryReporter } from "./error-reporter";
import { routeLabel } from "./route-label";
import { systemClock } from "../platform/clock";

/** Of vite.config.ts: date and commit. */
declare const STAGEDOOR_VERSION: string | undefined;

const reporters = new WeakMap<object, ErrorReporter | null>();

function reporterOf(env: Env): ErrorReporter | null {
  const known = reporters.get(env);
  if (known !== undefined) return known;
  const reporter = sentryReporter({
    dsn: env.ERROR_REPORT_DSN,
    release: typeof STAGEDOOR_VERSION === "string" ? STAGEDOOR_VERSION : "unversioned",
    environment: env.LOCAL === "1" ? "local" : env.DEMO === "1" ? "demo" : "production",
  });
  reporters.set(env, reporter);
  return reporter;
}

/** The context of one piece of work; errors of it are reported after the response. */
export function contextOf(
  env: Env,
  requestId: string,
  source: string,
  waitUntil: (work: Promise<unknown>) => void,
): RequestContext {
  const reporter = reporterOf(env);
  return {
    requestId,
    source,
    reportError: reporter && ((report: ErrorReport) => waitUntil(reporter.send(report))),
  };
}

/** Runs one HTTP request: its id in the response and in each log line, one line and one count per response. */
export async function observeRequest(
  request: Request,
  env: Env,
  ctx: Pick<ExecutionContext, "waitUntil">,
  handle: () => Promise<Response>,
): Promise<Response> {
  const startedAt = systemClock();
  const requestId = requestIdOf(request);
  const route = routeLabel(new URL(request.url).pathname);
  return runInContext(
    contextOf(env, requestId, route, (work) => ctx.waitUntil(work)),
    async () => {
      let status = 500;
      try {
        const response = withRequestId(await handle(), requestId);
        ({ status } = response);
        return response;
      } catch (problem) {
        logError("request failed", {}, problem);
        throw problem;
      } finally {
        const ms = systemClock() - startedAt;
        httpRequests.add([route, request.method, String(status)]);
        httpSeconds.observe([route], ms / 1000);
        logInfo("request", { method: request.method, status, ms });
      }
    },
  );
}

/** A response of 101 holds the socket and cannot be changed. */
function withRequestId(response: Response, requestId: string): Response {
  if (response.status === 101) return response;
  try {
    response.headers.set(REQUEST_ID_HEADER, requestId);
    return response;
  } catch {
    const own = new Response(response.body, response);
    own.headers.set(REQUEST_ID_HEADER, requestId);
    return own;
  }
}
