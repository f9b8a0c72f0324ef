import { OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import type { Guard, Operation } from "./operation";
import { TAGS } from "./operation";
import { OPERATIONS } from "./operations/operations";
import { PROBLEMS, type ProblemReason } from "./problem-catalogue";
import { curlOf, typescriptOf } from "./document-samples";

/** The version of the document; the path has its major number. */
export const API_VERSION = "1.0.0";

const Problem = z
  .object({
    type: z.string().openapi({
      description: "Stable identifier of the reason.",
      example: "https://stagedoor.example/api/problems/seat_taken",
    }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().openapi({ description: "What to do next." }),
    instance: z.string(),
    reason: z.string(),
    requestId: z.string(),
    facts: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
  })
  .openapi("Problem");

const documents = new Map<string, object>();

/** The OpenAPI 3.1 document of every operation. */
export function apiDocument(publicUrl: string): object {
  const known = documents.get(publicUrl);
  if (known) return known;
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent("securitySchemes", "accessToken", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "A person's access token from /auth/login, valid for 15 minutes.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "sdk_…",
    description: "An organization's API key with scopes, from its settings.",
  });
  for (const each of OPERATIONS) app.openAPIRegistry.registerPath(pathOf(each, publicUrl));
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Stagedoor",
      version: API_VERSION,
      description:
        "Events, seats, holds, bookings, tickets and check-in. Every refusal is an application/problem+json document " +
        "(RFC 9457) with a stable `type` and the next step in `detail`. Lists have opaque cursors. POST requests take an " +
        "Idempotency-Key. Times are in UTC beside the event's time zone; money is in minor units beside its currency.",
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    tags: TAGS.map((name) => ({ name })),
  });
  documents.set(publicUrl, document);
  return document;
}

function pathOf(each: Operation, publicUrl: string): RouteConfig {
  const { guard } = each;
  return {
    operationId: each.id,
    method: each.method,
    path: each.path,
    tags: [each.tag],
    summary: each.summary,
    description: [each.description, guardWords(guard)].filter(Boolean).join(" "),
    security: securityOf(guard),
    request: {
      ...(each.params && { params: each.params }),
      ...(each.query && { query: each.query }),
      headers: headersOf(each),
      ...(each.body && {
        body: { required: true, content: { "application/json": { schema: each.body } } },
      }),
    },
    responses: responsesOf(each),
    "x-guard": guard.kind,
    ...(guard.kind === "member" && { "x-roles": guard.roles, "x-scope": guard.scope }),
    "x-codeSamples": [
      { lang: "Shell", label: "curl", source: curlOf(each, publicUrl) },
      { lang: "TypeScript", label: "TypeScript", source: typescriptOf(each, publicUrl) },
    ],
  } as RouteConfig;
}

function headersOf(each: Operation) {
  const names = {
    ...(each.method === "post" && {
      "Idempotency-Key": z.string().max(255).optional().openapi({
        description:
          "Repeats of the request under the same key have one effect and one answer, for 24 hours.",
      }),
    }),
    ...(each.conditional && {
      "If-Match": z
        .string()
        .openapi({ description: "ETag of the version that was edited, or *.", example: "*" }),
    }),
  };
  return z.object(names);
}

function responsesOf(each: Operation): RouteConfig["responses"] {
  const status = each.answer ? (each.status ?? 200) : 204;
  const success = each.answer
    ? { description: "Done.", content: { "application/json": { schema: each.answer } } }
    : { description: "Done." };
  const all = reasonsOf(each);
  const refusals = [...new Set(all.map((reason) => PROBLEMS[reason].status))]
    .toSorted((a, b) => a - b)
    .map((code) => [code, all.filter((reason) => PROBLEMS[reason].status === code)] as const)
    .map(([code, reasons]) => [
      code,
      {
        description: reasons.map((reason) => `\`${reason}\`: ${PROBLEMS[reason].title}`).join(" "),
        content: { "application/problem+json": { schema: Problem } },
      },
    ]);
  const unchanged = each.method === "get" ? { 304: { description: "Unchanged since If-None-Match." } } : {};
  return { [status]: success, ...unchanged, ...Object.fromEntries(refusals) };
}

/** Every refusal that an operation can have. */
export function reasonsOf(each: Operation): readonly ProblemReason[] {
  const { guard } = each;
  const reasons: ProblemReason[] = [...each.refusals, "too_many_requests", "unavailable", "internal_error"];
  reasons.push("credentials_malformed", "key_unknown", "key_expired", "key_revoked");
  reasons.push("token_invalid", "token_expired", "session_ended");
  if (guard.kind !== "public") reasons.push("credentials_missing");
  if (guard.kind === "person" || guard.kind === "admin") reasons.push("person_required");
  if (guard.kind === "admin") reasons.push("not_found");
  if (guard.kind === "member")
    reasons.push("not_found", guard.scope ? "scope_missing" : "person_required", "role_missing");
  if (each.params) reasons.push("not_found");
  if (each.query || each.body) reasons.push("invalid_request");
  if (each.method !== "get") reasons.push("too_large", "unsupported_media_type", "malformed_json");
  if (each.method === "post")
    reasons.push("idempotency_key_invalid", "idempotency_key_reused", "idempotency_in_progress");
  if (each.method === "post" && each.secret) reasons.push("answer_not_stored");
  if (each.conditional) reasons.push("precondition_required", "changed_since");
  return [...new Set(reasons)];
}

function securityOf(guard: Guard): RouteConfig["security"] {
  switch (guard.kind) {
    case "public":
      return [{}, { accessToken: [] }, { apiKey: [] }];
    case "member":
      return guard.scope ? [{ accessToken: [] }, { apiKey: [guard.scope] }] : [{ accessToken: [] }];
    default:
      return [{ accessToken: [] }];
  }
}

function guardWords(guard: Guard): string {
  switch (guard.kind) {
    case "public":
      return "For everyone.";
    case "person":
      return "For a signed-in person.";
    case "admin":
      return "For admins of the site.";
    case "member":
      return `For members with the role ${guard.roles.join(" or ")}${guard.scope ? `, and for API keys with the scope \`${guard.scope}\`` : ""}.`;
  }
}
