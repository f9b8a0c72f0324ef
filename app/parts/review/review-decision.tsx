import { useState } from "react";
import { Form, useNavigation } from "react-router";
import type { ReviewView } from "#worker/catalogue/review-service";
import { m } from "#i18n/paraglide/messages";
import { Button } from "../../ui/button";
import { Field, TextArea } from "../../ui/field";
import { Notice } from "../../ui/notice";

/** Approve, or reject with a reason. */
export function ReviewDecision({ review }: { review: ReviewView }) {
  const waits = review.waitingSince !== null;
  return (
    <div className="flex flex-col gap-8 xl:sticky xl:top-6">
      <section className="border-t-2 border-ink pt-3">
        <h2 className="type-button leading-6">
          {review.ticketsSold > 0
            ? m.review_sold_title({ count: review.ticketsSold })
            : m.review_unsold_title()}
        </h2>
        <p className="type-second mt-1 text-ink-2">{soldText(review)}</p>
      </section>
      {waits ? (
        <>
          {review.problems.length > 0 ? <Notice tone="warn" title={m.review_refused_not_ready()} /> : null}
          <RejectForm review={review} />
          <DecisionButtons review={review} />
          <ShortcutHints />
        </>
      ) : null}
    </div>
  );
}

/** Posts the text of the chosen reason: the organizer reads it as it is shown here. */
function RejectForm({ review }: { review: ReviewView }) {
  const [other, setOther] = useState(false);
  const reasons = [
    m.review_reason_date(),
    m.review_reason_price(),
    m.review_reason_picture(),
    m.review_reason_venue(),
  ];
  return (
    <Form method="post" action={`/admin/events/${review.eventId}`} data-review="return" id="return">
      <input type="hidden" name="revision" value={review.revision} />
      <fieldset>
        <legend className="type-button w-full border-b border-ink pb-2.5">
          {m.review_reasons_heading()}
        </legend>
        {[...reasons, m.review_reason_other()].map((reason, at) => (
          <label
            key={reason}
            className="type-second flex min-h-[39px] cursor-pointer items-center gap-3 border-b border-line py-1.5"
          >
            <input
              type="radio"
              name="reason"
              value={at < reasons.length ? reason : ""}
              onChange={() => setOther(at === reasons.length)}
              className="size-4 shrink-0 accent-ink"
            />
            <span className="grow">{reason}</span>
            <Key>{at + 1}</Key>
          </label>
        ))}
      </fieldset>
      <Field label={m.review_reason_note()} hint={m.review_reason_note_hint()} className="mt-4">
        <TextArea name="note" rows={other ? 4 : 2} maxLength={500} />
      </Field>
    </Form>
  );
}

function DecisionButtons({ review }: { review: ReviewView }) {
  const pending = useNavigation().state !== "idle";
  return (
    <div>
      <p className="type-second mb-3 text-ink-2">{m.review_audit_note()}</p>
      <Form method="post" action={`/admin/events/${review.eventId}`} data-review="approve">
        <input type="hidden" name="decision" value="approve" />
        <input type="hidden" name="revision" value={review.revision} />
        <Button variant="primary" wide pending={pending}>
          {review.approvedAt === null ? m.review_approve() : m.review_approve_changes()}
        </Button>
      </Form>
      <Button
        form="return"
        name="decision"
        value="reject"
        variant="second"
        wide
        pending={pending}
        className="mt-2.5"
      >
        {m.review_return()}
      </Button>
    </div>
  );
}

function ShortcutHints() {
  return (
    <p className="type-second flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2 max-lg:hidden">
      <span className="inline-flex items-center gap-1.5">
        <Key>j</Key> <Key>k</Key> {m.review_keys_move()}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Key>a</Key> {m.review_keys_approve()}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Key>r</Key> {m.review_keys_return()}
      </span>
    </p>
  );
}

function Key({ children }: { children: string | number }) {
  return (
    <kbd className="inline-flex size-6 shrink-0 items-center justify-center rounded-chip border border-edge font-text text-[0.875rem] leading-none">
      {children}
    </kbd>
  );
}

function soldText({ ticketsSold, changed, waitingSince }: ReviewView): string {
  if (waitingSince === null) return m.review_nothing_waits();
  if (ticketsSold === 0) return m.review_unsold_text();
  return changed.some(({ field }) => field === "starts" || field === "venue")
    ? m.review_sold_moved_text()
    : m.review_sold_text();
}
