import type { ReactNode } from "react";
import { Link } from "react-router";
import type { QueueItem, ReviewView } from "#worker/catalogue/review-service";
import { m } from "#i18n/paraglide/messages";
import { Notice } from "../../ui/notice";
import { ReviewDecision } from "./review-decision";
import { ReviewDiff } from "./review-diff";
import { ReviewQueue } from "./review-queue";
import { useTriageKeys } from "./use-triage-keys";

/** Queue, event and decision in three columns. All of it works without scripts; the keyboard shortcuts need them. */
export function ReviewPage({
  queue,
  review,
  now,
  chosen,
  flash,
}: {
  queue: readonly QueueItem[];
  review: ReviewView | null;
  now: number;
  /** False on the queue's own URL, where a phone shows only the queue. */
  chosen: boolean;
  /** Result of the last decision. */
  flash: ReactNode;
}) {
  useTriageKeys(queue, review?.eventId ?? null);
  return (
    <div className="grid grow lg:grid-cols-[19.5rem_minmax(0,1fr)] xl:grid-cols-[19.5rem_minmax(0,1fr)_18.75rem]">
      <div className={`min-w-0 border-line lg:border-r ${chosen ? "max-lg:hidden" : ""}`}>
        <ReviewQueue queue={queue} current={review?.eventId ?? null} now={now} />
      </div>
      <div className={`min-w-0 px-console py-6 lg:px-9 ${chosen ? "" : "max-lg:hidden"}`}>
        <Link to="/admin" className="word type-second mb-4 inline-block lg:hidden">
          {m.review_back()}
        </Link>
        {flash}
        {review ? (
          <ReviewDiff review={review} />
        ) : (
          <Notice title={m.review_empty_title()}>{m.review_empty_text()}</Notice>
        )}
      </div>
      {review ? (
        <aside
          className={`border-line px-console py-6 max-xl:border-t lg:max-xl:col-start-2 lg:max-xl:px-9 xl:border-l xl:px-6 ${chosen ? "" : "max-lg:hidden"}`}
        >
          <ReviewDecision key={`${review.eventId} ${review.revision}`} review={review} />
        </aside>
      ) : null}
    </div>
  );
}
