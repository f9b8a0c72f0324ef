import { Link } from "react-router";
import { type EventQuery, eventListHref } from "#domain/catalogue/event-query";
import { orLastSeen } from "#app/parts/offline/or-last-seen";
import { useOfflineCatalogue } from "#app/parts/offline/save-events";
import { LastSeenNotice } from "#app/parts/offline/last-seen-notice";
import { OldListNotice } from "#app/parts/event/old-list-notice";
import { FirstAdminNotice } from "#app/parts/people/first-admin-notice";
import { Notice } from "#app/ui/notice";
import { reasonLabel } from "#app/parts/event/reason-labels";
import { examplesOf } from "#app/parts/search/search-phrases";
import { SearchSentence } from "#app/parts/search/search-sentence";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { SiteHandle } from "../site/layout";
import { ExampleSearches } from "./example-searches";
import { HomeGrid } from "./home-grid";
import type { Route } from "./+types/route";

export const handle: SiteHandle = { ownSearch: true };

export async function loader({ context, request }: Route.LoaderArgs) {
  anyone(context);
  const { auth, discovery, recommendations } = context.get(servicesContext);
  const [home, forYou, needsAdmin] = await Promise.all([
    discovery.listHome(),
    recommendations.listForYou(),
    auth.needsFirstAdmin(),
  ]);
  const justHidden = new URL(request.url).searchParams.get("hidden");
  return {
    ...home,
    needsAdmin,
    forYou: forYou && {
      known: forYou.known,
      suggestions: forYou.suggestions.map((each) => ({ card: each.card, reason: reasonLabel(each) })),
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
  const { city, tonight, weekend, popular } = home;
  const href = (query: Partial<EventQuery>) => eventListHref({ city, ...query });
  const examples = examplesOf([...tonight.events, ...weekend.events, ...popular.events]);
  const empty = tonight.total + weekend.total + popular.total === 0;
  return (
    <div className="wide px-page">
      <h1 className="sr-only">{m.home_title()}</h1>
      <LastSeenNotice data={home} seenAt={seenAt} />
      <OldListNotice readAt={home.readAt} />
      {home.needsAdmin ? <FirstAdminNotice className="mt-5" /> : null}
      <div className="grid gap-x-16 gap-y-4 pt-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-end md:pt-5">
        <SearchSentence id="search" rows={1} placeholder={examples[0] ?? m.search_header_label()} />
        <ExampleSearches home={home} href={href} examples={examples.slice(1)} />
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
        <HomeGrid home={home} forYou={forYou} />
      )}
    </div>
  );
}
