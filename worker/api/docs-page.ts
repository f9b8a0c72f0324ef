/** The reference page: Scalar from this origin (public build asset), with the document of this deployment. */
export function docsPage(publicUrl: string): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stagedoor API</title>
</head>
<body>
<div id="reference" data-document="/api/v1/openapi.json" data-server="${publicUrl}/api/v1"></div>
<noscript>The document is at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</noscript>
<script src="/api-reference/scalar.js"></script>
<script src="/api-reference/start.js"></script>
</body>
</html>`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "public, max-age=300",
      "content-security-policy": CONTENT_SECURITY_POLICY,
    },
  });
}

/** Scalar writes style elements; scripts, fonts and connections are from this origin only. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
