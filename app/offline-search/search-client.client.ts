import type { EventQuery } from "#domain/catalogue/event-query";
import { stillToCome } from "#domain/search/offline-catalogue";
import type { SearchAnswer } from "#worker/search/search";
import { type StoredCatalogue, readStoredCatalogue } from "./event-store.client";
import type { ToSearchWorker } from "./search-worker";

export interface OfflineAnswer {
  readonly answer: SearchAnswer;
  /** Cities with stored events, most events first. */
  readonly cities: readonly string[];
  /** Number of upcoming events searched. */
  readonly count: number;
  readonly checkedAt: number;
}

/** Searches on this device; null if nothing is stored. */
export async function searchOffline(query: EventQuery): Promise<OfflineAnswer | null> {
  const stored = await readStoredCatalogue();
  if (!stored) return null;
  const now = Date.now();
  const events = stillToCome(stored.catalogue.events, now);
  const counts = new Map<string, number>();
  for (const { city } of events) if (city) counts.set(city, (counts.get(city) ?? 0) + 1);
  return {
    answer: await searcherOf(stored).ask({ query, now, city: stored.cities[0] ?? null }),
    cities: [...counts].toSorted(([, a], [, b]) => b - a).map(([city]) => city),
    count: events.length,
    checkedAt: stored.checkedAt,
  };
}

type Question = Extract<ToSearchWorker, { question: unknown }>["question"];

interface Searcher {
  readonly version: string;
  ask(question: Question): Promise<SearchAnswer>;
  close(): void;
}

let searcher: Searcher | null = null;

function searcherOf({ catalogue }: StoredCatalogue): Searcher {
  if (searcher?.version === catalogue.version) return searcher;
  searcher?.close();
  const opened = openSearcher(catalogue.version, () => {
    if (searcher === opened.searcher) searcher = null;
  });
  opened.send({ catalogue });
  searcher = opened.searcher;
  return searcher;
}

function openSearcher(
  version: string,
  onEnd: () => void,
): { searcher: Searcher; send: (message: ToSearchWorker) => void } {
  const worker = new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { done: (answer: SearchAnswer) => void; fail: (problem: Error) => void }>();
  let next = 0;
  const end = (problem: string) => {
    worker.terminate();
    for (const each of waiting.values()) each.fail(new Error(problem));
    waiting.clear();
    onEnd();
  };
  worker.addEventListener(
    "message",
    ({ data }: MessageEvent<{ n: number; answer?: SearchAnswer; problem?: string }>) => {
      const request = waiting.get(data.n);
      waiting.delete(data.n);
      if (data.answer) request?.done(data.answer);
      else request?.fail(new Error(data.problem ?? "The search on the device gave no answer"));
    },
  );
  worker.addEventListener("error", () => end("The search on the device did not start"));
  const send = (message: ToSearchWorker) => worker.postMessage(message, []);
  return {
    send,
    searcher: {
      version,
      ask: (question) =>
        new Promise((done, fail) => {
          const n = next++;
          waiting.set(n, { done, fail });
          send({ n, question });
        }),
      close: () => end("Newer events took the place of these"),
    },
  };
}
