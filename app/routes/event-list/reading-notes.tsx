import { Link } from "react-router";
import { CATEGORIES } from "#domain/catalogue/category";
import { type EventQuery, eventListHref } from "#domain/catalogue/event-query";
import { categoryLabel } from "#app/parts/event/category-labels";
import { categoryPhrase } from "#app/parts/search/search-phrases";
import { Notice } from "#app/ui/notice";
import { m } from "#i18n/paraglide/messages";
import type { SearchAnswer } from "#worker/search/search";

/** How the sentence was read: corrections with their undo, words that were not understood, and the one question. */
export function ReadingNotes({ query, answer }: { query: EventQuery; answer: SearchAnswer }) {
  const { corrections, honesty } = answer;
  const hasNote = corrections.length > 0 || honesty.notUnderstood.length > 0;
  if (!hasNote && !honesty.asksKind) return null;
  return (
    <div className="mb-6 space-y-4">
      {hasNote ? (
        <div className="type-body space-y-1 text-ink-2">
          {corrections.map(({ written, read, undone }) => (
            <p key={written}>
              {m.search_corrected({ written, read })}{" "}
              <Link to={eventListHref({ ...query, text: undone, page: 1 })} className="word">
                {m.search_corrected_undo({ written })}
              </Link>
            </p>
          ))}
          {honesty.notUnderstood.length > 0 ? (
            <p>
              {m.search_not_understood({ words: honesty.notUnderstood.join(", ") })}
              {honesty.byFiltersAlone ? ` ${m.search_by_filters()}` : null}
            </p>
          ) : null}
        </div>
      ) : null}
      {honesty.asksKind ? <AskKind query={query} /> : null}
    </div>
  );
}

function AskKind({ query }: { query: EventQuery }) {
  const kinds = CATEGORIES.map((category) => ({ category, text: categoryPhrase(category) }));
  return (
    <Notice
      title={m.search_question_title()}
      action={kinds.map(({ category, text }) =>
        text === null ? null : (
          <Link
            key={category}
            to={eventListHref({ ...query, text, page: 1 })}
            className="type-body flex min-h-9 items-center rounded-control border border-edge px-3 max-md:min-h-11"
          >
            {categoryLabel(category)}
          </Link>
        ),
      )}
    >
      {m.search_question_text()}
    </Notice>
  );
}
