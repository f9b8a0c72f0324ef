import { escapeHtml } from "#domain/core/html";
import { desc, eq, isNotNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { mailSent } from "#worker/db/schema";
import type { Env } from "../platform/env";
import { devPage, html, when } from "./dev-page";

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
      : devPage("Mails", list(rows));
  }
  const [, key, form] = /^\/dev\/mails\/([^/]+)(\/html)?$/.exec(pathname) ?? [];
  if (!key) return null;
  const [mail] = await orm
    .select()
    .from(mailSent)
    .where(eq(mailSent.key, decodeURIComponent(key)));
  if (!mail?.body) return devPage("No such mail", `<p><a href="/dev/mails">All mails</a></p>`, 404);
  // Links open in the window, not in the frame.
  if (form) return html(mail.body.html.replace("<head>", `<head><base target="_top">`));
  return devPage(
    mail.subject,
    `<p>${escapeHtml(mail.recipient)}, ${when(mail.at)}. <a href="/dev/mails">All mails</a></p>
<iframe title="As HTML" src="/dev/mails/${encodeURIComponent(mail.key)}/html" sandbox="allow-top-navigation-by-user-activation allow-popups"></iframe>
<h2>As text</h2><pre>${links(escapeHtml(mail.body.text))}</pre>`,
  );
}

function list(rows: readonly (typeof mailSent.$inferSelect)[]): string {
  if (rows.length === 0)
    return "<p>Nothing was sent yet. Sign up, invite a colleague or book: the mails come here.</p>";
  const lines = rows.map(
    (row) =>
      `<tr><td>${when(row.at)}</td><td>${escapeHtml(row.recipient)}</td><td><a href="/dev/mails/${encodeURIComponent(row.key)}">${escapeHtml(row.subject)}</a></td></tr>`,
  );
  return `<table><thead><tr><th scope="col">Sent</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>${lines.join("")}</tbody></table>`;
}

function links(text: string): string {
  return text.replaceAll(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" target="_top">${url}</a>`);
}
