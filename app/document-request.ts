/** True for a page's own request or a plain form post; the router's fetches accept anything. */
export function isDocumentRequest(request: Request): boolean {
  return request.headers.get("accept")?.includes("text/html") ?? false;
}
