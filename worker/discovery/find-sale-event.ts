import { and, eq, inArray } from "drizzle-orm";
import { imagePath } from "#domain/catalogue/image-path";
import { PUBLIC_STATES } from "#domain/sale/public-state";
import { database } from "../db/database";
import { isOnlinePlace } from "../db/online-place";
import { event, venue } from "../db/schema";
import type { Env } from "../platform/env";
import { LastKnown } from "../platform/last-known";
import type { SaleEvent } from "./discovery";

/** Spares most reads of a rush; a change of title or venue is shown at most this late. */
const FRESH_MS = 5_000;
const AT_MOST = 500;

const lastKnown = new WeakMap<D1Database, LastKnown<SaleEvent>>();

/** From the isolate's cache, else from D1. Unknown slugs are not cached. */
export async function findSaleEvent(
  env: Pick<Env, "DB">,
  slug: string,
  now: number,
): Promise<SaleEvent | null> {
  const events = lastKnown.get(env.DB) ?? new LastKnown<SaleEvent>({ freshMs: FRESH_MS, most: AT_MOST });
  lastKnown.set(env.DB, events);
  return (await events.read(slug, now, () => readSaleEvent(env, slug)))?.value ?? null;
}

/** The event's facts if this isolate has read them, of any age. */
export function knownSaleEvent(env: Pick<Env, "DB">, eventId: string): SaleEvent | null {
  return lastKnown.get(env.DB)?.find(({ id }) => id === eventId) ?? null;
}

async function readSaleEvent(env: Pick<Env, "DB">, slug: string): Promise<SaleEvent | null> {
  const [row] = await database(env)
    .select({
      id: event.id,
      slug: event.slug,
      title: event.title,
      category: event.category,
      tags: event.tags,
      imageKey: event.imageKey,
      startsAt: event.startsAt,
      timeZone: event.timeZone,
      state: event.state,
      venue: {
        id: venue.id,
        name: venue.name,
        address: venue.address,
        area: venue.area,
        city: venue.city,
      },
    })
    .from(event)
    .innerJoin(venue, eq(venue.id, event.venueId))
    .where(and(eq(event.slug, slug), inArray(event.state, [...PUBLIC_STATES])));
  const state = PUBLIC_STATES.find((each) => each === row?.state);
  if (!row || !state || row.startsAt === null) return null;
  const { imageKey, startsAt, venue: place, ...facts } = row;
  return {
    ...facts,
    startsAt,
    state,
    imageUrl: imagePath(imageKey),
    venue: isOnlinePlace(place.id) ? null : place,
  };
}
