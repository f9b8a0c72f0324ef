import { PlaceEvents } from "#app/parts/place/place-events";
import { PlaceFollow } from "#app/parts/place/place-follow";
import { placeHead } from "#app/parts/place/place-head";
import { RatingLine } from "#app/parts/rating/rating-stars";
import { anyone, notFound } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { publicUrlContext, servicesContext } from "#worker/router-context";
import type { Route } from "./+types/route";

export async function loader({ context, params }: Route.LoaderArgs) {
  anyone(context);
  const { discovery, ratings } = context.get(servicesContext);
  const found = await discovery.findOrganizer(params.slug);
  if (!found) throw notFound();
  const { upcoming, past, ...organization } = found;
  const rated = await ratings.readPublic({ id: "", state: "published", organization, venue: null });
  const origin = context.get(publicUrlContext);
  const feed = `/feeds/organizers/${organization.slug}`;
  return {
    name: organization.name,
    upcoming,
    past,
    rating: rated.organizer,
    feed,
    host: new URL(origin).host,
    head: placeHead({
      title: organization.name,
      description: m.place_organizer_description({ name: organization.name }),
      url: `${origin}/organizers/${organization.slug}`,
      feed,
      structured: { "@type": "Organization", name: organization.name },
    }),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => loaderData?.head ?? [{ title: m.common_brand() }];

export default function Organizer({ loaderData }: Route.ComponentProps) {
  const { name, upcoming, past, rating, feed, host } = loaderData;
  const cities = new Set([...upcoming, ...past].map(({ city }) => city));
  return (
    <div className="wide px-page pt-6 pb-10 md:pt-10">
      <h1 className="type-page">{name}</h1>
      <p className="type-second mt-1 text-ink-2">{m.place_organizer_second()}</p>
      {rating.count > 0 ? (
        <p className="type-body mt-3">
          <span className="sr-only">{m.place_ratings()}: </span>
          <RatingLine summary={rating} />
        </p>
      ) : null}
      <PlaceEvents upcoming={upcoming} past={past} withCity={cities.size > 1} />
      <PlaceFollow path={feed} host={host} />
    </div>
  );
}
