import type { OfflineCatalogue } from "#domain/search/offline-catalogue";
import { type OfflineSearchRequest, OfflineSearch } from "./offline-search";

/** First the catalogue, then numbered requests; each response carries its request's number. */
export type ToSearchWorker =
  { readonly catalogue: OfflineCatalogue } | { readonly n: number; readonly question: OfflineSearchRequest };

let opening: Promise<OfflineSearch> | null = null;

/** Without the concepts, which are a file of their own, the search answers by the grammar and the thesaurus alone. */
async function open(catalogue: OfflineCatalogue): Promise<OfflineSearch> {
  const language = await import("#domain/search/concepts/language").then(
    ({ shippedLanguage }) => shippedLanguage(),
    () => undefined,
  );
  return new OfflineSearch(catalogue, language);
}

addEventListener("message", ({ data }: MessageEvent<ToSearchWorker>) => {
  if ("catalogue" in data) {
    opening = open(data.catalogue);
    return;
  }
  const { n, question } = data;
  Promise.resolve(opening)
    .then((search) => postMessage({ n, answer: search?.ask(question) }))
    .catch((problem: unknown) => postMessage({ n, problem: String(problem) }));
});
