import { escapeHtml } from "#domain/core/html";
import { formatMoney } from "#domain/core/money";
import { dateTimeWords } from "#domain/time/when-words";
import { m } from "#i18n/paraglide/messages";
import { z } from "zod";
import type { Env } from "../platform/env";
import { refuseWrite } from "../platform/read-only";

const PATH = /^\/embed\/events\/([\w-]{1,120})$/;

const Row = z.object({
  slug: z.string(),
  title: z.string(),
  state: z.string(),
  starts_at: z.number(),
  ends_at: z.number(),
  time_zone: z.string(),
  currency: z.string(),
  min_price_minor: z.number().nullable(),
  organizer: z.string(),
  venue: z.string(),
  city: z.string(),
  free: z.number().nullable(),
  paused: z.number(),
});
export type EmbeddedEvent = z.infer<typeof Row>;

/** A public event's facts; null for a draft, an event in review and an unknown slug alike. */
export async function findEmbedded(env: Env, slug: string): Promise<EmbeddedEvent | null> {
  const row = await env.DB.prepare(
    `select e.slug, e.title, e.state, e.starts_at, e.ends_at, e.time_zone, e.currency, e.min_price_minor,
       o.name as organizer, v.name as venue, v.city, a.capacity - a.sold - a.held as free,
       e.sale_pause is not null as paused
     from event e join venue v on v.id = e.venue_id join organization o on o.id = e.organization_id
     left join availability_copy a on a.event_id = e.id
     where e.slug = ? and e.state in ('published', 'completed', 'cancelled') and e.starts_at is not null`,
  )
    .bind(slug)
    .first();
  return row === null ? null : Row.parse(row);
}

/** `/embed/events/<slug>?lang=hi&theme=dark&accent=b93305&button=0`: a card for other sites' frames. No script, no cookie. */
export async function handleEmbed(request: Request, env: Env, now: () => number): Promise<Response | null> {
  const url = new URL(request.url);
  const slug = PATH.exec(url.pathname)?.[1];
  if (!slug) return null;
  const refusal = refuseWrite(request);
  if (refusal) return refusal;
  const event = await findEmbedded(env, slug);
  if (!event) return null;
  const locale = url.searchParams.get("lang") === "hi" ? "hi" : "en";
  const html = drawCard(event, {
    locale,
    now: now(),
    origin: env.PUBLIC_URL,
    theme: url.searchParams.get("theme"),
    accent: url.searchParams.get("accent"),
    button: url.searchParams.get("button") !== "0",
  });
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "public, max-age=60",
      // The one page that other sites may frame: it shows public facts and acts on nothing.
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *",
      "x-robots-tag": "noindex",
    },
  });
}

interface Look {
  readonly locale: "en" | "hi";
  readonly now: number;
  readonly origin: string;
  readonly theme: string | null;
  readonly accent: string | null;
  readonly button: boolean;
}

function drawCard(event: EmbeddedEvent, look: Look): string {
  const { locale } = look;
  const when = dateTimeWords(event.starts_at, {
    timeZone: event.time_zone,
    locale: locale === "hi" ? "hi-IN" : "en-IN",
  });
  const where = [event.venue, event.city].filter(Boolean).join(", ") || m.embed_online({}, { locale });
  const sale = saleWords(event, look);
  const title = escapeHtml(event.title);
  const button =
    look.button && sale.open
      ? `<a class="buy" href="${escapeHtml(`${look.origin}/events/${event.slug}/seats`)}" target="_blank" rel="noopener">${escapeHtml(m.embed_buy({}, { locale }))}</a>`
      : "";
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${styleOf(look)}</style></head><body><article><h1><a href="${escapeHtml(`${look.origin}/events/${event.slug}`)}" target="_blank" rel="noopener">${title}</a></h1><p>${escapeHtml(when)}</p><p>${escapeHtml(where)}</p><p class="sale">${escapeHtml(sale.words)}</p>${button}</article></body></html>`;
}

function saleWords(event: EmbeddedEvent, { locale, now }: Look): { words: string; open: boolean } {
  const closed = (words: string) => ({ words, open: false });
  if (event.state === "cancelled") return closed(m.embed_cancelled({}, { locale }));
  if (event.state === "completed" || event.ends_at <= now) return closed(m.embed_over({}, { locale }));
  if (event.paused) return closed(m.embed_paused({}, { locale }));
  if (event.free !== null && event.free <= 0) return closed(m.embed_sold_out({}, { locale }));
  if (!event.min_price_minor) return { words: m.embed_free({}, { locale }), open: true };
  const price = formatMoney(
    { amountMinor: event.min_price_minor, currency: event.currency },
    locale === "hi" ? "hi-IN" : "en-IN",
  );
  return { words: m.embed_from({ price }, { locale }), open: true };
}

/** Colours of app.css. A theme fixes them; without one the visitor's setting counts. */
function styleOf({ theme, accent }: Look): string {
  const scheme = theme === "light" || theme === "dark" ? theme : "light dark";
  const own = accent !== null && /^[0-9a-f]{6}$/i.test(accent) ? `#${accent}` : null;
  return `:root{color-scheme:${scheme}}body{margin:0;background:transparent;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Devanagari",sans-serif;color:light-dark(#1f1914,#efeae2)}article{box-sizing:border-box;min-height:100vh;padding:14px 16px;border:1px solid light-dark(#dfd9d0,#39332c);border-left:4px solid ${own ?? "light-dark(#b93305,#f26a3d)"};border-radius:6px;background:light-dark(#faf7f2,#16120e)}h1{margin:0 0 6px;font-size:18px;line-height:1.25;letter-spacing:-.01em}h1 a{color:inherit;text-decoration:none}h1 a:hover{text-decoration:underline}p{margin:0;color:light-dark(#544b43,#bdb4a9)}.sale{margin-top:6px;font-weight:600;color:light-dark(#1f1914,#efeae2)}.buy{display:inline-block;margin-top:10px;padding:10px 18px;border-radius:6px;font-weight:600;text-decoration:none;color:#fffdfa;background:${own ?? "#b93305"}}:focus-visible{outline:2px solid light-dark(#1f56b0,#8fb6f5);outline-offset:2px}`;
}
