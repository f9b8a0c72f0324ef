import { placeLabel } from "./place-label";
import { m } from "#i18n/paraglide/messages";
import { ButtonLink } from "../../ui/button";
import { Money } from "../../ui/money";
import { useOnline } from "../../ui/online";
import { When } from "../../ui/when";
import { type EventFacts, canBuy } from "./event-facts";
import { saleLabel } from "./price-label";

/** Sticky: the price and the next step. */
export function BuyBar({ event, preview }: { event: EventFacts; preview: boolean }) {
  const online = useOnline();
  const state = saleLabel({
    fromMinor: event.fromMinor,
    toMinor: event.fromMinor,
    currency: event.currency,
    sale: event.sale,
    free: null,
    saleStartsAt: event.saleStartsAt,
    timeZone: event.timeZone,
  });
  return (
    <div className="sticky bottom-0 z-10 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)]">
      <div className="wide px-page flex min-h-20 items-center gap-6 py-3">
        <p className="type-body flex min-w-0 grow items-baseline gap-6 truncate max-lg:hidden">
          <strong className="truncate font-semibold">{event.title}</strong>
          <span className="text-ink-2">
            <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />
          </span>
          <span className="truncate text-ink-2">{placeLabel(event.venue?.name, event.venue?.area)}</span>
        </p>
        {canBuy(event) ? (
          <>
            <BarPrice event={event} />
            {preview || !online ? (
              <span className="type-second text-ink-2" role={preview ? undefined : "status"}>
                {preview ? m.event_preview_bar() : m.common_problem_offline_title()}
              </span>
            ) : (
              <ButtonLink
                to={`/events/${event.slug}/seats`}
                className="max-lg:grow lg:min-w-[12.5rem]"
                prefetch="intent"
              >
                {event.seated ? m.event_choose_seats() : m.event_choose_places()}
              </ButtonLink>
            )}
          </>
        ) : (
          <>
            <p className="type-button min-w-0 grow lg:grow-0">{state}</p>
            {preview ? null : (
              <ButtonLink
                variant="second"
                to={`/events?category=${event.category}`}
                className="whitespace-nowrap"
              >
                {m.event_see_others()}
              </ButtonLink>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function BarPrice({ event }: { event: EventFacts }) {
  if (event.fromMinor === null) return null;
  if (event.fromMinor === 0 && event.onePrice)
    return <p className="type-small shrink-0">{m.discovery_price_free()}</p>;
  return (
    <p className="shrink-0 lg:flex lg:items-baseline lg:gap-1.5">
      {event.onePrice ? null : <span className="type-second block text-ink-2">{m.event_from()}</span>}
      <span className="font-display tnum text-[1.375rem]/7 font-bold tracking-[-0.018em]">
        <Money amountMinor={event.fromMinor} currency={event.currency} />
      </span>
    </p>
  );
}
