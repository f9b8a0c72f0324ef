import { RETRY_AFTER } from "#domain/core/rate-limit";
import type { RefusalDetail } from "#domain/core/outcome";
import { OUTAGE_RETRY_AFTER } from "../platform/outage";
import { REQUEST_ID_HEADER } from "../platform/request-context";
import { PROBLEMS, type ProblemReason } from "./problem-catalogue";

/** A wrong value of a request: where, and why. */
export interface ValueError {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly at: string;
  readonly message: string;
}

export interface ProblemFacts {
  readonly facts?: RefusalDetail | undefined;
  readonly errors?: readonly ValueError[] | undefined;
}

/** Members of a problem document (RFC 9457). */
export function problemBody(
  reason: ProblemReason,
  about: { readonly publicUrl: string; readonly requestId: string } & ProblemFacts,
) {
  const { status, title, next } = PROBLEMS[reason];
  return {
    type: `${about.publicUrl}/api/problems/${reason}`,
    title,
    status,
    detail: next,
    instance: `urn:request:${about.requestId}`,
    reason,
    requestId: about.requestId,
    ...(about.facts && { facts: about.facts }),
    ...(about.errors && { errors: about.errors }),
  };
}

/** The answer of a refusal: `application/problem+json`, with Retry-After and WWW-Authenticate where they apply. */
export function problemResponse(
  reason: ProblemReason,
  about: Parameters<typeof problemBody>[1],
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = problemBody(reason, about);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      [REQUEST_ID_HEADER]: about.requestId,
      ...(body.status === 401 && {
        "www-authenticate":
          reason === "credentials_missing"
            ? "Bearer"
            : `Bearer error="invalid_token", error_description="${reason}"`,
      }),
      ...(body.status === 429 && { ...RETRY_AFTER, ratelimit: `"api";r=0;t=${RETRY_AFTER["retry-after"]}` }),
      ...(body.status === 503 && OUTAGE_RETRY_AFTER),
      ...(reason === "idempotency_in_progress" && { "retry-after": "1" }),
      ...headers,
    },
  });
}
