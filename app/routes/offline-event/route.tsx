import { placeLabel } from "#app/parts/event/place-label";
import { Link, redirect } from "react-router";
import { categoryLabel } from "#app/parts/event/category-labels";
import { EventPicture } from "#app/parts/event/event-picture";
import { savedAtLabel } from "#app/parts/offline/saved-at";
import { Notice } from "#app/ui/notice";
import { useNow } from "#app/ui/now";
import { priceLabel } from "#app/parts/event/price-label";
import { When } from "#app/ui/when";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

/** Only for offline use: the server redirects to the full page. */
export function loader({ context, params }: Route.LoaderArgs) {
  anyone(context);
  throw redirect(`/events/${encodeURIComponent(params.slug)}`);
}

export async function clientLoader({ params }: Route.ClientLoaderArgs) {
  const { findOfflineEvent } = await import("#app/offline-search/event-store.client");
  const found = await findOfflineEvent(params.slug);
  if (!found) throw redirect("/events");
  return found;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.event.title ?? m.list_title()} · ${m.common_brand()}` },
];

/** An event from the offline catalogue: without availability, sale state or seat map. */
export default function OfflineEventPage({ loaderData: { event, checkedAt } }: Route.ComponentProps) {
  const now = useNow();
  const when = savedAtLabel(checkedAt, now);
  const price = priceLabel({
    fromMinor: event.minPriceMinor,
    toMinor: event.maxPriceMinor,
    currency: event.currency,
    sale: "on_sale",
    free: null,
    saleStartsAt: null,
    timeZone: event.timeZone,
  });
  return (
    <article className="wide px-page pt-4 pb-14 md:pt-5">
      <Notice
        tone="warn"
        title={m.offline_events_title({ when })}
        className="mb-6"
        action={
          <>
            <Link to={`/events/${event.slug}`} replace className="word type-body">
              {m.offline_events_again_link()}
            </Link>
            <Link to="/wallet" className="word type-body">
              {m.offline_events_wallet_link()}
            </Link>
            <Link to="/events" className="word type-body">
              {m.offline_events_search_link()}
            </Link>
          </>
        }
      >
        {m.offline_events_event_text()}
      </Notice>
      <div className="flex flex-col gap-6 md:flex-row md:gap-10">
        <div className="w-40 shrink-0 md:w-60">
          <EventPicture event={{ ...event, imageUrl: null }} format="4:5" />
        </div>
        <div className="min-w-0">
          <p className="type-second text-ink-2">{categoryLabel(event.category)}</p>
          <h1 className="type-sentence measure">{event.title}</h1>
          <p className="type-button mt-3">
            <When at={event.startsAt} timeZone={event.timeZone} style="datetime" year />
          </p>
          <p className="type-body">{placeLabel(event.venue, event.area, event.city)}</p>
          <p className="type-body text-ink-2">
            {[event.performer || event.organizer, event.language].filter(Boolean).join(", ")}
          </p>
          {price ? (
            <p className="type-body mt-3">
              <span className="tnum font-semibold">{price}</span>{" "}
              <span className="text-ink-2">{m.offline_events_price({ when })}</span>
            </p>
          ) : null}
          {event.description ? (
            <p className="type-body measure mt-4 whitespace-pre-line">{event.description}</p>
          ) : null}
        </div>
      </div>
    </article>
  );
}
