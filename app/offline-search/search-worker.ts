import type { OfflineCatalogue } from "#domain/search/offline-catalogue";
import { type OfflineSearchRequest, OfflineSearch } from "./offline-search";

/** First the catalogue, then numbered requests; each response carries its request's number. */
export type ToSearchWorker =
  { readonly catalogue: OfflineCatalogue } | { readonly n: number; readonly question: OfflineSearchRequest };

let search: OfflineSearch | null = null;

addEventListener("message", ({ data }: MessageEvent<ToSearchWorker>) => {
  if ("catalogue" in data) {
    search = new OfflineSearch(data.catalogue);
    return;
  }
  try {
    postMessage({ n: data.n, answer: search?.ask(data.question) });
  } catch (problem) {
    postMessage({ n: data.n, problem: String(problem) });
  }
});
