import { escapeHtml } from "#domain/core/html";
import { m } from "#i18n/paraglide/messages";
import { extractLocaleFromRequest } from "#i18n/paraglide/runtime";

type Message = (inputs: Record<string, never>, options: { locale: "en" | "hi" }) => string;

/** Colours and sizes of app.css; system fonts, so that the page needs no other request. */
const STYLE = `
:root{color-scheme:light dark}
body{margin:0;background:light-dark(#faf7f2,#16120e);color:light-dark(#1f1914,#efeae2);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Devanagari",sans-serif}
header{padding:20px;font-weight:700;letter-spacing:-.02em;font-size:18px}
main{padding:36px 20px;max-width:70ch}
h1{margin:4px 0 16px;font-size:28px;line-height:1.25;letter-spacing:-.02em}
p{margin:0 0 16px}
dl{margin:0 0 24px;max-width:34rem;border-top:1px solid light-dark(#1f1914,#efeae2)}
dl div{display:flex;justify-content:space-between;gap:16px;padding:10px 0;border-bottom:1px solid light-dark(#dfd9d0,#39332c)}
dt{color:light-dark(#544b43,#bdb4a9)}
dd{margin:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
button{font:inherit;font-weight:600;min-height:52px;padding:12px 24px;border:0;border-radius:6px;background:light-dark(#cf3a06,#f26a3d);color:light-dark(#fffdfa,#1c120c);cursor:pointer}
button:hover{background:light-dark(#b93305,#fa8257)}
form{margin:0 0 20px}
@media (max-width:480px){button{width:100%}}
.second{margin:0;font-size:14px;color:light-dark(#544b43,#bdb4a9)}
a{color:inherit;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.28em}
:focus-visible{outline:2px solid light-dark(#1f56b0,#8fb6f5);outline-offset:2px}
@media (width>=1024px){header,main{padding-inline:56px}}
`;

/** A page outside the router, in the visitor's language: no script, no cookie, no services. */
export function plainPage(
  request: Request,
  page: {
    readonly status: number;
    readonly title: Message;
    readonly text: Message;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Response {
  const locale = extractLocaleFromRequest(request);
  const [title = "", text, home] = [page.title, page.text, m.common_problem_find_events].map((message) =>
    escapeHtml(message({}, { locale })),
  );
  return plainDocument({
    locale,
    title,
    mainHtml: `<p class="second">${page.status}</p><h1>${title}</h1><p>${text}</p><p><a href="/events">${home}</a></p>`,
    status: page.status,
    ...(page.headers ? { headers: page.headers } : {}),
  });
}

/** A document in the product's look. @param page.mainHtml and title are HTML: the caller escapes */
export function plainDocument(page: {
  readonly locale: "en" | "hi";
  readonly title: string;
  readonly mainHtml: string;
  readonly status: number;
  readonly headers?: HeadersInit;
}): Response {
  const brand = escapeHtml(m.common_brand({}, { locale: page.locale }));
  const response = new Response(
    `<!doctype html><html lang="${page.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${page.title} · ${brand}</title><style>${STYLE}</style></head><body><header>${brand}</header><main>${page.mainHtml}</main></body></html>`,
    { status: page.status, ...(page.headers ? { headers: page.headers } : {}) },
  );
  response.headers.set("content-type", "text/html; charset=utf-8");
  response.headers.set("cache-control", "no-store");
  return response;
}
