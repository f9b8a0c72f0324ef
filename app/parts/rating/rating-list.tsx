import { dateWords } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { PublicRating } from "#worker/ratings/ratings";
import { StarRow } from "./rating-stars";

/**
 * Public ratings. Comments are rendered as plain text. Plain links, so that it can render outside the router
 * (event/ratings-section).
 */
export function RatingList({
  ratings,
  ofSlug,
}: {
  ratings: readonly PublicRating[];
  /** The page's own event, whose title is omitted. */
  ofSlug: string;
}) {
  return (
    <ul className="grid gap-x-14 lg:grid-cols-2">
      {ratings.map((rating) => (
        <li key={rating.id} className="min-w-0 border-b border-line py-4">
          <p className="type-second flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
            <span className="inline-flex text-ink">
              <StarRow stars={rating.stars} />
            </span>
            <span className="min-w-0 break-words" dir="auto">
              {rating.authorName}
            </span>
            <span>
              {dateWords(
                rating.at,
                { timeZone: rating.event.timeZone, locale: intlLocale() },
                { year: true },
              )}
            </span>
          </p>
          {rating.event.slug === ofSlug ? null : (
            <p className="type-second mt-1">
              <a href={`/events/${rating.event.slug}`} className="word">
                {rating.event.title}
              </a>
            </p>
          )}
          {rating.comment ? <Words words={rating.comment} /> : null}
          {rating.answer ? (
            <div className="mt-3 border-l-[3px] border-line pl-4">
              <p className="type-second text-ink-2">{m.rating_answer_by({ organizer: rating.answer.by })}</p>
              <Words words={rating.answer.words} />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** User text: breaks anywhere instead of widening the page, with automatic direction. */
export function Words({ words }: { words: string }) {
  return (
    <p
      className="type-body measure mt-1.5 [overflow-wrap:anywhere] whitespace-pre-line [unicode-bidi:plaintext]"
      dir="auto"
    >
      {words}
    </p>
  );
}
