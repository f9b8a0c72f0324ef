import { Link } from "react-router";
import { type EventQuery, eventListHref } from "#domain/catalogue/event-query";
import { addDays } from "#domain/time/calendar-day";
import { m } from "#i18n/paraglide/messages";
import type { HomeRows } from "#worker/discovery/discovery";
import { Evening, SmallRow, Weekend } from "./event-rows";
import { ForYou, type ForYouRow } from "./for-you";

/** The rows of events: by day, for the visitor, and popular. */
export function HomeGrid({
  home,
  forYou,
}: {
  home: HomeRows;
  forYou: (ForYouRow & { readonly known: boolean }) | null;
}) {
  const { city, today, tonight, tomorrow, weekend, few, free } = home;
  const href = (query: Partial<EventQuery>) => eventListHref({ city, ...query });
  return (
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
        <PopularRow home={home} forYou={forYou} href={href({ sort: "popular" })} />
      </div>
    </div>
  );
}

/** Popular events that no other row shows. */
function PopularRow({
  home: { city, tonight, tomorrow, weekend, few, free, popular },
  forYou,
  href,
}: {
  home: HomeRows;
  forYou: (ForYouRow & { readonly known: boolean }) | null;
  href: string;
}) {
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
  return (
    <SmallRow
      title={isNew && city ? m.home_city_popular_title({ city }) : m.home_popular_title()}
      note={isNew ? m.home_city_popular_new() : null}
      row={{ events: more.slice(0, 4), total: popular.total }}
      href={href}
    />
  );
}
