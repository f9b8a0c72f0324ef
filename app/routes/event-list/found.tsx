import { Form, Link } from "react-router";
import { type EventQuery, eventListHref } from "#domain/catalogue/event-query";
import { EventListItem } from "#app/parts/event/event-card";
import { Notice } from "#app/ui/notice";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import type { FoundEvent, FoundGroup, SearchAnswer } from "#worker/search/search";
import { chipLabel, matchLabel, relaxedLabel } from "./filter-labels";

/** Exact matches, then near matches with the conditions they relax. */
export function Found({
  query,
  answer,
  cities,
  asOf,
}: {
  query: EventQuery;
  answer: SearchAnswer;
  cities: readonly string[];
  /** Shown beside each price, which may be outdated. */
  asOf?: string | undefined;
}) {
  const [first] = answer.groups;
  // "Exactly this" would be false beside a word that was not understood.
  const isNamed = query.text !== "" && answer.honesty.notUnderstood.length === 0;
  return (
    <div className="space-y-9">
      {answer.needsCity ? <AskCity query={query} cities={cities} /> : null}
      {first && first.relaxed.length > 0 && answer.page === 1 ? (
        <Notice title={m.search_instead_title()} />
      ) : null}
      {answer.total === 0 && !answer.honesty.asksKind ? <Nothing query={query} answer={answer} /> : null}
      {answer.groups.map((group) => (
        <section key={group.relaxed.join()} aria-labelledby={`found-${group.relaxed.join("-")}`}>
          <SectionHeading
            id={`found-${group.relaxed.join("-")}`}
            aside={isNamed || group.relaxed.length > 0 ? <span className="tnum">{group.total}</span> : null}
          >
            {group.relaxed.length === 0
              ? isNamed
                ? m.search_exactly()
                : m.list_found({ count: group.total })
              : m.search_close({ what: relaxedLabel(group.relaxed) })}
          </SectionHeading>
          {byCity(group, answer.hasCity).map(([city, events]) => (
            <div key={city ?? ""} className="mb-6 last:mb-0">
              {city === null ? null : <h3 className="type-button mb-1">{city || m.search_online_city()}</h3>}
              <ul className="grid gap-x-10 md:grid-cols-2">
                {events.map((found) => (
                  <li key={found.card.id} className="border-b border-line py-4">
                    <EventListItem event={found.card} picture="start" asOf={asOf} />
                    <p className="type-second pl-[5.5rem] text-ink-2">{reasonLine(found, group, answer)}</p>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function reasonLine(found: FoundEvent, group: FoundGroup, answer: SearchAnswer): string | null {
  const what = matchLabel(found, group.relaxed, answer.chips, answer.filters);
  return what ? m.search_matches({ what }) : null;
}

/** One list if a city is set or all events are in one; otherwise a list per city, ordered by best match. */
function byCity(group: FoundGroup, hasCity: boolean): [city: string | null, events: FoundEvent[]][] {
  const cities = new Map<string, FoundEvent[]>();
  for (const found of group.events)
    cities.set(found.card.city, [...(cities.get(found.card.city) ?? []), found]);
  return hasCity || cities.size < 2 ? [[null, [...group.events]]] : [...cities];
}

function AskCity({ query, cities }: { query: EventQuery; cities: readonly string[] }) {
  return (
    <Form method="post" action="/preferences" reloadDocument>
      <input type="hidden" name="to" value={eventListHref(query)} />
      <Notice
        title={m.search_needs_city()}
        action={cities.map((city) => (
          <button key={city} name="city" value={city} className="word type-body min-h-8">
            {city}
          </button>
        ))}
      >
        {m.search_needs_city_text()}
      </Notice>
    </Form>
  );
}

function Nothing({ query, answer }: { query: EventQuery; answer: SearchAnswer }) {
  return (
    <Notice
      title={m.search_nothing_title()}
      action={
        <>
          {answer.chips
            .filter(({ words }) => words)
            .slice(0, 4)
            .map((chip) => (
              <Link
                key={chip.field + chip.words}
                to={eventListHref({ ...query, text: chip.without, page: 1 })}
                className="word type-body"
              >
                {m.search_remove({ what: chipLabel(chip, answer.filters) })}
              </Link>
            ))}
          <Link to="/events" className="word type-body">
            {m.list_empty_everything()}
          </Link>
        </>
      }
    >
      {m.search_nothing_text()}
    </Notice>
  );
}
