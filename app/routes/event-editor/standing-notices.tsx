import { Form, Link } from "react-router";
import { formatMoney } from "#domain/core/money";
import type { EventView } from "#worker/catalogue/catalogue";
import { Button } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** Where the event stands, what the last press of a button did, and what stood in the way. */
export function StandingNotices({
  event,
  refused,
  told,
}: {
  event: EventView;
  refused: { readonly problem: string | null; readonly count: number } | null;
  told: URLSearchParams;
}) {
  const { lastReview } = event;
  const isReturned = lastReview?.action === "rejected" && event.waitingSince === null;
  return (
    <div className="mb-8 flex flex-col gap-6 empty:hidden">
      {refused?.problem ? (
        <Refused problem={refused.problem} count={refused.count} />
      ) : (
        <Told event={event} told={told} />
      )}
      {isReturned ? (
        <Notice
          tone="warn"
          title={m.editor_returned_title({ name: lastReview.actorName })}
          action={event.hasChange ? <Act intent="resend" word={m.editor_change_resend()} /> : null}
        >
          <p>“{lastReview.reason}”</p>
          <p>{m.editor_returned_text()}</p>
        </Notice>
      ) : null}
      {event.hasChange ? (
        <Notice
          title={m.editor_change_title()}
          action={<Act intent="drop_change" word={m.editor_change_drop()} />}
        >
          {m.editor_change_text()}
        </Notice>
      ) : null}
      {event.state === "in_review" ? <Act intent="withdraw" word={m.editor_withdraw()} /> : null}
    </div>
  );
}

function Act({ intent, word }: { intent: string; word: string }) {
  return (
    <Form method="post">
      <Button name="intent" value={intent} variant="word">
        {word}
      </Button>
    </Form>
  );
}

function Refused({ problem, count }: { problem: string; count: number }) {
  switch (problem) {
    case "invalid":
      return (
        <Notice tone="stop" title={m.editor_invalid_title()}>
          {m.editor_invalid_text()}
        </Notice>
      );
    case "changed_since":
      return (
        <Notice
          tone="stop"
          title={m.editor_conflict_title()}
          action={
            <Link to="." reloadDocument className="word">
              {m.editor_conflict_reload()}
            </Link>
          }
        >
          {m.editor_conflict_text()}
        </Notice>
      );
    case "setup_conflict":
      return (
        <Notice tone="stop" title={m.editor_setup_conflict_title()}>
          {m.editor_setup_conflict_text()}
        </Notice>
      );
    case "not_ready":
      return (
        <Notice tone="stop" title={m.editor_not_ready_title({ count })}>
          {m.editor_not_ready_live_text()}
        </Notice>
      );
    default:
      return <Notice tone="stop" title={m.editor_closed_title()} />;
  }
}

function Told({ event, told }: { event: EventView; told: URLSearchParams }) {
  switch (told.get("told")) {
    case null:
      return null;
    case "saved":
      return <Quiet text={m.editor_saved()} />;
    case "live":
      return <Quiet text={m.editor_saved_live()} />;
    case "waits":
      return <Quiet text={m.editor_saved_waits()} />;
    case "sent":
      return <Quiet text={m.editor_sent()} />;
    case "cancelled":
      return (
        <Quiet
          text={m.editor_cancelled({
            bookings: Number(told.get("bookings") ?? 0),
            amount: formatMoney(
              { amountMinor: Number(told.get("refunds")) || 0, currency: event.live.currency },
              intlLocale(),
            ),
          })}
        />
      );
    case "not_ready":
      return (
        <Notice tone="warn" title={m.editor_not_ready_title({ count: event.problems.length })}>
          {m.editor_not_ready_text()}
        </Notice>
      );
    case "has_bookings":
      return <Notice tone="warn" title={m.editor_refused_has_bookings()} />;
    case "was_public":
      return <Notice tone="warn" title={m.editor_refused_was_public()} />;
    default:
      return <Notice tone="warn" title={m.editor_refused_other()} />;
  }
}

function Quiet({ text }: { text: string }) {
  return (
    <div role="status">
      <Notice title={text} />
    </div>
  );
}
