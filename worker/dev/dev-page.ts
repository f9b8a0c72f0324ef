import { escapeHtml } from "#domain/core/html";

/** A page of the local tools: English only, no script. */
export function devPage(title: string, body: string, status = 200): Response {
  return html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>
body{margin:0 auto;max-width:60rem;padding:24px 20px 56px;background:#faf7f2;color:#1f1914;font:16px/24px 'Instrument Sans',system-ui,sans-serif}
h1{font-size:28px;line-height:32px;letter-spacing:-.02em;margin:0 0 8px}h2{font-size:18px;margin:32px 0 8px;padding-bottom:8px;border-bottom:1px solid}
p{margin:0 0 16px;color:#544b43}a{color:#1f1914;text-underline-offset:.28em}
table{width:100%;border-collapse:collapse;font-size:14px;line-height:20px;margin-top:16px}th{text-align:left;font-weight:400;color:#544b43;border-bottom:1px solid #1f1914}
td,th{padding:9px 12px 9px 0;vertical-align:top}
td:nth-child(3){overflow-wrap:anywhere}tbody tr{border-bottom:1px solid #dfd9d0}td:first-child{white-space:nowrap;color:#544b43}
@media(max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}tr{padding:9px 0}td{padding:0;overflow-wrap:anywhere}td:last-child{margin-top:4px}}
iframe{width:100%;height:70vh;border:1px solid #9b9188;border-radius:6px;background:#faf7f2}button{font:inherit;padding:4px 12px;border:1px solid #1f1914;border-radius:6px;background:none;cursor:pointer}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:14px;line-height:20px}
</style></head><body><p><a href="/">Site</a> · <a href="/dev">Local tools</a></p><h1>${escapeHtml(title)}</h1>${body}</body></html>`,
    status,
  );
}

/** Not stored by browsers; forms post to this origin only. */
export function html(text: string, status = 200): Response {
  return new Response(text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    },
  });
}

export function when(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" }).format(new Date(at));
}
