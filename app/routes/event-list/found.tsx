import { Accessibility, Clock, IndianRupee, MapPin, Plus, Users, X } from "lucide-react";
import { Form, Link } from "react-router";
import { type EventQuery, eventListHref } from "#domain/event-query";
import type { FilterField } from "#domain/search/query";
import { EventRow } from "#app/components/event-card";
import { Icon } from "#app/components/icon";
import { Notice } from "#app/components/notice";
import { SectionHeading } from "#app/components/section-heading";
import { m } from "#app/paraglide/messages";
import type { FoundEvent, FoundGroup, SearchAnswer } from "#worker/search/search";
import { chipWords, reasonWords, relaxedWords } from "./filter-words";

const ICONS: Partial<Record<FilterField, typeof Clock>> = {
  priceMin: IndianRupee,
  priceMax: IndianRupee,
  area: MapPin,
  city: MapPin,
  nearMe: MapPin,
  dateFrom: Clock,
  timeFrom: Clock,
  audience: Users,
  accessibility: Accessibility,
};
/** A tap on these opens the form that has them; on the others the sentence itself. */
const IN_FORM: ReadonlySet<FilterField> = new Set([
  "category",
  "city",
  "dateFrom",
  "dateTo",
  "priceMin",
  "priceMax",
  "sort",
]);

/** What the sentence was understood to say; each chip goes away by itself, with its words. */
export function Understood({ query, answer }: { query: EventQuery; answer: SearchAnswer }) {
  return (
    <div className="mt-4">
      {answer.chips.length > 0 ? (
        <>
          <p className="type-second mb-2 text-ink-2" id="understood">
            {m.search_understood()}
          </p>
          <ul aria-labelledby="understood" className="flex flex-wrap gap-2">
            {answer.chips.map((chip) => {
              const words = chipWords(chip, answer.filters);
              const icon = ICONS[chip.field];
              return (
                <li
                  key={`${chip.field}${chip.value}${chip.words}`}
                  className="type-body flex min-h-9 items-center rounded-control border border-edge pl-3 max-md:min-h-11"
                >
                  <a
                    href={IN_FORM.has(chip.field) ? "#filters" : "#search"}
                    className="inline-flex items-center gap-2 hover:underline hover:underline-offset-4"
                  >
                    {icon ? <Icon of={icon} size={18} /> : null}
                    {words}
                  </a>
                  {chip.words ? (
                    <Link
                      to={eventListHref({ ...query, text: chip.without, page: 1 })}
                      preventScrollReset
                      aria-label={m.search_remove({ what: words })}
                      className="inline-flex h-full min-h-9 w-9 items-center justify-center text-ink-2 hover:text-ink"
                    >
                      <Icon of={X} size={16} />
                    </Link>
                  ) : (
                    <span className="w-3" />
                  )}
                </li>
              );
            })}
            <li>
              <a
                href="#filters"
                className="type-body flex min-h-9 items-center gap-2 rounded-control border border-dashed border-edge px-3 max-md:min-h-11"
              >
                <Icon of={Plus} size={18} />
                {m.search_add()}
              </a>
            </li>
          </ul>
        </>
      ) : null}
      {answer.corrections.length > 0 ? (
        <p className="type-body mt-3" aria-label={m.search_corrected_label()}>
          {answer.corrections.map((each) => m.search_corrected({ ...each })).join(" ")}
        </p>
      ) : null}
    </div>
  );
}

/** Never an empty page: what fits, then what is close, each saying what it left out. */
export function Found({
  query,
  answer,
  cities,
  asOf,
}: {
  query: EventQuery;
  answer: SearchAnswer;
  cities: readonly string[];
  /** Said beside each price, where it may no longer be so. */
  asOf?: string | undefined;
}) {
  const [first] = answer.groups;
  return (
    <div className="space-y-9">
      {answer.needsCity ? <AskCity query={query} cities={cities} /> : null}
      {first && first.relaxed.length > 0 && answer.page === 1 ? (
        <Notice title={m.search_instead_title()} />
      ) : null}
      {answer.total === 0 ? <Nothing query={query} answer={answer} /> : null}
      {answer.groups.map((group) => (
        <section key={group.relaxed.join()} aria-labelledby={`found-${group.relaxed.join("-")}`}>
          <SectionHeading
            id={`found-${group.relaxed.join("-")}`}
            aside={query.text ? <span className="tnum">{group.total}</span> : null}
          >
            {group.relaxed.length === 0
              ? query.text
                ? m.search_exactly()
                : m.list_found({ count: group.total })
              : m.search_close({ what: relaxedWords(group.relaxed) })}
          </SectionHeading>
          {byCity(group, answer.hasCity).map(([city, events]) => (
            <div key={city ?? ""} className="mb-6 last:mb-0">
              {city === null ? null : <h3 className="type-button mb-1">{city || m.search_online_city()}</h3>}
              <ul className="grid gap-x-10 md:grid-cols-2">
                {events.map((found) => (
                  <li key={found.card.id} className="border-b border-line py-4">
                    <EventRow event={found.card} picture="start" asOf={asOf} />
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
  const what = reasonWords(found, group.relaxed, answer.chips, answer.filters);
  return what ? m.search_matches({ what }) : null;
}

/** One list where a city was said, or all are in one; else a list a city, in the order of their best answers. */
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
                {m.search_remove({ what: chipWords(chip, answer.filters) })}
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
