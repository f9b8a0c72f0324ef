import { dateTimeWords } from "#domain/time/when-words";
import type { ReviewEntry, ReviewView } from "#worker/catalogue/review-service";
import { intlLocale } from "#i18n/locale";
import { useViewerZone } from "../../ui/when";
import { m } from "#i18n/paraglide/messages";

/** Past submissions and decisions of an event. */
export function ReviewHistory({ review }: { review: ReviewView }) {
  const timeZone = useViewerZone();
  if (review.history.length === 0) return null;
  const when = (at: number) => dateTimeWords(at, { timeZone, locale: intlLocale() }, { clock24: true });
  return (
    <section className="mt-8">
      <h2 className="type-button border-b border-ink pb-2.5">{m.review_history_heading()}</h2>
      <ul className="type-second">
        {review.history.map((entry) => (
          <li
            key={`${entry.at} ${entry.action}`}
            className="grid grid-cols-[8rem_minmax(0,1fr)_auto] gap-3 border-b border-line py-2.5"
          >
            <span className="text-ink-2">{when(entry.at)}</span>
            <span>{historyLabel(entry)}</span>
            <span className="text-ink-2">{entry.actorName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function historyLabel({ action, reason }: ReviewEntry): string {
  switch (action) {
    case "submitted":
      return m.review_history_submitted();
    case "approved":
      return m.review_history_approved();
    case "rejected":
      return m.review_history_rejected({ reason: reason ?? "" });
    case "withdrawn":
      return m.review_history_withdrawn();
  }
}
