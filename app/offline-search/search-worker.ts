import type { KeptEvents } from "#domain/search/offline-catalogue";
import { type KeptQuestion, KeptSearch } from "./offline-search";

/** First what to search in, then questions; each answer carries its question's number. */
export type ToSearchWorker =
  { readonly kept: KeptEvents } | { readonly n: number; readonly question: KeptQuestion };

let search: KeptSearch | null = null;

addEventListener("message", ({ data }: MessageEvent<ToSearchWorker>) => {
  if ("kept" in data) {
    search = new KeptSearch(data.kept);
    return;
  }
  try {
    postMessage({ n: data.n, answer: search?.ask(data.question) });
  } catch (problem) {
    postMessage({ n: data.n, problem: String(problem) });
  }
});
