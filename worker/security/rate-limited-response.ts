import { RETRY_AFTER, RETRY_AFTER_SECONDS, TOO_MANY, TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import { m } from "#i18n/paraglide/messages";
import { errorResponse } from "./error-response";

/** 429 with Retry-After. Routes with a form show it in the form instead. */
export function tooManyRequests(request: Request): Response {
  return errorResponse(
    request,
    { error: TOO_MANY_REQUESTS, retryAfterSeconds: RETRY_AFTER_SECONDS },
    {
      ...TOO_MANY,
      title: m.common_problem_429_title,
      text: m.common_problem_429_text,
      headers: RETRY_AFTER,
    },
  );
}
