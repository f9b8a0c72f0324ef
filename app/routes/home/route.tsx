import type { ReactNode } from "react";
import { Link } from "react-router";
import { addDays, noonOf } from "#domain/time/calendar-day";
import { type EventQuery, eventListHref } from "#domain/catalogue/event-query";
import { formatMoney } from "#domain/core/money";
import { dateWords } from "#domain/time/when-words";
import { orLastSeen } from "#app/parts/offline/or-last-seen";
import { useOfflineCatalogue } from "#app/parts/offline/save-events";
import { LastSeenNotice } from "#app/parts/offline/last-seen-notice";
import { EventRow, PosterCard, TimeRow } from "#app/parts/event/event-card";
import { Notice } from "#app/ui/notice";
import { reasonWords } from "#app/parts/event/reason-words";
import { examplesOf } from "#app/parts/search/query-words";
import { SearchSentence } from "#app/parts/search/search-sentence";
import { SectionHeading } from "#app/ui/section-heading";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { HomeRows, Row } from "#worker/discovery/discovery";
import type { SiteHandle } from "../site/layout";
import { ForYou } from "./for-you";
import type { Route } from "./+types/route";

export const handle: SiteHandle = { ownSearch: true };

export async function loader({ context, request }: Route.LoaderArgs) {
  anyone(context);
  const { discovery, recommendations } = context.get(servicesContext);
  const [home, forYou] = await Promise.all([discovery.listHome(), recommendations.listForYou()]);
  const justHidden = new URL(request.url).searchParams.get("hidden");
  return {
    ...home,
    forYou: forYou && {
      known: forYou.known,
      suggestions: forYou.suggestions.map((each) => ({ card: each.card, reason: reasonWords(each) })),
      hidden: forYou.hidden.find(({ id }) => id === justHidden) ?? null,
    },
  };
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return orLastSeen(request, serverLoader);
}

export const meta: Route.MetaFunction = () => [
  { title: `${m.common_brand()}: ${m.home_title()}` },
  { name: "description", content: m.common_description() },
];

export default function Home({ loaderData }: Route.ComponentProps) {
  const { seenAt, forYou, ...home } = { seenAt: undefined, ...loaderData };
  useOfflineCatalogue();
  const { city, today, tonight, tomorrow, weekend, few, free, popular } = home;
  const href = (query: Partial<EventQuery>) => eventListHref({ city, ...query });
  const suggested = forYou?.suggestions.map(({ card }) => card) ?? [];
  const shown = new Set(
    [tonight, tomorrow, weekend, few, free, { events: suggested }].flatMap(({ events }) =>
      events.map(({ id }) => id),
    ),
  );
  const others = popular.events.filter(({ id }) => !shown.has(id));
  // Without a history, popular events are shown and labelled as such.
  const isNew = forYou?.known === false;
  const more = isNew && others.length === 0 ? popular.events : others;
  const examples = examplesOf([...tonight.events, ...weekend.events, ...popular.events]);
  const empty = tonight.total + weekend.total + popular.total === 0;
  return (
    <div className="wide px-page">
      <h1 className="sr-only">{m.home_title()}</h1>
      <LastSeenNotice data={home} seenAt={seenAt} />
      <div className="grid gap-x-16 gap-y-4 pt-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-end md:pt-5">
        <SearchSentence id="search" rows={1} placeholder={examples[0] ?? m.search_header_label()} />
        <Suggestions home={home} href={href} examples={examples.slice(1)} />
      </div>
      {empty ? (
        <Notice
          className="mt-10"
          title={m.home_empty_title()}
          action={
            <Link to="/organizations/new" className="word type-body">
              {m.home_empty_action()}
            </Link>
          }
        >
          {m.home_empty_text()}
        </Notice>
      ) : (
        <div className="mt-9 grid gap-x-14 gap-y-10 lg:grid-cols-[23.5rem_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-10">
            <Evening
              id="tonight"
              title={m.home_tonight_title()}
              row={tonight}
              day={today}
              href={href({ when: "today" })}
            >
              {m.home_tonight_empty()}{" "}
              <Link to={href({ when: "tomorrow" })} className="word text-ink">
                {m.home_tonight_tomorrow()}
              </Link>
            </Evening>
            {tonight.total < 5 && tomorrow.total > 0 ? (
              <Evening
                id="tomorrow"
                title={m.list_when_tomorrow()}
                row={tomorrow}
                day={addDays(today, 1)}
                href={href({ when: "tomorrow" })}
                className="max-lg:hidden"
              />
            ) : null}
            <div className="max-lg:hidden">
              <SmallRow title={m.home_free_title()} row={free} href={href({ maxPrice: 0 })} columns={1} />
            </div>
          </div>
          <div className="flex min-w-0 flex-col gap-10">
            <Weekend row={weekend} href={href({ when: "weekend" })} next={href({ when: "week" })} />
            {forYou?.known ? <ForYou {...forYou} /> : null}
            <SmallRow title={m.home_few_title()} row={few} href={href({ few: true })} />
            <div className="lg:hidden">
              <SmallRow title={m.home_free_title()} row={free} href={href({ maxPrice: 0 })} />
            </div>
            <SmallRow
              title={isNew && city ? m.home_city_popular_title({ city }) : m.home_popular_title()}
              note={isNew ? m.home_city_popular_new() : null}
              row={{ events: more.slice(0, 4), total: popular.total }}
              href={href({ sort: "popular" })}
            />
          </div>
        </div>
      )}
    </div>
  );
}

/** Example searches, each shown only if the rows prove that it has results. */
function Suggestions({
  home: { tonight, weekend, popular },
  href,
  examples,
}: {
  home: Pick<HomeRows, "tonight" | "weekend" | "popular">;
  href: (query: Partial<EventQuery>) => string;
  examples: readonly string[];
}) {
  const price = formatMoney({ amountMinor: 50_000, currency: "INR" }, intlLocale());
  const cheap = tonight.events.some(({ fromMinor }) => fromMinor !== null && fromMinor <= 50_000);
  const withKids = weekend.events.some(({ tags }) => tags.includes("kids"));
  const comedy = [...tonight.events, ...popular.events].some(({ category }) => category === "comedy");
  const ways = [
    ...(cheap
      ? [{ to: href({ when: "today", maxPrice: 500 }), text: m.home_start_under_tonight({ price }) }]
      : []),
    ...(withKids
      ? [
          {
            to: href({ when: "weekend", text: m.home_start_children_words() }),
            text: m.home_start_children(),
          },
        ]
      : []),
    ...(comedy ? [{ to: href({ category: "comedy" }), text: m.home_start_comedy() }] : []),
    ...examples.map((text) => ({ to: eventListHref({ text }), text })),
  ].slice(0, 3);
  if (ways.length === 0) return null;
  return (
    <nav aria-label={m.home_start_label()} className="min-w-0 md:pt-6">
      <p className="type-second mb-1.5 text-ink-2 max-md:sr-only" aria-hidden="true">
        {m.home_start_label()}
      </p>
      <ul className="-mx-5 flex gap-5 overflow-x-auto px-5 py-1 whitespace-nowrap md:mx-0 md:block md:space-y-1 md:overflow-visible md:px-0 md:py-0">
        {ways.map(({ to, text }) => (
          <li key={to}>
            <Link to={to} className="word type-body inline-flex min-h-7 items-center">
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function All({ to, total }: { to: string; total: number }) {
  return (
    <Link to={to} className="word tnum text-ink">
      {m.home_all({ count: total })}
    </Link>
  );
}

/** Desktop: by start time. Mobile: carousel. */
function Evening({
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
  row: Row;
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

function Weekend({ row, href, next }: { row: Row; href: string; next: string }) {
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
                <EventRow event={event} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A grid of small pictures; nothing for an empty row. */
function SmallRow({
  title,
  row,
  href,
  note = null,
  columns = 2,
}: {
  title: string;
  note?: string | null;
  row: Row;
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
            <EventRow event={event} picture="start" />
          </li>
        ))}
      </ul>
    </section>
  );
}
