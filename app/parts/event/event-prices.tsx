import { formatMoney } from "#domain/core/money";
import { isSelling } from "#domain/sale/sale-state";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { Money } from "../../ui/money";
import { SectionHeading } from "../../ui/section-heading";
import { TierChip } from "../seating/tier-chip";
import type { EventFacts, PriceFact } from "./event-facts";
import { ServerHtml } from "./server-html";
import { saleLabel } from "./price-label";

export function EventPrices({ event }: { event: EventFacts }) {
  return (
    <section className="min-w-0 @5xl:col-start-3" aria-labelledby="prices">
      <SectionHeading id="prices" size="small" aside={event.taxWords}>
        {m.event_prices()}
      </SectionHeading>
      <ul className="-mt-3">
        {event.prices.map((price) => (
          <PriceRow key={price.id} price={price} event={event} />
        ))}
      </ul>
      {event.refundHtml ? <ServerHtml html={event.refundHtml} className="mt-3" /> : null}
      {event.seatsPerBuyer < 50 ? (
        <p className="type-second mt-3 text-ink-2">{m.event_limit({ count: event.seatsPerBuyer })}</p>
      ) : null}
    </section>
  );
}

function PriceRow({ price, event }: { price: PriceFact; event: EventFacts }) {
  // A sale state of the whole event is shown once, in the buy bar.
  const same = price.sale === event.sale && price.saleStartsAt === event.saleStartsAt;
  const state =
    same && (price.sale === "not_yet" || price.sale === "paused")
      ? null
      : saleLabel({ ...price, currency: event.currency, timeZone: event.timeZone });
  const closed = !isSelling(price.sale);
  return (
    <li className="flex min-h-[2.6875rem] items-center gap-3 border-b border-line py-2">
      {price.letter ? (
        <>
          <TierChip tier={price.letter} />
          <span className="sr-only">{m.event_price_letter({ letter: price.letter })}</span>
        </>
      ) : event.seated ? (
        <span className="w-5 shrink-0" />
      ) : null}
      <span className={`type-body min-w-0 grow ${closed ? "text-ink-2" : ""}`}>{price.name}</span>
      {state ? <span className="type-second text-right text-ink-2">{state}</span> : null}
      <span
        className={`type-body tnum min-w-[4.5rem] shrink-0 text-right ${closed ? "text-ink-2" : "font-semibold"}`}
      >
        {price.toMinor === 0 ? (
          m.discovery_price_free()
        ) : price.fromMinor === price.toMinor ? (
          <Money amountMinor={price.fromMinor} currency={event.currency} />
        ) : (
          m.discovery_price_from({
            price: formatMoney({ amountMinor: price.fromMinor, currency: event.currency }, intlLocale()),
          })
        )}
      </span>
    </li>
  );
}
