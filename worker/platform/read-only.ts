/** 405 unless the request only reads. */
export function refuseWrite(request: Request): Response | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  return new Response("method not allowed", {
    status: 405,
    headers: { allow: "GET, HEAD", "cache-control": "no-store" },
  });
}
