import { RETRY_AFTER } from "#domain/core/rate-limit";
import { m } from "#i18n/paraglide/messages";
import { errorResponse } from "./error-response";

/** 503 while the Worker's configuration is broken; the log has the details. Payment providers retry their webhooks. */
export function misconfigured(request: Request): Response {
  return errorResponse(
    request,
    { error: "misconfigured" },
    {
      status: 503,
      title: m.common_problem_500_title,
      text: m.common_problem_500_text,
      headers: RETRY_AFTER,
    },
  );
}
