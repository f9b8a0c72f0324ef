import { EVERYTHING, type EventQuery, PAGE_SIZE, daysOf } from "#domain/catalogue/event-query";
import { toWallClock } from "#domain/time/wall-clock";
import { database } from "../db/database";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import type { DiscoveryService, EventPage, HomeRows } from "./discovery";
import { findHomeCity, listCities } from "./cities";
import { firstRows } from "./event-cards";
import { findPublicEvent } from "./find-public-event";
import { isOutage } from "../platform/outage";
import { lastKnownLists, readList } from "./last-known-lists";
import { findOrganizer, findPlace } from "./public-places";
import { findSaleEvent } from "./find-sale-event";
import { findSlug } from "./find-slug";

/** Used when no city is known. */
const HOME_ZONE = "Asia/Kolkata";

/** Timeout of live seat counts on an event page; the projection replaces them. */
const SNAPSHOT_TIMEOUT_MS = 800;

export function makeDiscovery({ env, visitor, now }: Deps): DiscoveryService {
  const db = database(env);
  const lists = lastKnownLists(env.DB);

  async function todayIn(city: string | null): Promise<string> {
    const found = city ? (await listCities(db, now())).find((each) => each.city === city) : null;
    return toWallClock(now(), found?.timeZone ?? HOME_ZONE).date;
  }

  return {
    async findEvent(slug) {
      const read = () =>
        findPublicEvent(db, slug, async (eventId) => {
          const object = await eventObject(env, eventId);
          return Promise.race([object.readSnapshot(), sleep(SNAPSHOT_TIMEOUT_MS)]);
        });
      return (await lists.events.read(slug, now(), read))?.value ?? null;
    },

    findSlug: (eventId) => findSlug(env, eventId, now()),

    findOrganizer: (slug) => findOrganizer(db, slug, now()),

    findPlace: (venueId) => findPlace(db, venueId, now()),

    findSaleEvent: (slug) => findSaleEvent(env, slug, now()),

    async listCities() {
      const read = async () => (await listCities(db, now())).map(({ city, events }) => ({ city, events }));
      try {
        return (await lists.cities.read("all", now(), read))?.value ?? [];
      } catch (problem) {
        if (isOutage(problem)) return [];
        throw problem;
      }
    },

    listEvents: (query: EventQuery) =>
      readList(lists.pages, JSON.stringify([visitor.city, query]), now(), () => readPage(query)),

    listHome: () => readList(lists.homes, visitor.city ?? "", now(), readHome),
  };

  async function readPage(query: EventQuery): Promise<EventPage> {
    const today = await todayIn(query.city);
    let { page } = query;
    let row = await firstRows(db, query, today, PAGE_SIZE, now());
    const pages = Math.max(1, Math.ceil(row.total / PAGE_SIZE));
    if (page > pages) {
      page = pages;
      row = await firstRows(db, { ...query, page }, today, PAGE_SIZE, now());
    }
    return { ...row, page, pages, ...daysOf(query, today) };
  }

  async function readHome(): Promise<HomeRows> {
    const here = await findHomeCity(db, visitor.city, now());
    const city = here?.city ?? null;
    const today = toWallClock(now(), here?.timeZone ?? HOME_ZONE).date;
    const row = (query: Partial<EventQuery>, limit: number) =>
      firstRows(db, { ...EVERYTHING, city, ...query }, today, limit, now());
    const [tonight, tomorrow, weekend, few, free, popular] = await Promise.all([
      row({ when: "today" }, 7),
      row({ when: "tomorrow" }, 5),
      row({ when: "weekend" }, 6),
      row({ few: true }, 4),
      row({ maxPrice: 0 }, 4),
      row({ sort: "popular" }, 6),
    ]);
    return { city, today, tonight, tomorrow, weekend, few, free, popular };
  }
}

function sleep(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), ms);
  });
}
