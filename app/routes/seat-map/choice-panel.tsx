import { X } from "lucide-react";
import { Form } from "react-router";
import { totalsOf } from "#domain/sale/pricing";
import { m } from "#i18n/paraglide/messages";
import { Button, ButtonLink } from "#app/ui/button";
import { HoldClock } from "#app/parts/booking/hold-clock";
import { Icon } from "#app/ui/icon";
import { Money } from "#app/ui/money";
import { SectionHeading } from "#app/ui/section-heading";
import { TierChip } from "#app/parts/seating/seat-glyph";
import { seatWords } from "#app/parts/seating/seat-words";
import { formatMoney } from "#domain/core/money";
import { intlLocale } from "#i18n/locale";
import type { RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";

/** What is held: the clock, each place, the sum, and the way on. Null while nothing is chosen. */
export function ChoicePanel({
  model,
  controls,
  checkoutHref,
  compact = false,
}: {
  model: RoomModel;
  controls: SeatRoomControls;
  checkoutHref: string;
  /** On a phone's sheet: no heading, the list scrolls. */
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
        {hold.seats.map((held) => {
          const seat = model.seats[held.index]!;
          const offer = model.sectionOf.get(seat.sectionId);
          const types = offer?.types ?? [];
          return (
            <li key={held.index} className="flex min-h-13 items-center gap-3 border-b border-line py-1">
              {offer?.tier ? <TierChip tier={offer.tier} /> : null}
              <p className="type-body min-w-0 flex-1">
                <strong className="font-semibold">{seatWords(seat)}</strong>{" "}
                {compact || model.ambiguous ? <span className="text-ink-2">{seat.sectionName}</span> : null}
                {types.length > 1 ? (
                  <select
                    aria-label={m.buying_type_of_seat({ seat: seatWords(seat) })}
                    value={held.ticketTypeId}
                    onChange={(event) => controls.setType(held.index, event.target.value)}
                    className="type-second block h-7 rounded-control border border-edge bg-paper px-1.5"
                  >
                    {types.map((type) => (
                      <option key={type.id} value={type.id}>
                        {`${type.name}, ${formatMoney({ amountMinor: type.priceMinor, currency }, intlLocale())}`}
                      </option>
                    ))}
                  </select>
                ) : null}
              </p>
              <span className="type-button">
                <Money amountMinor={held.priceMinor} currency={currency} />
              </span>
              <Form
                method="post"
                onSubmit={(event) => {
                  event.preventDefault();
                  controls.toggle(held.index);
                }}
              >
                <input type="hidden" name="intent" value="drop" />
                <input type="hidden" name="holdId" value={hold.holdId} />
                <input type="hidden" name="seat" value={held.index} />
                <button
                  className="-mr-2.5 inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"
                  aria-label={m.buying_drop_seat({ seat: seatWords(seat) })}
                >
                  <Icon of={X} size={18} />
                </button>
              </Form>
            </li>
          );
        })}
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
      {compact && totals.taxMinor > 0 && !tax.inclusive ? (
        <p className="type-second mt-2 text-ink-2">{m.buying_tax_added({ tax: tax.name })}</p>
      ) : null}
      {/* On a phone's sheet the button says the sum. */}
      <div className={compact ? "sr-only" : "mt-3 mb-3 flex items-end justify-between gap-4"}>
        <p className="type-second text-ink-2">
          {totals.taxMinor === 0
            ? m.buying_no_fees()
            : tax.inclusive
              ? m.buying_tax_included({ tax: tax.name })
              : m.buying_tax_added({ tax: tax.name })}
        </p>
        <p className="type-sum">
          <Money amountMinor={totals.totalMinor} currency={currency} />
        </p>
      </div>
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
