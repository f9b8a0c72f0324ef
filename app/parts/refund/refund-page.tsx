import { Form, Link, useNavigation } from "react-router";
import { formatMoney } from "#domain/core/money";
import type { RefusalDetail } from "#domain/core/outcome";
import type { AmountRefundRefusal } from "#domain/sale/saga/amount-refund";
import type { ReturnRefusal } from "#domain/sale/saga/ticket-return";
import { lineAmounts } from "#domain/refund/refund-amounts";
import { liveLines } from "#domain/sale/event-state";
import type { RefundableBooking } from "#worker/catalogue/event-booking-service";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { Button } from "../../ui/button";
import { ConsolePage } from "../../ui/console-page";
import { Field, TextInput } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { SectionHeading } from "../../ui/section-heading";
import type { prepareRefund } from "./refund-action";
import { RefundSummary } from "./refund-summary";
import { refusalWords } from "./refusal-words";
import { TicketChoice } from "./ticket-choice";

interface RefundPageProps {
  readonly found: RefundableBooking;
  readonly prepared: ReturnType<typeof prepareRefund>;
  readonly idempotencyKey: string;
  /** The page that this one returns to. */
  readonly backTo: string;
  readonly refused:
    | {
        readonly reason: ReturnRefusal | AmountRefundRefusal | "reason_missing";
        readonly detail?: RefusalDetail | undefined;
      }
    | undefined;
}

/** A refund by an organizer or an admin in two steps: enter it with the reason, then confirm the shown amount. */
export function RefundPage(props: RefundPageProps) {
  const { found, prepared, backTo, refused } = props;
  const { booking, event } = found;
  const { quote, amountMinor } = prepared;
  const about = { timeZone: event.timeZone, currency: booking.totals.currency };
  const problem = refused ?? (quote && !quote.ok ? quote : null);
  return (
    <ConsolePage
      title={m.refund_desk_title({ reference: booking.reference })}
      second={m.refund_desk_second({ buyer: booking.buyerName, title: event.title })}
      actions={
        <Link to={backTo} className="word type-button">
          {m.refund_back()}
        </Link>
      }
    >
      <div className="max-w-[44rem]">
        {problem ? (
          <Notice tone="stop" title={m.refund_refused_title()} className="mb-6">
            {refusalWords(problem.reason, problem.detail, about)}
          </Notice>
        ) : null}
        {quote?.ok || amountMinor !== null ? <ConfirmRefund {...props} /> : <EnterRefund {...props} />}
      </div>
    </ConsolePage>
  );
}

function EnterRefund({ found: { booking }, prepared: { open, mostMinor, draft } }: RefundPageProps) {
  const { currency } = booking.totals;
  const amounts = new Map(
    lineAmounts(booking).map(({ lineNo, ticketMinor, feeMinor }) => [lineNo, ticketMinor + feeMinor]),
  );
  const most = formatMoney({ amountMinor: mostMinor, currency }, intlLocale(), { exact: true });
  if (open.length === 0 && mostMinor <= 0)
    return <Notice title={m.refund_desk_nothing_title()}>{m.refund_desk_nothing_text()}</Notice>;
  return (
    <div className="flex flex-col gap-12">
      {open.length > 0 ? (
        <Form method="get" className="flex flex-col gap-4">
          <SectionHeading size="text">{m.refund_desk_tickets()}</SectionHeading>
          <input type="hidden" name="kind" value="tickets" />
          <TicketChoice
            label={m.refund_choose()}
            lines={liveLines(booking)}
            chosen={draft.lineNos.length > 0 ? draft.lineNos : open}
            sideOf={(lineNo) =>
              open.includes(lineNo)
                ? {
                    enabled: true,
                    side: formatMoney({ amountMinor: amounts.get(lineNo) ?? 0, currency }, intlLocale(), {
                      exact: true,
                    }),
                  }
                : { enabled: false, side: m.refund_desk_admitted() }
            }
          />
          <ReasonField reason={draft.reason} />
          <div>
            <Button size="console" variant="second">
              {m.refund_continue()}
            </Button>
          </div>
        </Form>
      ) : null}
      {mostMinor > 0 ? (
        <Form method="get" className="flex flex-col gap-4">
          <SectionHeading size="text">{m.refund_desk_amount()}</SectionHeading>
          <input type="hidden" name="kind" value="amount" />
          <p className="type-body text-ink-2">{m.refund_desk_amount_text({ amount: most })}</p>
          <Field label={m.refund_desk_amount_label({ currency })}>
            <TextInput
              name="amount"
              inputMode="decimal"
              required
              maxLength={20}
              defaultValue={draft.amount}
            />
          </Field>
          <ReasonField reason={draft.reason} />
          <div>
            <Button size="console" variant="third">
              {m.refund_continue()}
            </Button>
          </div>
        </Form>
      ) : null}
    </div>
  );
}

function ReasonField({ reason }: { reason: string }) {
  return (
    <Field label={m.sales_cancel_reason()} hint={m.refund_desk_reason_hint()}>
      <TextInput name="reason" required maxLength={300} defaultValue={reason} />
    </Field>
  );
}

function ConfirmRefund({
  found: { booking },
  prepared: { quote, amountMinor, draft },
  idempotencyKey,
}: RefundPageProps) {
  const pending = useNavigation().formMethod === "POST";
  const { currency } = booking.totals;
  const shownMinor = quote?.ok ? quote.value.amountMinor : (amountMinor ?? 0);
  const amount = formatMoney({ amountMinor: shownMinor, currency }, intlLocale(), { exact: true });
  return (
    <>
      {quote?.ok ? (
        <RefundSummary quote={quote.value} lines={booking.lines} />
      ) : (
        <p className="type-body">{m.refund_desk_amount_stays({ amount })}</p>
      )}
      <p className="type-body mt-4">
        {m.refund_desk_buyer_reads()} <q>{draft.reason}</q>
      </p>
      <Form method="post" className="mt-6 flex flex-wrap items-center gap-4">
        <input type="hidden" name="kind" value={draft.kind} />
        {draft.lineNos.map((lineNo) => (
          <input key={lineNo} type="hidden" name="ticket" value={lineNo} />
        ))}
        <input type="hidden" name="amount" value={draft.amount} />
        <input type="hidden" name="reason" value={draft.reason} />
        <input type="hidden" name="expected" value={shownMinor} />
        <input type="hidden" name="key" value={idempotencyKey} />
        <Button size="console" variant="second" pending={pending}>
          {draft.kind === "tickets"
            ? m.refund_desk_confirm_tickets({ count: draft.lineNos.length, amount })
            : m.refund_desk_confirm_amount({ amount })}
        </Button>
        <Link to="?" className="word type-button">
          {m.refund_desk_change()}
        </Link>
      </Form>
    </>
  );
}
