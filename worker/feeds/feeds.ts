import ical from "ical-generator";
import { escapeHtml } from "#domain/core/html";
import { dateTimeWords } from "#domain/time/when-words";
import type { Env } from "../platform/env";
import { refuseWrite } from "../platform/read-only";
import { FEED_KINDS, type Feed, type FeedEvent, readFeed } from "./feed-events";

const PATH = new RegExp(`^/feeds/(${FEED_KINDS.join("|")})/([^/]{1,200})\\.(atom|ics)$`);
const CACHED = "public, max-age=300";

/** `/feeds/cities/<city>.atom`, `/feeds/organizers/<slug>.ics`, `/feeds/venues/<id>.ics`; null: another path. */
export async function handleFeeds(request: Request, env: Env, now: () => number): Promise<Response | null> {
  const url = new URL(request.url);
  const [, kindName, encoded = "", format] = PATH.exec(url.pathname) ?? [];
  const kind = FEED_KINDS.find((each) => each === kindName);
  const id = decode(encoded);
  if (!kind || id === null) return null;
  const refusal = refuseWrite(request);
  if (refusal) return refusal;
  const feed = await readFeed(env, kind, id, now());
  if (!feed) return null;
  const self = env.PUBLIC_URL + url.pathname;
  return format === "atom"
    ? atomResponse(feed, self, env.PUBLIC_URL)
    : calendarResponse(feed, env.PUBLIC_URL);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** RFC 4287. */
function atomResponse({ name, events }: Feed, self: string, origin: string): Response {
  const updated = Math.max(...events.map(({ updated_at }) => updated_at));
  const lines = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom">`,
    `<title>${escapeHtml(`${name} · Stagedoor`)}</title>`,
    `<id>${escapeHtml(self)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeHtml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeHtml(`${origin}/events`)}"/>`,
    `<updated>${iso(updated)}</updated>`,
    ...events.map((event) => atomEntry(event, origin)),
    `</feed>`,
  ];
  return new Response(lines.join("\n"), {
    headers: { "content-type": "application/atom+xml; charset=utf-8", "cache-control": CACHED },
  });
}

function atomEntry(event: FeedEvent, origin: string): string {
  const when = dateTimeWords(event.starts_at, { timeZone: event.time_zone, locale: "en-IN" }, { year: true });
  const where = [event.venue, event.city].filter(Boolean).join(", ");
  const href = escapeHtml(`${origin}/events/${event.slug}`);
  return [
    `<entry><title>${escapeHtml(event.title)}</title><id>urn:uuid:${escapeHtml(event.id)}</id>`,
    `<link rel="alternate" type="text/html" href="${href}"/>`,
    `<published>${iso(event.published_at)}</published><updated>${iso(event.updated_at)}</updated>`,
    `<author><name>${escapeHtml(event.organizer)}</name></author>`,
    `<summary>${escapeHtml([when, where].filter(Boolean).join(", "))}</summary></entry>`,
  ].join("");
}

/** RFC 5545, in UTC: correct in every time zone. The ids are those of an event's own calendar file. */
function calendarResponse({ name, events }: Feed, origin: string): Response {
  const calendar = ical({ name: `${name} · Stagedoor`, prodId: { company: "Stagedoor", product: "events" } });
  for (const event of events)
    calendar.createEvent({
      id: `${event.id}@stagedoor`,
      start: new Date(event.starts_at),
      end: new Date(event.ends_at),
      lastModified: new Date(event.updated_at),
      summary: event.title,
      location: [event.venue, event.address, event.city].filter(Boolean).join(", "),
      url: `${origin}/events/${event.slug}`,
    });
  return new Response(calendar.toString(), {
    headers: { "content-type": "text/calendar; charset=utf-8", "cache-control": CACHED },
  });
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
