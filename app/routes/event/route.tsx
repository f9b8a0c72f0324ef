import { Search } from "lucide-react";
import { Link, data } from "react-router";
import { EventBody } from "#app/parts/event/event-body";
import { EventListItem } from "#app/parts/event/event-card";
import { toEventFacts } from "#app/parts/event/make-event-facts";
import { Icon } from "#app/ui/icon";
import { orLastSeen } from "#app/parts/offline/or-last-seen";
import { LastSeenNotice } from "#app/parts/offline/last-seen-notice";
import { reasonLabel } from "#app/parts/event/reason-labels";
import { SectionHeading } from "#app/ui/section-heading";
import { publicUrlContext, servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { SiteHandle } from "../site/layout";
import type { Route } from "./+types/route";
import { EventMarksRow, SaveIcon } from "./event-marks";
import { headOf } from "./head";
import { drawRatings } from "./ratings-section.server";
import { ShareButton } from "./share-button";

export const handle: SiteHandle = { ownBarsOnPhone: true };

export async function loader({ context, params }: Route.LoaderArgs) {
  anyone(context);
  const { discovery, ratings, recommendations } = context.get(servicesContext);
  const event = await discovery.findEvent(params.slug);
  if (!event) throw notFound();
  const [alike, mine, rated] = await Promise.all([
    recommendations.listAlike(event),
    recommendations.readMarks(event.id),
    ratings.readPublic(event),
  ]);
  const facts = toEventFacts(event, Date.now());
  return data({
    event: facts,
    head: headOf(facts, rated.event, context.get(publicUrlContext)),
    alike: alike.map((each) => ({ card: each.card, reason: reasonLabel(each) })),
    ratingsHtml: drawRatings(event, rated),
    mine,
  });
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return orLastSeen(request, serverLoader);
}

export const meta: Route.MetaFunction = ({ loaderData }) => loaderData?.head ?? [{ title: m.common_brand() }];

export default function EventPage({ loaderData }: Route.ComponentProps) {
  const { seenAt, mine, ...page } = { seenAt: undefined, ...loaderData };
  const { event, ratingsHtml } = page;
  // Undefined in pages that were cached before reasons existed.
  const alike = page.alike ?? [];
  return (
    <EventBody
      event={event}
      share={
        <div className="flex items-center">
          <Link
            to="/events#search"
            aria-label={m.search_header_label()}
            className="inline-flex size-11 items-center justify-center"
          >
            <Icon of={Search} size={22} />
          </Link>
          <SaveIcon event={event} mine={mine} />
          <ShareButton title={event.title} />
        </div>
      }
      marks={<EventMarksRow event={event} mine={mine} />}
      notice={<LastSeenNotice data={page} seenAt={seenAt} />}
    >
      {ratingsHtml ? (
        <section className="mt-12" aria-labelledby="ratings">
          <SectionHeading id="ratings">{m.rating_section()}</SectionHeading>
          {/* Rendered and escaped by React on the server (ratings-section). */}
          <div dangerouslySetInnerHTML={{ __html: ratingsHtml }} />
        </section>
      ) : null}
      {alike.length > 0 ? (
        <section className="mt-12" aria-labelledby="similar">
          <SectionHeading id="similar">{m.event_similar()}</SectionHeading>
          <ul className="grid gap-x-10 gap-y-4 pt-1 md:grid-cols-2">
            {alike.map(({ card, reason }) => (
              <li key={card.id}>
                <EventListItem
                  event={card}
                  picture="start"
                  withCity={card.city !== (event.venue?.city ?? "")}
                  reason={reason}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </EventBody>
  );
}
