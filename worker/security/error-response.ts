import { plainPage } from "./plain-page";

/** An error outside the router: the JSON body if the client accepts JSON, else a page. Neither is cached. */
export function errorResponse(
  request: Request,
  body: Readonly<Record<string, unknown>>,
  page: Parameters<typeof plainPage>[1],
): Response {
  if (!request.headers.get("accept")?.includes("application/json")) return plainPage(request, page);
  return Response.json(body, {
    status: page.status,
    headers: { ...page.headers, "cache-control": "no-store" },
  });
}
