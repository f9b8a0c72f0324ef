import type { ReactNode } from "react";
import { Link } from "react-router";
import { noonOf } from "#domain/time/calendar-day";
import { dateWords } from "#domain/time/when-words";
import { EventListItem, PosterCard, TimeRow } from "#app/parts/event/event-card";
import { SectionHeading } from "#app/ui/section-heading";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { HomeRow } from "#worker/discovery/discovery";

function All({ to, total }: { to: string; total: number }) {
  return (
    <Link to={to} className="word tnum text-ink">
      {m.home_all({ count: total })}
    </Link>
  );
}

/** Desktop: by start time. Mobile: carousel. */
export function Evening({
  id,
  title,
  row,
  day,
  href,
  className = "",
  children,
}: {
  id: string;
  title: string;
  row: HomeRow;
  day: string;
  href: string;
  className?: string;
  /** Shown if the row is empty. */
  children?: ReactNode;
}) {
  const date = dateWords(noonOf(day), { timeZone: "UTC", locale: intlLocale() });
  return (
    <section className={`min-w-0 ${className}`} aria-labelledby={id}>
      <div className={row.total > 0 ? "max-lg:[&>div]:border-b-0 max-lg:[&>div]:pb-0" : ""}>
        <SectionHeading
          id={id}
          second={date}
          aside={row.total > 0 ? <All to={href} total={row.total} /> : null}
        >
          {title}
        </SectionHeading>
      </div>
      {row.total === 0 ? (
        <p className="type-body text-ink-2">{children}</p>
      ) : (
        <>
          <ul className="-mt-3 max-lg:hidden">
            {row.events.map((event) => (
              <li key={event.id} className="border-b border-line">
                <TimeRow event={event} />
              </li>
            ))}
          </ul>
          <ul className="-mx-5 flex snap-x scroll-px-5 gap-3.5 overflow-x-auto px-5 pb-2 md:-mx-8 md:px-8 lg:hidden">
            {row.events.map((event, i) => (
              <li key={event.id} className="w-40 shrink-0 snap-start">
                <PosterCard event={event} narrow eager={i < 2} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export function Weekend({ row, href, next }: { row: HomeRow; href: string; next: string }) {
  return (
    <section aria-labelledby="weekend">
      <div className={row.total > 0 ? "md:[&>div]:border-b-0 md:[&>div]:pb-0" : ""}>
        <SectionHeading id="weekend" aside={row.total > 0 ? <All to={href} total={row.total} /> : null}>
          {m.home_weekend_title()}
        </SectionHeading>
      </div>
      {row.total === 0 ? (
        <p className="type-body text-ink-2">
          {m.home_weekend_empty()}{" "}
          <Link to={next} className="word text-ink">
            {m.home_weekend_week()}
          </Link>
        </p>
      ) : (
        <>
          <ul className="grid grid-cols-3 gap-6 max-md:hidden">
            {row.events.slice(0, 3).map((event) => (
              <li key={event.id}>
                <PosterCard event={event} eager />
              </li>
            ))}
          </ul>
          <ul className="md:hidden">
            {row.events.map((event) => (
              <li key={event.id} className="border-b border-line py-3 first:pt-0">
                <EventListItem event={event} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A grid of small pictures; nothing for an empty row. */
export function SmallRow({
  title,
  row,
  href,
  note = null,
  columns = 2,
}: {
  title: string;
  note?: string | null;
  row: HomeRow;
  href: string;
  columns?: 1 | 2;
}) {
  if (row.events.length === 0) return null;
  return (
    <section>
      <SectionHeading aside={row.total > row.events.length ? <All to={href} total={row.total} /> : null}>
        {title}
      </SectionHeading>
      {note ? <p className="type-second mb-3 text-ink-2">{note}</p> : null}
      <ul className={`grid gap-x-10 gap-y-4 pt-1 ${columns === 2 ? "md:grid-cols-2" : ""}`}>
        {row.events.slice(0, 4).map((event) => (
          <li key={event.id}>
            <EventListItem event={event} picture="start" />
          </li>
        ))}
      </ul>
    </section>
  );
}
