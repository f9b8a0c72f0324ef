import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { cors } from "hono/cors";
import { isOutage } from "../platform/outage";
import { logError } from "../platform/log";
import { REQUEST_ID_HEADER } from "../platform/request-context";
import { ALIASES } from "./aliases/aliases";
import { apiDocument } from "./document";
import { docsPage } from "./docs-page";
import { OPERATIONS } from "./operations/operations";
import { type ApiRequest, perform } from "./perform";
import { PROBLEMS, isProblemReason } from "./problem-catalogue";
import { type ProblemFacts, problemBody, problemResponse } from "./problem";
import type { ProblemReason } from "./problem-catalogue";

interface Bindings {
  readonly Bindings: { readonly api: ApiRequest };
}
type ApiContext = Context<Bindings>;

/** The API: operations under /api/v1, aliases under /api, its document and its reference page. */
export function makeApp() {
  const app = new OpenAPIHono<Bindings>();

  // Only bearer tokens are read, which other sites do not have: every origin may call.
  app.use(
    cors({
      origin: "*",
      allowHeaders: ["authorization", "content-type", "idempotency-key", "if-match", "if-none-match"],
      allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      exposeHeaders: ["etag", "location", "retry-after", "ratelimit", "ratelimit-policy", REQUEST_ID_HEADER],
      maxAge: 86_400,
    }),
  );

  for (const each of OPERATIONS)
    app.on(each.method.toUpperCase(), `/api/v1${honoPath(each.path)}`, (context) =>
      perform(each, context.env.api, context.req.param()),
    );
  for (const { method, path, to, valuesOf, toAnswer } of ALIASES)
    app.on(method.toUpperCase(), `/api${honoPath(path)}`, (context) => {
      const operation = typeof to === "function" ? to(context.req.query()) : to;
      return perform(operation, context.env.api, context.req.param(), { valuesOf, toAnswer });
    });

  app.get("/api/v1/openapi.json", (context) =>
    json(context, apiDocument(context.env.api.env.PUBLIC_URL), "public, max-age=300"),
  );
  app.get("/api/docs", () => docsPage());
  app.get("/api/problems/:reason", (context) => {
    const reason = context.req.param("reason");
    if (!isProblemReason(reason)) return refuse(context, "not_found");
    const { requestId: _, instance: __, ...entry } = problemBody(reason, about(context));
    return json(context, { ...entry, status: PROBLEMS[reason].status }, "public, max-age=3600");
  });

  app.notFound((context) => {
    const methods = methodsAt(context.req.path);
    if (methods.length === 0) return refuse(context, "not_found");
    return refuse(context, "method_not_allowed", {}, { allow: methods.join(", ") });
  });
  app.onError((problem, context) => {
    const reason = isOutage(problem) || isUnavailable(problem) ? "unavailable" : "internal_error";
    logError("api request failed", { method: context.req.method, path: context.req.path, reason }, problem);
    return refuse(context, reason);
  });
  return app;
}

/** A service's answer to an outage: `data(null, { status: 503 })` of the router. */
function isUnavailable(problem: unknown): boolean {
  return (problem as { init?: { status?: number } } | null)?.init?.status === 503;
}

function about(context: ApiContext) {
  const { env, requestId } = context.env.api;
  return { publicUrl: env.PUBLIC_URL, requestId };
}

function refuse(
  context: ApiContext,
  reason: ProblemReason,
  facts: ProblemFacts = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  return problemResponse(reason, { ...about(context), ...facts }, headers);
}

function json(context: ApiContext, body: unknown, cacheControl: string): Response {
  return Response.json(body, {
    headers: { "cache-control": cacheControl, [REQUEST_ID_HEADER]: about(context).requestId },
  });
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

const PATTERNS = [
  ...OPERATIONS.map(({ method, path }) => ({ method, path: `/api/v1${path}` })),
  ...ALIASES.map(({ method, path }) => ({ method, path: `/api${path}` })),
].map(({ method, path }) => ({
  method: method.toUpperCase(),
  pattern: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

function methodsAt(path: string): string[] {
  return [...new Set(PATTERNS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
}
