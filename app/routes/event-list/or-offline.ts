import { type EventQuery, readEventQuery } from "#domain/catalogue/event-query";
import { isNoNetwork, orLastSeen } from "#app/parts/offline/or-last-seen";
import type { EventPage, Reading } from "#worker/discovery/discovery";
import type { SearchAnswer } from "#worker/search/search";

export interface ListData {
  readonly query: EventQuery;
  readonly cities: readonly string[];
  readonly cut: boolean;
  readonly page: (EventPage & Partial<Reading>) | null;
  readonly answer: (SearchAnswer & Partial<Reading>) | null;
}

/** Offline result: the number of events searched and their age; null if no event is stored. */
export type OfflineResult = { readonly count: number; readonly checkedAt: number } | null;

export type ShownList = ListData & {
  readonly seenAt?: number;
  /** Absent in a server response. */
  readonly offline?: OfflineResult;
};

/** The server's list; offline a search on the device, else the cached list. */
export async function orOffline(request: Request, serverLoader: () => Promise<ListData>): Promise<ShownList> {
  const query = readEventQuery(new URL(request.url).searchParams);
  try {
    return await orLastSeen<ShownList>(request, async () => {
      try {
        return await serverLoader();
      } catch (problem) {
        const found = isNoNetwork(problem) ? await askDevice(query) : null;
        if (!found) throw problem;
        return found;
      }
    });
  } catch (problem) {
    if (!isNoNetwork(problem)) throw problem;
    return { query, cities: [], cut: false, page: null, answer: null, offline: null };
  }
}

async function askDevice(query: EventQuery): Promise<ShownList | null> {
  try {
    const { searchOffline } = await import("#app/offline-search/search-client.client");
    const found = await searchOffline(query);
    if (!found) return null;
    const { answer, cities, count, checkedAt } = found;
    return { query, cities, cut: false, page: null, answer, offline: { count, checkedAt } };
  } catch {
    return null;
  }
}
