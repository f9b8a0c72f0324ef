import { useEffect } from "react";
import { Link, useNavigate } from "react-router";
import type { QueueItem, ReviewView } from "#worker/catalogue/catalogue";
import { m } from "#i18n/paraglide/messages";
import { Notice } from "../../ui/notice";
import { ReviewDecision } from "./review-decision";
import { ReviewPaper } from "./review-diff";
import { ReviewQueue } from "./review-queue";

/**
 * The admin's desk: what waits at the left, the whole event in the middle, the decision at the right. j and k walk the
 * queue, a approves, r goes to the reasons; all of it works by hand and without scripts.
 */
export function ReviewDesk({
  queue,
  review,
  now,
  chosen,
  refusal,
  done,
}: {
  queue: readonly QueueItem[];
  review: ReviewView | null;
  now: number;
  /** False on the queue's own address, where a phone shows the list alone. */
  chosen: boolean;
  refusal: string | null;
  done: string | null;
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
        {done ? (
          <div role="status" className="mb-5">
            <Notice title={done} />
          </div>
        ) : null}
        {refusal ? <Notice tone="stop" title={refusal} className="mb-5" /> : null}
        {review ? (
          <ReviewPaper review={review} />
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

function useTriageKeys(queue: readonly QueueItem[], current: string | null): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (press: KeyboardEvent) => {
      if (press.ctrlKey || press.metaKey || press.altKey || isTyping(press.target)) return;
      const at = queue.findIndex(({ eventId }) => eventId === current);
      const step = press.key === "j" ? 1 : press.key === "k" ? -1 : 0;
      const next = queue[at + step];
      if (step !== 0 && next) void navigate(`/admin/events/${next.eventId}`);
      if (press.key === "a")
        document.querySelector<HTMLFormElement>("form[data-review='approve']")?.requestSubmit();
      if (press.key === "r") focusReason(0);
      if (/^[1-5]$/.test(press.key)) focusReason(Number(press.key) - 1);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [queue, current, navigate]);
}

function focusReason(index: number): void {
  const reasons = document.querySelectorAll<HTMLInputElement>(
    "form[data-review='return'] input[type='radio']",
  );
  reasons[index]?.focus();
  reasons[index]?.click();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && target.type !== "radio"))
  );
}
