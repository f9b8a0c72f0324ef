import { Accessibility, ArrowLeft, MapPin } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { fitHeading } from "#domain/poster/title";
import { paletteOf } from "#domain/poster/poster";
import { formatMoney } from "#domain/core/money";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { ButtonLink } from "../../ui/button";
import { categoryWord } from "./category-words";
import type { EventFacts, PriceFact } from "./event-facts";
import { Icon } from "../../ui/icon";
import { Money } from "../../ui/money";
import { useOnline } from "../../ui/online";
import { Poster } from "./poster";
import { Dot, saleWords } from "./price-words";
import { SectionHeading } from "../../ui/section-heading";
import { TierChip } from "../seating/seat-glyph";
import { When } from "../../ui/when";

/**
 * An event as the public sees it, and as its organizer previews it. `share` stands at the top right on a phone,
 * `children` below the three columns.
 */
export function EventBody({
  event,
  preview = false,
  share,
  marks,
  notice,
  children,
}: {
  event: EventFacts;
  /** Nothing can be bought and nothing leads away. */
  preview?: boolean;
  share?: ReactNode;
  /** What a visitor can say of it, below when and where. */
  marks?: ReactNode;
  /** Above everything else that is said. */
  notice?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <article className="relative">
      <EventHeader event={event} back={!preview} share={share} />
      <div className="wide px-page pt-5 pb-10 md:pt-8">
        {notice}
        {event.stateHtml ? <Drawn html={event.stateHtml} className="mb-8" /> : null}
        {/* By the room there is, not by the window: the preview stands beside the console's menu. */}
        <div className="@container">
          <div className="grid gap-x-14 gap-y-9 @3xl:grid-cols-2 @5xl:grid-cols-[16.5rem_minmax(0,1fr)_minmax(20rem,27rem)] @5xl:gap-y-12">
            <Facts event={event} preview={preview} marks={marks} />
            <Prices event={event} />
            <Description event={event} />
            {event.roomHtml ? <Room html={event.roomHtml} event={event} preview={preview} /> : null}
          </div>
        </div>
        {children}
      </div>
      <BuyBar event={event} preview={preview} />
    </article>
  );
}

/** Vowel signs stand over and under its line. */
const DEVANAGARI = /[\u0900-\u097f]/;
const LARGEST = ["8.5rem", "7rem", "5.25rem", "4.25rem"] as const;

/** "Something else" names a shelf, not a show. */
function kindWord(category: string): string | null {
  return category === "other" ? null : categoryWord(category);
}

function EventHeader({ event, back, share }: { event: EventFacts; back: boolean; share?: ReactNode }) {
  const { ground, type } = paletteOf(event);
  const kind = kindWord(event.category);
  const { lines, em } = fitHeading(event.title);
  const most = LARGEST[Math.min(lines.length, LARGEST.length) - 1];
  const colours = event.imageUrl ? undefined : { backgroundColor: ground, color: type };
  return (
    <header className={`relative overflow-hidden ${event.imageUrl ? "bg-sunk" : ""}`} style={colours}>
      <div className="wide relative md:min-h-[23.5rem]">
        <div className="px-page relative z-10 md:max-w-[62%]">
          <div className="flex items-center justify-between pt-3 md:hidden">
            {back ? (
              <Link
                to="/events"
                aria-label={m.event_back()}
                className="-ml-3 inline-flex size-11 items-center justify-center"
              >
                <Icon of={ArrowLeft} size={22} />
              </Link>
            ) : (
              <span />
            )}
            {share}
          </div>
          <p className="type-second pt-8 max-md:hidden">
            {kind ? (
              <>
                {kind}
                <Dot />
              </>
            ) : null}
            {event.venue.city}
          </p>
          <h1
            className="type-event-title pt-2 pb-4 md:pt-6 md:pb-5"
            data-tall={DEVANAGARI.test(event.title) || undefined}
            style={{ "--em": em, "--most": most } as React.CSSProperties}
          >
            {lines.map((line, i) => (
              <span key={line} className="block">
                {line}
                {i < lines.length - 1 ? " " : ""}
              </span>
            ))}
          </h1>
          <p className="type-lead max-w-[28rem] pb-10 max-md:hidden">
            {m.event_by({ organizer: event.organizationName })}
          </p>
        </div>
        {event.imageUrl ? (
          <img
            src={event.imageUrl}
            alt=""
            width={800}
            height={500}
            fetchPriority="high"
            className="aspect-8/5 w-full object-cover md:absolute md:inset-y-0 md:right-0 md:aspect-auto md:h-full md:w-[42%]"
          />
        ) : (
          <Poster
            {...event}
            format="header"
            className="w-full md:absolute md:right-10 md:bottom-0 md:h-[23.5rem] md:w-auto"
          />
        )}
      </div>
    </header>
  );
}

function Facts({ event, preview, marks }: { event: EventFacts; preview: boolean; marks: ReactNode }) {
  const { venue, timeZone } = event;
  const kind = kindWord(event.category);
  const map = `https://www.openstreetmap.org/search?query=${encodeURIComponent(`${venue.name}, ${venue.address}, ${venue.city}`)}`;
  return (
    <div className="min-w-0">
      <p className="type-body mb-4 md:hidden">
        {m.event_by({ organizer: event.organizationName })}
        <span className="block text-ink-2">
          {kind}
          {kind && event.languageWords ? <Dot /> : null}
          {event.languageWords ? m.event_language({ language: event.languageWords }) : null}
        </span>
      </p>
      <ul className="border-t border-line @3xl:border-ink">
        <Fact mark={<When at={event.startsAt} timeZone={timeZone} style="day-block" />}>
          <p className="type-button leading-6">
            <When at={event.startsAt} timeZone={timeZone} style="datetime" />
          </p>
          <p className="type-second text-ink-2">
            {event.doorsAt < event.startsAt ? (
              <>
                {m.event_doors()} <When at={event.doorsAt} timeZone={timeZone} style="time" />.{" "}
              </>
            ) : null}
            {m.event_until()} <When at={event.endsAt} timeZone={timeZone} style="time" />
          </p>
          {preview ? null : (
            <a href={`/events/${event.slug}/calendar.ics`} className="word type-second mt-1 inline-block">
              {m.event_calendar()}
            </a>
          )}
        </Fact>
        <Fact mark={<Icon of={MapPin} size={22} className="mt-0.5" />}>
          <p className="type-button leading-6">
            {venue.name}, {venue.area}
          </p>
          <p className="type-second text-ink-2">{venue.address}</p>
          <a href={map} rel="noreferrer" className="word type-second mt-1 inline-block">
            {m.event_getting_there()}
          </a>
        </Fact>
        {event.accessibleSeats > 0 ? (
          <Fact mark={<Icon of={Accessibility} size={22} className="mt-0.5" />}>
            <p className="type-button leading-6">{m.event_step_free()}</p>
            <p className="type-second text-ink-2">
              {m.event_wheelchair_bays({ count: event.accessibleSeats })}
            </p>
          </Fact>
        ) : null}
        {event.peopleHtml ? (
          <li className="border-b border-line py-2.5 @3xl:last:border-b-0">
            <Drawn html={event.peopleHtml} />
          </li>
        ) : null}
      </ul>
      {marks ? <div className="pt-3 @3xl:border-t @3xl:border-line">{marks}</div> : null}
    </div>
  );
}

function Fact({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-4 border-b border-line py-3.5 @3xl:last:border-b-0">
      <div className="w-9 shrink-0">{mark}</div>
      <div className="min-w-0">{children}</div>
    </li>
  );
}

function Prices({ event }: { event: EventFacts }) {
  const { tax } = event;
  const rate = new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 2 }).format(
    tax.rateBasisPoints / 100,
  );
  const taxed = event.prices.some(({ toMinor }) => toMinor > 0) && tax.rateBasisPoints > 0;
  return (
    <section className="min-w-0 @5xl:col-start-3" aria-labelledby="prices">
      <SectionHeading
        id="prices"
        size="small"
        aside={
          taxed
            ? tax.inclusive
              ? m.event_tax_included({ tax: tax.name })
              : m.event_tax_added({ tax: tax.name, rate })
            : null
        }
      >
        {m.event_prices()}
      </SectionHeading>
      <ul className="-mt-3">
        {event.prices.map((price) => (
          <PriceRow key={price.id} price={price} event={event} />
        ))}
      </ul>
      {event.seatsPerBuyer < 50 ? (
        <p className="type-second mt-3 text-ink-2">{m.event_limit({ count: event.seatsPerBuyer })}</p>
      ) : null}
    </section>
  );
}

function PriceRow({ price, event }: { price: PriceFact; event: EventFacts }) {
  // What holds for the whole event is said once, in the bar.
  const same = price.sale === event.sale && price.saleStartsAt === event.saleStartsAt;
  const said =
    same && price.sale === "not_yet"
      ? null
      : saleWords({ ...price, currency: event.currency, timeZone: event.timeZone });
  const closed = price.sale !== "on_sale" && price.sale !== "few_left";
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
      {said ? <span className="type-second text-right text-ink-2">{said}</span> : null}
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

function Description({ event }: { event: EventFacts }) {
  return (
    <section
      className="min-w-0 @3xl:col-span-2 @5xl:col-span-1 @5xl:col-start-2 @5xl:row-start-1"
      aria-labelledby="about"
    >
      <h2 id="about" className="sr-only">
        {m.event_about()}
      </h2>
      <div
        className="prose measure"
        // The Markdown subset, rendered and sanitised by the Worker (worker/catalogue/markdown).
        dangerouslySetInnerHTML={{ __html: event.descriptionHtml }}
      />
      {event.languageWords ? (
        <p className="type-body mt-3 text-ink-2 max-md:hidden">
          {m.event_language({ language: event.languageWords })}
        </p>
      ) : null}
    </section>
  );
}

/** The whole room, small: where each price sits. The map to choose from is a page of its own. */
function Room({ html, event, preview }: { html: string; event: EventFacts; preview: boolean }) {
  return (
    <section className="min-w-0 @3xl:col-span-2 @5xl:col-span-3" aria-labelledby="room">
      <SectionHeading
        id="room"
        size="small"
        aside={
          preview || !canBuy(event) ? null : (
            <Link to={`/events/${event.slug}/seats`} className="word text-ink">
              {m.event_choose_seats()}
            </Link>
          )
        }
      >
        {m.event_room()}
      </SectionHeading>
      <Drawn html={html} />
    </section>
  );
}

/** Drawn and escaped by React on the server (event-drawings.server): this page's script stays small. */
function Drawn({ html, className }: { html: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

function canBuy(event: EventFacts): boolean {
  return event.sale === "on_sale" || event.sale === "few_left";
}

/** Always in view: what it costs and the one next step. */
function BuyBar({ event, preview }: { event: EventFacts; preview: boolean }) {
  const online = useOnline();
  const said = saleWords({
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
          <span className="truncate text-ink-2">
            {event.venue.name}, {event.venue.area}
          </span>
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
            <p className="type-button min-w-0 grow lg:grow-0">{said}</p>
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
