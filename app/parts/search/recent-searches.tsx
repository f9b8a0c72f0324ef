import { type ReactNode, useSyncExternalStore } from "react";
import { Link } from "react-router";
import { cutText } from "#domain/core/cut-text";
import { eventListHref } from "#domain/catalogue/event-query";
import { m } from "#i18n/paraglide/messages";

/** Stored in this browser only; removed on sign-out with the other personal data. */
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
    const value: unknown = JSON.parse(stored);
    if (!Array.isArray(value)) return [];
    const texts = value.flatMap((text) => (typeof text === "string" ? cutText(text, 200) : []));
    return texts.filter(Boolean).slice(0, MOST);
  } catch {
    return [];
  }
}

/** The browser's `storage` event covers other tabs only; this event covers the current tab. */
const CHANGED = "recent-searches";

function watchStorage(changed: () => void): () => void {
  addEventListener("storage", changed);
  addEventListener(CHANGED, changed);
  return () => {
    removeEventListener("storage", changed);
    removeEventListener(CHANGED, changed);
  };
}

export function rememberSearch(sentence: string): void {
  const text = sentence.trim();
  if (!text) return;
  const others = readTexts(readStored()).filter((each) => each !== text);
  store([text, ...others].slice(0, MOST));
}

function store(texts: readonly string[]): void {
  try {
    if (texts.length > 0) localStorage.setItem(KEY, JSON.stringify(texts));
    else localStorage.removeItem(KEY);
    dispatchEvent(new Event(CHANGED));
  } catch {
    // Storage is full or forbidden: search works without it.
  }
}

/** Recent searches of this device, and suggested ones. */
export function RecentSearches({ suggested }: { suggested: readonly string[] }) {
  const recent = readTexts(useSyncExternalStore(watchStorage, readStored, () => "[]"));
  return (
    <div className="mt-3 flex flex-wrap gap-x-10 gap-y-2">
      {recent.length > 0 ? (
        <Sentences title={m.search_recent()} sentences={recent}>
          <button
            type="button"
            onClick={() => store([])}
            className="type-second min-h-8 text-ink-2 underline-offset-4 hover:underline"
          >
            {m.search_forget()}
          </button>
        </Sentences>
      ) : null}
      {suggested.length > 0 ? <Sentences title={m.search_suggested()} sentences={suggested} /> : null}
    </div>
  );
}

function Sentences({
  title,
  sentences,
  children,
}: {
  title: string;
  sentences: readonly string[];
  children?: ReactNode;
}) {
  return (
    <nav aria-label={title}>
      <ul className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <li className="type-second text-ink-2" aria-hidden="true">
          {title}
        </li>
        {sentences.map((text) => (
          <li key={text} className="min-w-0">
            <Link
              to={eventListHref({ text })}
              className="word type-second inline-flex min-h-8 items-center break-words"
            >
              {text}
            </Link>
          </li>
        ))}
        {children ? <li>{children}</li> : null}
      </ul>
    </nav>
  );
}
