import { LastKnown } from "../platform/last-known";
import type { CityCount, EventPage, HomeRows, PublicEvent, Reading } from "./discovery";

export interface LastKnownLists {
  readonly cities: LastKnown<readonly CityCount[]>;
  readonly pages: LastKnown<EventPage>;
  readonly homes: LastKnown<HomeRows>;
  readonly events: LastKnown<PublicEvent>;
}

const known = new WeakMap<D1Database, LastKnownLists>();

/** Of this isolate, read again for each request; used only while the database is unreachable. */
export function lastKnownLists(d1: D1Database): LastKnownLists {
  let lists = known.get(d1);
  if (!lists) {
    lists = {
      cities: new LastKnown({ freshMs: 0, most: 1 }),
      pages: new LastKnown({ freshMs: 0, most: 200 }),
      homes: new LastKnown({ freshMs: 0, most: 50 }),
      // A plan is up to 1 MB.
      events: new LastKnown({ freshMs: 0, most: 30 }),
    };
    known.set(d1, lists);
  }
  return lists;
}

export async function readList<List>(
  lists: LastKnown<List>,
  key: string,
  now: number,
  read: () => Promise<List>,
): Promise<List & Reading> {
  const found = await lists.read(key, now, read);
  if (!found) throw new Error("a list is never null");
  return { ...found.value, readAt: found.stale ? found.at : null };
}
