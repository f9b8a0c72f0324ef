import { escapeHtml } from "#domain/core/html";
import { m } from "#i18n/paraglide/messages";
import type { MailContent } from "./mail-facts";
import type { MailLocale } from "./mail-templates";

/** Colours of app.css's light theme, inlined because mail clients ignore stylesheets. */
const BACKGROUND = "#faf7f2";
const INK = "#1f1914";
const INK_2 = "#544b43";
const LINE = "#dfd9d0";
const ACCENT = "#cf3a06";
/** A long address breaks, instead of making the mail wider than a phone. */
const BREAKS = "overflow-wrap:anywhere;word-break:break-word";
const FACE = "'Instrument Sans','Noto Sans Devanagari',-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";

export function renderHtml(content: MailContent, locale: MailLocale): string {
  const parts = [
    `<h1 style="margin:0 0 16px;font-size:28px;line-height:32px;font-weight:700;letter-spacing:-0.02em">${escapeHtml(content.heading)}</h1>`,
    ...content.paragraphs.map(
      (text) =>
        `<p style="margin:0 0 12px;font-size:16px;line-height:24px;${BREAKS}">${escapeHtml(text)}</p>`,
    ),
    content.facts ? table(content.facts.map((fact) => factRow(fact.label, fact.value))) : "",
    content.sums ? table(content.sums.map((sum) => sumRow(sum.label, sum.amount, sum.strong === true))) : "",
    content.action
      ? `<p style="margin:24px 0"><a href="${escapeHtml(content.action.url)}" style="display:inline-block;background:${ACCENT};color:#fffdfa;font-size:16px;line-height:20px;font-weight:600;padding:14px 24px;border-radius:6px;text-decoration:none">${escapeHtml(content.action.label)}</a></p>`
      : "",
    ...(content.links ?? []).map(
      (link) =>
        `<p style="margin:0 0 8px;font-size:16px;line-height:24px"><a href="${escapeHtml(link.url)}" style="color:${INK}">${escapeHtml(link.label)}</a></p>`,
    ),
    content.footnote
      ? `<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid ${LINE};font-size:14px;line-height:20px;color:${INK_2};${BREAKS}">${escapeHtml(content.footnote)}</p>`
      : "",
  ];
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(content.subject)}</title></head>
<body style="margin:0;background:${BACKGROUND};color:${INK};font-family:${FACE}">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td style="padding:32px 20px">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px"><tr><td>
<p style="margin:0 0 32px;font-size:18px;line-height:24px;font-weight:700;letter-spacing:-0.02em">${escapeHtml(m.common_brand({}, { locale }))}</p>
${parts.filter(Boolean).join("\n")}
</td></tr></table>
</td></tr></table>
</body>
</html>`;
}

export function renderText(content: MailContent, locale: MailLocale): string {
  const blocks = [
    content.heading,
    ...content.paragraphs,
    content.facts?.map((fact) => `${fact.label}: ${fact.value}`).join("\n"),
    content.sums?.map((sum) => `${sum.label}: ${sum.amount}`).join("\n"),
    content.action && `${content.action.label}:\n${content.action.url}`,
    content.links?.map((link) => `${link.label}:\n${link.url}`).join("\n"),
    content.footnote,
    `-- \n${m.common_brand({}, { locale })}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function table(rows: readonly string[]): string {
  return `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="margin:16px 0;border-top:1px solid ${INK};font-size:16px;line-height:24px">${rows.join("")}</table>`;
}

function factRow(label: string, value: string): string {
  return `<tr><td style="padding:8px 16px 8px 0;border-bottom:1px solid ${LINE};color:${INK_2};width:96px;vertical-align:top">${escapeHtml(label)}</td><td style="padding:8px 0;border-bottom:1px solid ${LINE}">${escapeHtml(value)}</td></tr>`;
}

function sumRow(label: string, amount: string, strong: boolean): string {
  const weight = strong ? "font-weight:700;" : "";
  return `<tr><td style="${weight}padding:8px 16px 8px 0;border-bottom:1px solid ${LINE}">${escapeHtml(label)}</td><td align="right" style="${weight}padding:8px 0;border-bottom:1px solid ${LINE};white-space:nowrap">${escapeHtml(amount)}</td></tr>`;
}
