import { placeLabel } from "#app/parts/event/place-label";
import { ButtonLink } from "#app/ui/button";
import { PageLinks } from "#app/ui/page-links";
import { TabStrip } from "#app/ui/tab-strip";
import { readPageNumber } from "#app/ui/page-number";
import { RatingList } from "#app/parts/rating/rating-list";
import { RatingLine } from "#app/parts/rating/rating-stars";
import { servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { oneOf } from "#app/one-of";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

const ABOUT = ["event", "organizer", "venue"] as const;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  anyone(context);
  const { discovery, ratings } = context.get(servicesContext);
  const event = await discovery.findEvent(params.slug);
  if (!event) throw notFound();
  const { searchParams } = new URL(request.url);
  const about = oneOf(searchParams.get("about"), ABOUT) ?? "organizer";
  const page = readPageNumber(searchParams);
  return {
    about,
    title: event.title,
    slug: event.slug,
    organizer: event.organization.name,
    venue: placeLabel(event.venue?.name),
    over: event.state === "completed",
    ...(await ratings.listPublic(event, about, page)),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${m.rating_page_title({ title: loaderData?.title ?? "" })} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export default function EventRatings({ loaderData }: Route.ComponentProps) {
  const { about, title, slug, organizer, venue, over, summaries, items, page, pages } = loaderData;
  const tabs = [
    ...(over || summaries.event.count > 0 ? [["event", m.rating_of_event()] as const] : []),
    ["organizer", m.rating_of_organizer({ organizer })] as const,
    ["venue", m.rating_of_venue({ venue })] as const,
  ];
  return (
    <div className="wide px-page pt-6 pb-10 md:pt-10">
      <h1 className="type-page">{m.rating_page_title({ title })}</h1>
      <p className="type-second mt-1 text-ink-2">{m.rating_page_note()}</p>
      <TabStrip
        variant="ruled"
        label={m.rating_about_label()}
        current={about}
        tabs={tabs.map(([id, words]) => ({
          id,
          to: `?about=${id}`,
          words: (
            <>
              {words}
              <span className="type-second block font-normal text-ink">
                <RatingLine summary={summaries[id]} />
              </span>
            </>
          ),
        }))}
      />
      {items.length === 0 ? (
        <p className="type-body mt-5 text-ink-2">{m.rating_none()}</p>
      ) : (
        <RatingList ratings={items} ofSlug={slug} />
      )}
      <PageLinks page={page} pages={pages} />
      <ButtonLink to={`/events/${slug}`} variant="third" className="mt-8">
        {m.rating_page_back()}
      </ButtonLink>
    </div>
  );
}
