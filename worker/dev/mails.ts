import { escapeHtml } from "#domain/core/html";
import { desc, eq, isNotNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { mailSent } from "#worker/db/schema";
import type { Env } from "../platform/env";

/**
 * Local development only: mails, newest first. GET /dev/mails, /dev/mails/:key (HTML and text), /dev/mails/:key/html
 * (the mail's HTML), /dev/mails.json for scripts.
 */
export async function handleMails(request: Request, env: Pick<Env, "DB">): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  const orm = drizzle(env.DB);
  if (pathname === "/dev/mails" || pathname === "/dev/mails.json") {
    const to = searchParams.get("to");
    const rows = await orm
      .select()
      .from(mailSent)
      .where(to ? eq(mailSent.recipient, to) : isNotNull(mailSent.sentAt))
      .orderBy(desc(mailSent.at))
      .limit(200);
    return pathname.endsWith(".json")
      ? Response.json(
          rows.map(({ key, recipient, subject, at, body }) => ({ key, recipient, subject, at, ...body })),
        )
      : page("Mails", list(rows));
  }
  const [, key, form] = /^\/dev\/mails\/([^/]+)(\/html)?$/.exec(pathname) ?? [];
  if (!key) return null;
  const [mail] = await orm
    .select()
    .from(mailSent)
    .where(eq(mailSent.key, decodeURIComponent(key)));
  if (!mail?.body) return page("No such mail", `<p><a href="/dev/mails">All mails</a></p>`, 404);
  // Links open in the window, not in the frame.
  if (form) return html(mail.body.html.replace("<head>", `<head><base target="_top">`));
  return page(
    mail.subject,
    `<p>${escapeHtml(mail.recipient)}, ${when(mail.at)}. <a href="/dev/mails">All mails</a></p>
<iframe title="As HTML" src="/dev/mails/${encodeURIComponent(mail.key)}/html" sandbox="allow-top-navigation-by-user-activation allow-popups"></iframe>
<h2>As text</h2><pre>${links(escapeHtml(mail.body.text))}</pre>`,
  );
}

function list(rows: readonly (typeof mailSent.$inferSelect)[]): string {
  if (rows.length === 0)
    return "<p>Nothing was sent yet. Sign up, invite somebody or book: the mails come here.</p>";
  const lines = rows.map(
    (row) =>
      `<tr><td>${when(row.at)}</td><td>${escapeHtml(row.recipient)}</td><td><a href="/dev/mails/${encodeURIComponent(row.key)}">${escapeHtml(row.subject)}</a></td></tr>`,
  );
  return `<table><thead><tr><th scope="col">Sent</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>${lines.join("")}</tbody></table>`;
}

function when(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" }).format(new Date(at));
}

function links(text: string): string {
  return text.replaceAll(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" target="_top">${url}</a>`);
}

function page(title: string, body: string, status = 200): Response {
  return html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>
body{margin:0 auto;max-width:60rem;padding:24px 20px 56px;background:#faf7f2;color:#1f1914;font:16px/24px 'Instrument Sans',system-ui,sans-serif}
h1{font-size:28px;line-height:32px;letter-spacing:-.02em;margin:0 0 8px}h2{font-size:18px;margin:32px 0 8px;padding-bottom:8px;border-bottom:1px solid}
p{margin:0 0 16px;color:#544b43}a{color:#1f1914;text-underline-offset:.28em}
table{width:100%;border-collapse:collapse;font-size:14px;line-height:20px;margin-top:16px}th{text-align:left;font-weight:400;color:#544b43;border-bottom:1px solid #1f1914}
td,th{padding:9px 12px 9px 0;vertical-align:top}tbody tr{border-bottom:1px solid #dfd9d0}td:first-child{white-space:nowrap;color:#544b43}
iframe{width:100%;height:70vh;border:1px solid #9b9188;border-radius:6px;background:#faf7f2}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:14px;line-height:20px}
</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`,
    status,
  );
}

function html(text: string, status = 200): Response {
  return new Response(text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    },
  });
}
