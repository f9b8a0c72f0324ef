import { escapeHtml } from "#domain/core/html";
import type { Env } from "../platform/env";
import { findEmbedded } from "./embed";
import { refuseWrite } from "../platform/read-only";

const WIDTH = 480;
const HEIGHT = 200;
const LEAST_WIDTH = 220;

/** https://oembed.com, type `rich`: the card of an event's address in a frame. */
export async function handleOembed(request: Request, env: Env): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== "/oembed") return null;
  const refusal = refuseWrite(request);
  if (refusal) return refusal;
  const format = searchParams.get("format") ?? "json";
  if (format !== "json" && format !== "xml") return problem(400, "format is json or xml");
  const slug = slugOf(searchParams.get("url") ?? "", env.PUBLIC_URL);
  if (slug === null) return problem(404, "url is not the address of an event");
  const event = await findEmbedded(env, slug);
  if (!event) return problem(404, "url is not the address of a public event");
  const width = within(searchParams.get("maxwidth"), WIDTH, LEAST_WIDTH);
  const height = within(searchParams.get("maxheight"), HEIGHT, HEIGHT);
  const src = `${env.PUBLIC_URL}/embed/events/${event.slug}`;
  const facts = {
    version: "1.0",
    type: "rich",
    title: event.title,
    author_name: event.organizer,
    provider_name: "Stagedoor",
    provider_url: env.PUBLIC_URL,
    cache_age: 3600,
    width,
    height,
    html: `<iframe src="${escapeHtml(src)}" title="${escapeHtml(event.title)}" width="${width}" height="${height}" style="border:0" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`,
  };
  const headers = { "cache-control": "public, max-age=3600", "access-control-allow-origin": "*" };
  if (format === "json") return Response.json(facts, { headers });
  const fields = Object.entries(facts).map(
    ([name, value]) => `<${name}>${escapeHtml(String(value))}</${name}>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${fields.join("")}</oembed>`,
    { headers: { ...headers, "content-type": "text/xml; charset=utf-8" } },
  );
}

function problem(status: number, error: string): Response {
  return Response.json({ error }, { status, headers: { "cache-control": "no-store" } });
}

/** The slug in an event's address on this site, also with a query; null for any other text. */
function slugOf(text: string, origin: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.origin !== origin) return null;
  return /^\/events\/([\w-]{1,120})\/?$/.exec(url.pathname)?.[1] ?? null;
}

/** A client's maximum, not below what the card needs; the default for a text that is no number. */
function within(text: string | null, usual: number, least: number): number {
  const most = Number(text ?? Number.NaN);
  return Number.isFinite(most) && most > 0 ? Math.max(least, Math.min(usual, Math.floor(most))) : usual;
}
