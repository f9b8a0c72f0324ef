import { Form } from "react-router";
import type { BookingTotals } from "#domain/sale/booking";
import { totalsOf } from "#domain/sale/totals-with-tax";
import { m } from "#i18n/paraglide/messages";
import { Button, ButtonLink } from "#app/ui/button";
import { HoldClock } from "#app/parts/booking/hold-clock";
import { Money } from "#app/ui/money";
import { SectionHeading } from "#app/ui/section-heading";
import { formatMoney } from "#domain/core/money";
import { intlLocale } from "#i18n/locale";
import { HeldSeat } from "./held-seat";
import type { RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";

/** The hold: countdown, places, total, checkout link. Nothing without a hold. */
export function ChoicePanel({
  model,
  controls,
  checkoutHref,
  compact = false,
}: {
  model: RoomModel;
  controls: SeatRoomControls;
  checkoutHref: string;
  /** In a phone's sheet: no heading, the list scrolls. */
  compact?: boolean;
}) {
  const { hold, holdSeenAt, pending } = controls.state;
  if (!hold) return null;
  const { currency, tax } = model.setup;
  const prices = [
    ...hold.seats.map((seat) => seat.priceMinor),
    ...hold.pools.flatMap((pool) => Array<number>(pool.quantity).fill(pool.priceMinor)),
  ];
  const totals = totalsOf(prices, model.setup);
  const total = formatMoney({ amountMinor: totals.totalMinor, currency }, intlLocale());
  return (
    <section aria-label={m.buying_choice_label()}>
      <HoldClock expiresAt={hold.expiresAt} now={holdSeenAt} onExpire={controls.expire} />
      {compact ? null : (
        <div className="mt-6">
          <SectionHeading>{m.buying_choice_heading({ count: prices.length })}</SectionHeading>
        </div>
      )}
      <ul className={compact ? "mt-1 max-h-[28dvh] overflow-y-auto" : "-mt-3"}>
        {hold.seats.map((held) => (
          <HeldSeat
            key={held.index}
            held={held}
            model={model}
            controls={controls}
            holdId={hold.holdId}
            withSection={compact}
          />
        ))}
        {hold.pools.map((pool) => (
          <li
            key={pool.ticketTypeId}
            className="type-body flex items-baseline justify-between gap-4 border-b border-line py-3"
          >
            <span>
              <strong className="tnum font-semibold">{pool.quantity} ×</strong>{" "}
              {model.poolTypes.find((type) => type.id === pool.ticketTypeId)?.name}
            </span>
            <span className="type-button">
              <Money amountMinor={pool.priceMinor * pool.quantity} currency={currency} />
            </span>
          </li>
        ))}
      </ul>
      <Sum totals={totals} taxName={tax.name} compact={compact} />
      <ButtonLink
        to={checkoutHref}
        wide
        className={compact ? "mt-3" : ""}
        aria-disabled={pending.size > 0 || undefined}
      >
        {m.buying_check_out({ total })}
      </ButtonLink>
      <div className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        {hold.extendable ? (
          <HoldForm intent="extend" holdId={hold.holdId} controls={controls}>
            {m.buying_extend()}
          </HoldForm>
        ) : null}
        <HoldForm intent="release" holdId={hold.holdId} controls={controls}>
          {m.buying_release()}
        </HoldForm>
      </div>
    </section>
  );
}

function Sum({ totals, taxName, compact }: { totals: BookingTotals; taxName: string; compact: boolean }) {
  return (
    <>
      {compact && totals.taxMinor > 0 && !totals.taxInclusive ? (
        <p className="type-second mt-2 text-ink-2">{m.buying_tax_added({ tax: taxName })}</p>
      ) : null}
      {/* Compact: the button shows the total. */}
      <div className={compact ? "sr-only" : "mt-3 mb-3 flex items-end justify-between gap-4"}>
        <p className="type-second text-ink-2">
          {totals.taxMinor === 0
            ? m.buying_no_fees()
            : totals.taxInclusive
              ? m.buying_tax_included({ tax: taxName })
              : m.buying_tax_added({ tax: taxName })}
        </p>
        <p className="type-sum">
          <Money amountMinor={totals.totalMinor} currency={totals.currency} />
        </p>
      </div>
    </>
  );
}

function HoldForm({
  intent,
  holdId,
  controls,
  children,
}: {
  intent: "extend" | "release";
  holdId: string;
  controls: SeatRoomControls;
  children: string;
}) {
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        controls.submit({ intent, holdId });
      }}
    >
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="holdId" value={holdId} />
      <Button variant="word" className="type-second! min-h-9">
        {children}
      </Button>
    </Form>
  );
}
