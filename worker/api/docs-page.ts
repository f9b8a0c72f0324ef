import { toBase64 } from "#domain/core/base64";
import { sha256OfText } from "../platform/digest";

/** Starts Redoc, which the build copies to this address (vite.config.ts), with this deployment's document. */
const START =
  'Redoc.init("/api/v1/openapi.json",{nativeScrollbars:true,hideDownloadButton:false,disableSearch:true,' +
  'requiredPropsFirst:true,jsonSampleExpandLevel:2},document.getElementById("reference"))';

/** The reference page: everything it loads is from this origin. */
export async function docsPage(): Promise<Response> {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stagedoor API</title>
</head>
<body style="margin:0">
<div id="reference"></div>
<noscript>The document is at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</noscript>
<script src="/api-reference/redoc.js"></script>
<script>${START}</script>
</body>
</html>`;
  const hash = toBase64(await sha256OfText(START));
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "public, max-age=300",
      // Redoc writes style elements; scripts, fonts and connections are from this origin only.
      "content-security-policy": [
        "default-src 'none'",
        `script-src 'self' 'sha256-${hash}'`,
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join("; "),
    },
  });
}
