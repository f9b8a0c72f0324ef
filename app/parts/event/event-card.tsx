import { placeLabel } from "./place-label";
import { Link } from "react-router";
import type { EventCard } from "#worker/discovery/discovery";
import { EventPicture } from "./event-picture";
import { PriceLine, priceLabel, saleLabel } from "./price-label";
import { When } from "../../ui/when";

/** A link that covers the whole card, named by the title. */
function EventTitle({ event, className }: { event: EventCard; className: string }) {
  return (
    <h3 className={`type-button ${className}`}>
      <Link
        to={`/events/${event.slug}`}
        prefetch="intent"
        className="after:absolute after:inset-0 hover:underline underline-offset-4 decoration-1"
      >
        {event.title}
      </Link>
    </h3>
  );
}

/** Poster card. `narrow` omits the date, which the heading above shows. */
export function PosterCard({
  event,
  narrow = false,
  eager = false,
  withCity = false,
}: {
  event: EventCard;
  narrow?: boolean;
  eager?: boolean;
  /** The list has events of several cities. */
  withCity?: boolean;
}) {
  return (
    <article className="relative">
      <EventPicture event={event} format="4:5" eager={eager} />
      <div className="mt-3 flex gap-5">
        {narrow ? null : (
          <div className="w-9 shrink-0">
            <When at={event.startsAt} timeZone={event.timeZone} style="day-block" />
          </div>
        )}
        <div className="type-second min-w-0">
          <EventTitle event={event} className="leading-5" />
          <p className="text-ink-2">
            <When at={event.startsAt} timeZone={event.timeZone} style="time" />,{" "}
            {placeLabel(event.area, withCity ? event.city : "")}
          </p>
          <p>
            <PriceLine event={event} />
          </p>
        </div>
      </div>
    </article>
  );
}

/** A list row: date, text, small picture. */
export function EventListItem({
  event,
  picture = "end",
  withCity = false,
  reason,
  asOf,
}: {
  event: EventCard;
  picture?: "start" | "end";
  /** Shown beside a price from an outdated cache. */
  asOf?: string | undefined;
  /** The list has events of several cities. */
  withCity?: boolean;
  /** Reason of the suggestion. */
  reason?: string;
}) {
  const art = (
    <div className={`shrink-0 ${picture === "start" ? "w-[4.5rem]" : "w-16"}`}>
      <EventPicture event={event} format="1:1" />
    </div>
  );
  return (
    <article className="relative flex gap-4">
      {picture === "start" ? (
        art
      ) : (
        <div className="w-10 shrink-0">
          <When at={event.startsAt} timeZone={event.timeZone} style="day-block" />
        </div>
      )}
      <div className="type-second min-w-0 grow">
        <EventTitle event={event} className="leading-6" />
        <p className="text-ink-2">
          {picture === "start" ? (
            <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />
          ) : (
            <>
              <When at={event.startsAt} timeZone={event.timeZone} style="time" />,{" "}
              {placeLabel(event.venueName, withCity ? event.city : "")}
            </>
          )}
        </p>
        {picture === "start" ? (
          <p className="text-ink-2">{placeLabel(event.venueName, event.area, withCity ? event.city : "")}</p>
        ) : null}
        <p>
          <PriceLine event={event} asOf={asOf} />
        </p>
        {reason ? <p className="text-ink-2">{reason}</p> : null}
      </div>
      {picture === "end" ? art : null}
    </article>
  );
}

/** A row of one day's list: time first, price last. */
export function TimeRow({ event }: { event: EventCard }) {
  const sale = saleLabel(event);
  return (
    <article className="relative flex gap-3 py-2.5">
      <div className="w-[4.5rem] shrink-0 whitespace-nowrap">
        <When at={event.startsAt} timeZone={event.timeZone} style="clock-block" />
      </div>
      <div className="type-second min-w-0 grow">
        <EventTitle event={event} className="leading-6" />
        <p className="text-ink-2">{placeLabel(event.venueName, event.area)}</p>
      </div>
      <div className="type-second shrink-0 text-right">
        <p className="type-button tnum leading-6">{priceLabel(event)}</p>
        {sale ? <p className="text-ink-2">{sale}</p> : null}
      </div>
    </article>
  );
}
