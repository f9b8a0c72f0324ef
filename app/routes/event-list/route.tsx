import { TOO_MANY } from "#domain/core/rate-limit";
import { SlidersHorizontal } from "lucide-react";
import { useEffect } from "react";
import { Link, data, redirect, useNavigation } from "react-router";
import {
  EVERYTHING,
  type EventQuery,
  eventListHref,
  readEventQuery,
  tidyListHref,
} from "#domain/catalogue/event-query";
import { formQuery } from "#domain/search/form-query";
import { ButtonLink } from "#app/ui/button";
import { categoryLabel } from "#app/parts/event/category-labels";
import { OldListNotice } from "#app/parts/event/old-list-notice";
import { EventListItem, PosterCard } from "#app/parts/event/event-card";
import { Icon } from "#app/ui/icon";
import { useOfflineCatalogue } from "#app/parts/offline/save-events";
import { savedAtLabel } from "#app/parts/offline/saved-at";
import { LastSeenNotice } from "#app/parts/offline/last-seen-notice";
import { Notice } from "#app/ui/notice";
import { useNow } from "#app/ui/now";
import { RecentSearches, rememberSearch } from "#app/parts/search/recent-searches";
import { examplesOf } from "#app/parts/search/search-phrases";
import { SearchSentence } from "#app/parts/search/search-sentence";
import { SectionHeading } from "#app/ui/section-heading";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";
import type { EventPage } from "#worker/discovery/discovery";
import type { SiteHandle } from "../site/layout";
import { Chips } from "./chips";
import { FilterForm } from "./filter-form";
import { Found } from "./found";
import { OfflineNotice } from "./offline-notice";
import { ReadingNotes } from "./reading-notes";
import { type ListData, type ShownList, orOffline } from "./or-offline";

/** The page has its own, larger search field. */
export const handle: SiteHandle = { ownSearch: true };

export async function loader({ context, request }: Route.LoaderArgs): Promise<ListData> {
  anyone(context);
  const { searchParams } = new URL(request.url);
  const tidy = tidyListHref(searchParams);
  if (tidy) throw redirect(tidy);
  const query = readEventQuery(searchParams);
  const cut = (searchParams.get("q")?.trim().length ?? 0) > query.text.length;
  const { discovery, search } = context.get(servicesContext);
  const cities = (await discovery.listCities()).map(({ city }) => city);
  if (!query.text) return { query, cities, cut, page: await discovery.listEvents(query), answer: null };
  const answer = await search.search(query);
  if (!answer) throw data(null, TOO_MANY);
  return { query, cities, cut, page: null, answer };
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return orOffline(request, serverLoader);
}

export const meta: Route.MetaFunction = ({ loaderData }) => {
  const { category, city, text } = loaderData?.query ?? EVERYTHING;
  const what = category ? categoryLabel(category) : m.list_title();
  const title = [text ? `“${text}”` : what, city].filter(Boolean).join(", ");
  return [
    { title: `${title} · ${m.common_brand()}` },
    { name: "description", content: m.common_description() },
  ];
};

export default function EventList({ loaderData }: Route.ComponentProps) {
  const { seenAt, offline, ...list }: ShownList = loaderData;
  const { query, page, cities, answer, cut } = list;
  const now = useNow();
  useOfflineCatalogue();
  const examples = examplesOf(page?.events ?? []);
  useEffect(() => rememberSearch(query.text), [query.text]);
  const busy = useNavigation().state === "loading";
  if (offline === null)
    return (
      <div className="wide px-page pt-4 md:pt-5">
        <h1 className="sr-only">{m.list_title()}</h1>
        <OfflineNotice result={offline} query={query} now={now} />
      </div>
    );
  return (
    <div className="wide px-page pt-4 md:pt-5">
      <h1 className="sr-only">{m.list_title()}</h1>
      {offline === undefined ? (
        <LastSeenNotice data={list} seenAt={seenAt} />
      ) : (
        <OfflineNotice result={offline} query={query} now={now} />
      )}
      <SearchSentence
        id="search"
        initial={query.text}
        rows={1}
        placeholder={examples[0] ?? m.search_header_label()}
      />
      {cut ? <Notice tone="warn" title={m.search_cut()} className="mt-3" /> : null}
      <Chips query={query} answer={query.text ? answer : null} cities={cities} />
      {query.text ? null : <RecentSearches suggested={examples} />}
      <div className="mt-6 grid gap-x-14 gap-y-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <FilterForm query={query.text && answer ? formQuery(query, answer) : query} cities={cities} />
        <section id="results" aria-labelledby="found" aria-busy={busy} className="min-w-0 scroll-mt-4">
          <div className="mb-5 lg:hidden">
            <a
              href="#filters"
              className="type-button inline-flex min-h-9 items-center gap-2 rounded-control border border-edge px-3"
            >
              <Icon of={SlidersHorizontal} size={18} />
              {m.list_filters()}
            </a>
          </div>
          <OldListNotice readAt={(answer ?? page)?.readAt} />
          {answer ? (
            <>
              <h2 id="found" className="sr-only">
                {m.list_found({ count: answer.total })}
              </h2>
              <ReadingNotes query={query} answer={answer} />
              <Found
                query={query}
                answer={answer}
                cities={cities}
                asOf={
                  offline ? m.offline_events_price({ when: savedAtLabel(offline.checkedAt, now) }) : undefined
                }
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

/** The list without a sentence. */
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
                <EventListItem event={event} withCity={query.city === null} />
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

/** Suggests conditions to remove, one at a time. */
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
