import { Link } from "react-router";
import { type EventQuery, eventListHref } from "#domain/catalogue/event-query";
import { formatMoney, moneyOf, wholeUnits } from "#domain/core/money";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { HomeRows } from "#worker/discovery/discovery";

const CHEAP_RUPEES = 500;

/** Example searches, each shown only if the rows prove that it has results. */
export function ExampleSearches({
  home: { tonight, weekend, popular },
  href,
  examples,
}: {
  home: Pick<HomeRows, "tonight" | "weekend" | "popular">;
  href: (query: Partial<EventQuery>) => string;
  examples: readonly string[];
}) {
  const price = formatMoney(moneyOf(CHEAP_RUPEES, "INR"), intlLocale());
  const cheap = tonight.events.some(
    ({ fromMinor, currency }) => fromMinor !== null && wholeUnits(fromMinor, currency) <= CHEAP_RUPEES,
  );
  const withKids = weekend.events.some(({ tags }) => tags.includes("kids"));
  const comedy = [...tonight.events, ...popular.events].some(({ category }) => category === "comedy");
  const ways = [
    ...(cheap
      ? [{ to: href({ when: "today", maxPrice: CHEAP_RUPEES }), text: m.home_start_under_tonight({ price }) }]
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
