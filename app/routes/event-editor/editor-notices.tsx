import { Link } from "react-router";
import { formatMoney } from "#domain/core/money";
import { dateTimeWords } from "#domain/time/when-words";
import type { EventView } from "#worker/catalogue/event-service";
import { Button } from "#app/ui/button";
import { readResult } from "#app/ui/flash";
import { Notice } from "#app/ui/notice";
import { StatusNotice } from "#app/ui/status-notice";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { ChangeForm } from "#app/ui/change-form";
import { RefusalNotice } from "#app/ui/refusal-notice";

/** Result of the last action, and review or change states that need attention. */
export function EditorNotices({
  event,
  refused,
  search,
}: {
  event: EventView;
  refused: { readonly problem: string | null; readonly count: number } | null;
  search: URLSearchParams;
}) {
  const { lastReview } = event;
  const isReturned = lastReview?.action === "rejected" && event.waitingSince === null;
  return (
    <div className="mb-8 flex flex-col gap-6 empty:hidden">
      {refused?.problem ? (
        <SaveRefused problem={refused.problem} count={refused.count} />
      ) : (
        <ActionResult event={event} search={search} />
      )}
      <SalePaused event={event} />
      {isReturned ? (
        <Notice
          tone="warn"
          title={m.editor_returned_title({ name: lastReview.actorName })}
          action={event.hasChange ? <IntentButton intent="resend" label={m.editor_change_resend()} /> : null}
        >
          <p>“{lastReview.reason}”</p>
          <p>{m.editor_returned_text()}</p>
        </Notice>
      ) : null}
      {event.hasChange ? (
        <Notice
          title={m.editor_change_title()}
          action={<IntentButton intent="drop_change" label={m.editor_change_drop()} />}
        >
          {m.editor_change_text()}
        </Notice>
      ) : null}
      {event.state === "in_review" ? <IntentButton intent="withdraw" label={m.editor_withdraw()} /> : null}
    </div>
  );
}

/** An admin's stop of the sale, with the reason and the address to answer to. */
function SalePaused({ event: { salePause, state, content } }: { event: EventView }) {
  if (!salePause || state !== "published") return null;
  const when = dateTimeWords(
    salePause.at,
    { timeZone: content.timeZone, locale: intlLocale() },
    { clock24: true },
  );
  return (
    <Notice
      tone="stop"
      title={m.editor_paused_title({ when })}
      action={
        <a href={`mailto:${salePause.answerTo}`} className="word">
          {m.editor_paused_answer({ email: salePause.answerTo })}
        </a>
      }
    >
      <p>“{salePause.reason}”</p>
      <p>{m.editor_paused_text()}</p>
    </Notice>
  );
}

function IntentButton({ intent, label }: { intent: string; label: string }) {
  return (
    <ChangeForm>
      <Button name="intent" value={intent} variant="word">
        {label}
      </Button>
    </ChangeForm>
  );
}

function SaveRefused({ problem, count }: { problem: string; count: number }) {
  switch (problem) {
    case "invalid":
      return <RefusalNotice title={m.editor_invalid_title()}>{m.editor_invalid_text()}</RefusalNotice>;
    case "changed_since":
      return (
        <RefusalNotice
          title={m.editor_conflict_title()}
          action={
            <Link to="." reloadDocument className="word">
              {m.editor_conflict_reload()}
            </Link>
          }
        >
          {m.editor_conflict_text()}
        </RefusalNotice>
      );
    case "setup_conflict":
      return (
        <RefusalNotice title={m.editor_setup_conflict_title()}>
          {m.editor_setup_conflict_text()}
        </RefusalNotice>
      );
    case "price_moved":
      return (
        <RefusalNotice title={m.editor_price_moved_title()}>{m.editor_price_moved_text()}</RefusalNotice>
      );
    case "not_ready":
      return (
        <RefusalNotice title={m.editor_not_ready_title({ count })}>
          {m.editor_not_ready_live_text()}
        </RefusalNotice>
      );
    default:
      return <RefusalNotice title={m.editor_closed_title()} />;
  }
}

const RESULTS = [
  "saved",
  "live",
  "link",
  "waits",
  "sent",
  "cancelled",
  "not_ready",
  "cancel_reason_missing",
  "has_bookings",
  "was_public",
  "already_waiting",
  "nothing_to_submit",
  "not_public",
  "already_over",
] as const;

function ActionResult({ event, search }: { event: EventView; search: URLSearchParams }) {
  switch (readResult(search, RESULTS)) {
    case null:
      return null;
    case "saved":
      return <StatusNotice title={m.editor_saved()} />;
    case "live":
      return <StatusNotice title={m.editor_saved_live()} />;
    case "link":
      return <StatusNotice title={m.editor_saved_link()} />;
    case "waits":
      return <StatusNotice title={m.editor_saved_waits()} />;
    case "sent":
      return <StatusNotice title={m.editor_sent()} />;
    case "cancelled":
      return (
        <StatusNotice
          title={m.editor_cancelled({
            bookings: Number(search.get("bookings") ?? 0),
            amount: formatMoney(
              { amountMinor: Number(search.get("refunds")) || 0, currency: event.live.currency },
              intlLocale(),
            ),
          })}
          action={
            <Link to="refunds" className="word">
              {m.refunds_open()}
            </Link>
          }
        />
      );
    case "not_ready":
      return (
        <RefusalNotice tone="warn" title={m.editor_not_ready_title({ count: event.problems.length })}>
          {m.editor_not_ready_text()}
        </RefusalNotice>
      );
    case "cancel_reason_missing":
      return (
        <RefusalNotice tone="warn" title={m.editor_cancel_reason_missing_title()}>
          {m.editor_cancel_reason_missing_text()}
        </RefusalNotice>
      );
    case "has_bookings":
      return <RefusalNotice tone="warn" title={m.editor_refused_has_bookings()} />;
    case "was_public":
      return <RefusalNotice tone="warn" title={m.editor_refused_was_public()} />;
    default:
      return <RefusalNotice tone="warn" title={m.editor_refused_other()} />;
  }
}
