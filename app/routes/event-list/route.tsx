import { SlidersHorizontal, X } from "lucide-react";
import { Link, data, useNavigation } from "react-router";
import { noonOf } from "#domain/calendar-day";
import { EVERYTHING, type EventQuery, eventListHref, readEventQuery } from "#domain/event-query";
import { formatMoney } from "#domain/money";
import { dateWords } from "#domain/when-words";
import { ButtonLink } from "#app/components/button";
import { categoryWord } from "#app/components/category-words";
import { EventRow, PosterCard } from "#app/components/event-card";
import { Icon } from "#app/components/icon";
import { useKeepEvents } from "#app/components/keep-events";
import { keptWhen } from "#app/components/kept-words";
import { LastSeenNotice } from "#app/components/last-seen-notice";
import { Notice } from "#app/components/notice";
import { useNow } from "#app/components/now";
import { RecentSearches } from "#app/components/recent-searches";
import { SearchSentence } from "#app/components/search-sentence";
import { SectionHeading } from "#app/components/section-heading";
import { servicesContext } from "#app/context";
import { anyone } from "#app/guards";
import { intlLocale } from "#app/i18n/locale";
import { m } from "#app/paraglide/messages";
import type { Route } from "./+types/route";
import type { EventPage } from "#worker/discovery/discovery";
import { Filters } from "./filters";
import { Found, Understood } from "./found";
import { KeptNotice } from "./kept-notice";
import { type ListData, type ShownList, orKept } from "./or-kept";

export async function loader({ context, request }: Route.LoaderArgs): Promise<ListData> {
  anyone(context);
  const { searchParams } = new URL(request.url);
  const query = readEventQuery(searchParams);
  const cut = (searchParams.get("q")?.trim().length ?? 0) > query.text.length;
  const { discovery, search } = context.get(servicesContext);
  const cities = (await discovery.listCities()).map(({ city }) => city);
  if (!query.text) return { query, cities, cut, page: await discovery.listEvents(query), answer: null };
  const answer = await search.search(query);
  if (!answer) throw data(null, { status: 429, headers: { "retry-after": "60" } });
  return { query, cities, cut, page: null, answer };
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return orKept(request, serverLoader);
}

export const meta: Route.MetaFunction = ({ loaderData }) => {
  const { category, city, text } = loaderData?.query ?? EVERYTHING;
  const what = category ? categoryWord(category) : m.list_title();
  const title = [text ? `“${text}”` : what, city].filter(Boolean).join(", ");
  return [
    { title: `${title} · ${m.common_brand()}` },
    { name: "description", content: m.common_description() },
  ];
};

export default function EventList({ loaderData }: Route.ComponentProps) {
  const { seenAt, kept, ...list }: ShownList = loaderData;
  const { query, page, cities, answer, cut } = list;
  const now = useNow();
  useKeepEvents();
  const busy = useNavigation().state === "loading";
  if (kept === null)
    return (
      <div className="wide px-page pt-4 md:pt-5">
        <h1 className="sr-only">{m.list_title()}</h1>
        <KeptNotice kept={kept} query={query} now={now} />
      </div>
    );
  return (
    <div className="wide px-page pt-4 md:pt-5">
      <h1 className="sr-only">{m.list_title()}</h1>
      {kept === undefined ? (
        <LastSeenNotice data={list} seenAt={seenAt} />
      ) : (
        <KeptNotice kept={kept} query={query} now={now} />
      )}
      <SearchSentence id="search" initial={query.text} rows={1} placeholder={m.home_search_placeholder()} />
      {cut ? <Notice tone="warn" title={m.search_cut()} className="mt-3" /> : null}
      {answer && query.text ? <Understood query={query} answer={answer} /> : <RecentSearches />}
      <div className="mt-6 grid gap-x-14 gap-y-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Filters query={query} cities={cities} />
        <section id="results" aria-labelledby="found" aria-busy={busy} className="min-w-0 scroll-mt-4">
          <div className="mb-5 flex flex-wrap items-center gap-2">
            <a
              href="#filters"
              className="type-button inline-flex min-h-9 items-center gap-2 rounded-control border border-edge px-3 lg:hidden"
            >
              <Icon of={SlidersHorizontal} size={18} />
              {m.list_filters()}
            </a>
            <Chips query={query} />
          </div>
          {answer ? (
            <>
              <h2 id="found" className="sr-only">
                {m.list_found({ count: answer.total })}
              </h2>
              <Found
                query={query}
                answer={answer}
                cities={cities}
                asOf={kept ? m.kept_price({ when: keptWhen(kept.checkedAt, now) }) : undefined}
              />
              <Pages query={query} page={answer.page} pages={answer.pages} />
            </>
          ) : page ? (
            <Listed query={query} page={page} />
          ) : null}
        </section>
      </div>
    </div>
  );
}

/** The plain list, where nothing was said in words. */
function Listed({ query, page }: { query: EventQuery; page: EventPage }) {
  return (
    <>
      <SectionHeading
        id="found"
        second={page.total > 0 ? sortWord(query.sort) : undefined}
        aside={page.pages > 1 ? m.list_page_of({ page: page.page, pages: page.pages }) : null}
      >
        {m.list_found({ count: page.total })}
      </SectionHeading>
      {page.total === 0 ? (
        <Empty query={query} />
      ) : (
        <ul className="grid gap-x-6 md:grid-cols-3 md:gap-y-9 md:pt-2">
          {page.events.map((event, i) => (
            <li key={event.id} className="max-md:border-b max-md:border-line max-md:py-3">
              <div className="md:hidden">
                <EventRow event={event} withCity={query.city === null} />
              </div>
              <div className="max-md:hidden">
                <PosterCard event={event} eager={i < 3} withCity={query.city === null} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pages query={query} page={page.page} pages={page.pages} />
    </>
  );
}

function sortWord(sort: EventQuery["sort"]): string {
  return { date: m.list_sorted_date, price: m.list_sorted_price, popular: m.list_sorted_popular }[sort]();
}

/** What was asked, one by one; each goes away by itself. */
function Chips({ query }: { query: EventQuery }) {
  const day = (text: string) => dateWords(noonOf(text), { timeZone: "UTC", locale: intlLocale() });
  const price = (units: number) => formatMoney({ amountMinor: units * 100, currency: "INR" }, intlLocale());
  const chips: { text: string; without: Partial<EventQuery> }[] = [];
  if (query.city) chips.push({ text: query.city, without: { city: null } });
  if (query.category) chips.push({ text: categoryWord(query.category), without: { category: null } });
  if (query.when) chips.push({ text: whenWord(query.when), without: { when: null } });
  if (!query.when && query.from)
    chips.push({ text: m.list_chip_from({ day: day(query.from) }), without: { from: null } });
  if (!query.when && query.to)
    chips.push({ text: m.list_chip_to({ day: day(query.to) }), without: { to: null } });
  if (query.minPrice)
    chips.push({ text: m.list_chip_min({ price: price(query.minPrice) }), without: { minPrice: null } });
  if (query.maxPrice !== null)
    chips.push({
      text:
        query.maxPrice === 0 ? m.discovery_price_free() : m.list_chip_max({ price: price(query.maxPrice) }),
      without: { maxPrice: null },
    });
  if (query.few) chips.push({ text: m.discovery_few_left(), without: { few: false } });
  if (chips.length === 0) return null;
  return (
    <ul aria-label={m.list_chips_label()} className="contents">
      {chips.map(({ text, without }) => (
        <li
          key={text}
          className="type-body flex h-9 items-center rounded-control border border-edge pl-3 whitespace-nowrap"
        >
          {text}
          <Link
            to={eventListHref({ ...query, ...without, page: 1 })}
            preventScrollReset
            aria-label={m.list_chip_remove({ what: text })}
            className="inline-flex h-full w-9 items-center justify-center text-ink-2 hover:text-ink"
          >
            <Icon of={X} size={16} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function whenWord(when: NonNullable<EventQuery["when"]>): string {
  return {
    today: m.list_when_today,
    tomorrow: m.list_when_tomorrow,
    weekend: m.list_when_weekend,
    week: m.list_when_week,
  }[when]();
}

/** Never a dead end: what to loosen, one step at a time. */
function Empty({ query }: { query: EventQuery }) {
  const ways: { to: string; text: string }[] = [];
  if (query.when || query.from || query.to)
    ways.push({
      to: eventListHref({ ...query, when: null, from: null, to: null, page: 1 }),
      text: m.list_empty_any_day(),
    });
  if (query.maxPrice !== null || query.minPrice !== null)
    ways.push({
      to: eventListHref({ ...query, maxPrice: null, minPrice: null, page: 1 }),
      text: m.list_empty_any_price(),
    });
  if (query.category)
    ways.push({
      to: eventListHref({ ...query, category: null, page: 1 }),
      text: m.list_empty_any_category(),
    });
  if (query.city)
    ways.push({ to: eventListHref({ ...query, city: null, page: 1 }), text: m.list_empty_any_city() });
  return (
    <Notice
      title={m.list_empty_title()}
      className="mt-4"
      action={
        <>
          {ways.slice(0, 3).map(({ to, text }) => (
            <Link key={to} to={to} className="word type-body">
              {text}
            </Link>
          ))}
          <Link to="/events" className="word type-body">
            {m.list_empty_everything()}
          </Link>
        </>
      }
    >
      {query.text ? m.list_empty_words({ words: query.text }) : m.list_empty_text()}
    </Notice>
  );
}

function Pages({ query, page, pages }: { query: EventQuery; page: number; pages: number }) {
  if (pages < 2) return null;
  return (
    <nav aria-label={m.list_pages_label()} className="mt-10 flex items-center justify-between gap-4">
      {page > 1 ? (
        <ButtonLink variant="third" to={eventListHref({ ...query, page: page - 1 })} rel="prev">
          {m.list_page_before()}
        </ButtonLink>
      ) : (
        <span />
      )}
      {page < pages ? (
        <ButtonLink variant="second" to={eventListHref({ ...query, page: page + 1 })} rel="next">
          {m.list_page_next()}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
