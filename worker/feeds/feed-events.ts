import { z } from "zod";
import type { Env } from "../platform/env";

export const FEED_KINDS = ["cities", "organizers", "venues"] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

const MOST_EVENTS = 100;

const Row = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  starts_at: z.number(),
  ends_at: z.number(),
  time_zone: z.string(),
  updated_at: z.number(),
  published_at: z.number(),
  organizer: z.string(),
  venue: z.string(),
  address: z.string(),
  city: z.string(),
});
export type FeedEvent = z.infer<typeof Row>;

export interface Feed {
  /** Of the city, organization or venue. */
  readonly name: string;
  readonly events: readonly FeedEvent[];
}

const COLUMNS = `e.id, e.slug, e.title, e.starts_at, e.ends_at, e.time_zone, e.updated_at,
  coalesce(e.published_at, e.updated_at) as published_at, o.name as organizer, v.name as venue, v.address, v.city`;
const WHERE: Readonly<Record<FeedKind, string>> = {
  cities: "v.city = ?2 collate nocase and v.city <> ''",
  organizers: "o.slug = ?2",
  venues: "v.id = ?2",
};

/** Upcoming public events by start; null without one, like an unknown name. */
export async function readFeed(env: Env, kind: FeedKind, id: string, now: number): Promise<Feed | null> {
  const { results } = await env.DB.prepare(
    `select ${COLUMNS} from event e join venue v on v.id = e.venue_id join organization o on o.id = e.organization_id
     where e.state = 'published' and e.starts_at is not null and e.ends_at > ?1 and ${WHERE[kind]}
     order by e.starts_at, e.id limit ${MOST_EVENTS}`,
  )
    .bind(now, id)
    .all();
  const events = z.array(Row).parse(results);
  const [first] = events;
  if (!first) return null;
  return { name: { cities: first.city, organizers: first.organizer, venues: first.venue }[kind], events };
}
