import { Link } from "react-router";
import { PlaceEvents } from "#app/parts/place/place-events";
import { PlaceFollow } from "#app/parts/place/place-follow";
import { placeHead } from "#app/parts/place/place-head";
import { RatingLine } from "#app/parts/rating/rating-stars";
import { anyone, notFound } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { publicUrlContext, servicesContext } from "#worker/router-context";
import type { Route } from "./+types/route";

/** The public page of a venue. */
export async function loader({ context, params }: Route.LoaderArgs) {
  anyone(context);
  const { discovery, ratings } = context.get(servicesContext);
  const found = await discovery.findPlace(params.venueId);
  if (!found) throw notFound();
  const { upcoming, past, organization, ...venue } = found;
  const rated = await ratings.readPublic({ id: "", state: "published", organization, venue });
  const origin = context.get(publicUrlContext);
  const feed = `/feeds/venues/${venue.id}`;
  return {
    venue,
    organization,
    upcoming,
    past,
    rating: rated.venue,
    feed,
    host: new URL(origin).host,
    head: placeHead({
      title: `${venue.name}, ${venue.city}`,
      description: m.place_venue_description({ name: venue.name, city: venue.city }),
      url: `${origin}/venues/${venue.id}`,
      feed,
      structured: {
        "@type": "EventVenue",
        name: venue.name,
        address: {
          "@type": "PostalAddress",
          streetAddress: venue.address,
          addressLocality: venue.city,
        },
      },
    }),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => loaderData?.head ?? [{ title: m.common_brand() }];

export default function Place({ loaderData }: Route.ComponentProps) {
  const { venue, organization, upcoming, past, rating, feed, host } = loaderData;
  return (
    <div className="wide px-page pt-6 pb-10 md:pt-10">
      <h1 className="type-page">{venue.name}</h1>
      <address className="type-body mt-1 not-italic text-ink-2">
        {[venue.address, venue.area, venue.city].filter(Boolean).join(", ")}
      </address>
      <p className="type-second mt-1">
        <Link to={`/organizers/${organization.slug}`} className="word">
          {m.place_run_by({ organizer: organization.name })}
        </Link>
      </p>
      {rating.count > 0 ? (
        <p className="type-body mt-3">
          <span className="sr-only">{m.place_ratings()}: </span>
          <RatingLine summary={rating} />
        </p>
      ) : null}
      <PlaceEvents upcoming={upcoming} past={past} withCity={false} />
      <PlaceFollow path={feed} host={host} />
    </div>
  );
}
