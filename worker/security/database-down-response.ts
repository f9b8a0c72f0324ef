import { m } from "#i18n/paraglide/messages";
import { OUTAGE_RETRY_AFTER, isOutage } from "../platform/outage";
import { errorResponse } from "./error-response";
import { logError } from "../platform/log";

/** The response of a handler, or 503 if it met an outage. */
export async function orDatabaseDown(
  request: Request,
  handled: Promise<Response | null>,
): Promise<Response | null> {
  try {
    return await handled;
  } catch (problem) {
    if (!isOutage(problem)) throw problem;
    logError("unavailable", { path: new URL(request.url).pathname }, problem);
    return databaseDown(request);
  }
}

/** 503 while the database is unreachable. */
function databaseDown(request: Request): Response {
  return errorResponse(
    request,
    { error: "unavailable" },
    {
      status: 503,
      title: m.common_problem_503_title,
      text: m.common_problem_503_text,
      headers: OUTAGE_RETRY_AFTER,
    },
  );
}
