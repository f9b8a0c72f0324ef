import { z } from "zod";
import { escapeHtml } from "#domain/core/html";
import type { Env } from "../platform/env";
import { refuseWrite } from "../platform/read-only";

/** Pages of one person, forms and machine interfaces: nothing for a search engine. */
const HIDDEN =
  `admin api bookings booking checkout confirm-address dev embed forgot-password gate-api invitations mark
  metrics notifications oembed organizations pay preferences profile reset-password saved scan shell sign-in sign-out sign-up
  socket wallet wallet-tickets webhooks kept-events`
    .split(/\s+/)
    .map((name) => `Disallow: /${name}`);

export function handleRobots(request: Request, env: Env): Response | null {
  if (new URL(request.url).pathname !== "/robots.txt") return null;
  const lines = [
    "User-agent: *",
    ...HIDDEN,
    "Disallow: /events/*/checkout",
    "Disallow: /events/*/seats",
    "",
    `Sitemap: ${env.PUBLIC_URL}/sitemap.xml`,
  ];
  return (
    refuseWrite(request) ??
    new Response(`${lines.join("\n")}\n`, {
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=86400" },
    })
  );
}

/** A sitemap may have 50,000 addresses; the next events come first. */
const MOST_EVENTS = 40_000;

const Row = z.object({ path: z.string(), updated: z.number() });

/** https://www.sitemaps.org: public pages of upcoming events, their organizers and venues. */
export async function handleSitemap(request: Request, env: Env, now: () => number): Promise<Response | null> {
  if (new URL(request.url).pathname !== "/sitemap.xml") return null;
  const refusal = refuseWrite(request);
  if (refusal) return refusal;
  const listed = "e.state = 'published' and e.starts_at is not null and e.ends_at > ?1";
  const queries = [
    `select '/events/' || e.slug as path, e.updated_at as updated from event e where ${listed}
     order by e.starts_at limit ${MOST_EVENTS}`,
    `select '/organizers/' || o.slug as path, max(e.updated_at) as updated from event e
     join organization o on o.id = e.organization_id where ${listed} group by o.id limit 4000`,
    `select '/venues/' || v.id as path, max(e.updated_at) as updated from event e
     join venue v on v.id = e.venue_id where ${listed} and v.city <> '' group by v.id limit 4000`,
  ];
  const results = await env.DB.batch(queries.map((query) => env.DB.prepare(query).bind(now())));
  const rows = results.flatMap((result) => z.array(Row).parse(result.results));
  const entry = (path: string, updated: number | null) =>
    `<url><loc>${escapeHtml(env.PUBLIC_URL + encodeURI(path))}</loc>${updated === null ? "" : `<lastmod>${new Date(updated).toISOString()}</lastmod>`}</url>`;
  const lines = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    entry("/", null),
    entry("/events", null),
    ...rows.map(({ path, updated }) => entry(path, updated)),
    `</urlset>`,
  ];
  return new Response(lines.join("\n"), {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
