import { useSyncExternalStore } from "react";
import { Link } from "react-router";
import { eventListHref } from "#domain/event-query";
import { m } from "#app/paraglide/messages";

/** In this browser alone; signing out removes it with everything else personal (wallet/forget). */
const KEY = "search.recent";
const MOST = 5;

function readStored(): string {
  try {
    return localStorage.getItem(KEY) ?? "[]";
  } catch {
    return "[]";
  }
}

function readTexts(stored: string): string[] {
  try {
    const kept: unknown = JSON.parse(stored);
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function watchStorage(changed: () => void): () => void {
  addEventListener("storage", changed);
  return () => removeEventListener("storage", changed);
}

export function keepSearch(sentence: FormDataEntryValue | null): void {
  const text = typeof sentence === "string" ? sentence.trim() : "";
  if (!text) return;
  try {
    const others = readTexts(readStored()).filter((each) => each !== text);
    localStorage.setItem(KEY, JSON.stringify([text, ...others].slice(0, MOST)));
  } catch {
    // Storage is full or closed: the search works all the same.
  }
}

/** The visitor's last sentences, and what one might say. */
export function RecentSearches() {
  const recent = readTexts(useSyncExternalStore(watchStorage, readStored, () => "[]"));
  const suggested = [m.search_suggestion_1(), m.search_suggestion_2(), m.search_suggestion_3()];
  return (
    <div className="mt-3 flex flex-wrap gap-x-10 gap-y-2">
      {recent.length > 0 ? <Sentences title={m.search_recent()} sentences={recent} /> : null}
      <Sentences title={m.search_suggested()} sentences={suggested} />
    </div>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <nav aria-label={title}>
      <ul className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <li className="type-second text-ink-2" aria-hidden="true">
          {title}
        </li>
        {sentences.map((text) => (
          <li key={text}>
            <Link
              to={eventListHref({ text })}
              onClick={() => keepSearch(text)}
              className="word type-second inline-flex min-h-8 items-center"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
