import type { ReactNode } from "react";
import { dateTimeWords } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { ListedRating } from "#worker/ratings/ratings";
import { Words } from "./rating-list";
import { StarRow } from "./rating-stars";

/** One rating for organizers and admins, with its actions below. */
export function RatingRow({
  rating,
  organization = false,
  children,
}: {
  rating: ListedRating;
  /** Shows the organization. */
  organization?: boolean;
  children: ReactNode;
}) {
  const { timeZone, createdAt, updatedAt } = rating;
  const when = (at: number) =>
    dateTimeWords(at, { timeZone, locale: intlLocale() }, { year: true, clock24: true });
  return (
    <li
      id={`rating-${rating.id}`}
      className="grid scroll-mt-16 gap-x-10 gap-y-2 border-b border-line py-5 lg:grid-cols-[16rem_minmax(0,1fr)]"
    >
      <div className="min-w-0">
        <StarRow stars={rating.stars} />
        <p className="type-button mt-1 break-words" dir="auto">
          {rating.authorName}
        </p>
        <p className="type-second break-words text-ink-2">
          <a href={`/events/${rating.eventSlug}/ratings?about=event`} className="word">
            {rating.eventTitle}
          </a>
          {organization ? `, ${rating.organizationName}` : null}
        </p>
        <p className="type-second tnum text-ink-2">
          {when(createdAt)}
          {updatedAt > createdAt ? (
            <span className="block">{m.rating_console_edited({ when: when(updatedAt) })}</span>
          ) : null}
        </p>
      </div>
      <div className="min-w-0">
        {rating.comment ? (
          <Words words={rating.comment} />
        ) : (
          <p className="type-body text-ink-3">{m.rating_no_words()}</p>
        )}
        {rating.hiddenReason === null ? null : (
          <p className="type-second mt-3 font-semibold [overflow-wrap:anywhere]">
            {m.rating_console_hidden({ reason: rating.hiddenReason })}
          </p>
        )}
        {rating.answer === null ? null : (
          <div className="mt-3 border-l-[3px] border-line pl-4">
            <p className="type-second text-ink-2">
              {m.rating_answer_by({ organizer: rating.organizationName })}
            </p>
            <Words words={rating.answer} />
          </div>
        )}
        <div className="mt-3">{children}</div>
      </div>
    </li>
  );
}
