import { renderToStaticMarkup } from "react-dom/server";
import { RatingList } from "#app/parts/rating/rating-list";
import { RatingLine } from "#app/parts/rating/rating-stars";
import { m } from "#i18n/paraglide/messages";
import type { PublicEvent } from "#worker/discovery/discovery";
import type { PublicRatings, RatingsAbout } from "#worker/ratings/ratings";

/** Ratings, rendered on the server only: they add nothing to the page's script. Empty without ratings. */
export function drawRatings(event: PublicEvent, ratings: PublicRatings): string {
  const { organizer, venue } = ratings;
  if (organizer.count + venue.count === 0) return "";
  const href = (about: RatingsAbout) => `/events/${event.slug}/ratings?about=${about}`;
  const lines = [
    ...(ratings.event ? [["event", m.rating_of_event(), ratings.event] as const] : []),
    [
      "organizer",
      pageLink(
        "organizers",
        event.organization.slug,
        m.rating_of_organizer({ organizer: event.organization.name }),
      ),
      organizer,
    ] as const,
    ...(event.venue
      ? [
          [
            "venue",
            pageLink("venues", event.venue.id, m.rating_of_venue({ venue: event.venue.name })),
            venue,
          ] as const,
        ]
      : []),
  ];
  return renderToStaticMarkup(
    <>
      <dl className="grid gap-x-14 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {lines.map(([about, words, summary]) => (
          <div key={about}>
            <dt className="type-second text-ink-2">{words}</dt>
            <dd className="type-body">
              {summary.count > 0 ? (
                <a href={href(about)} className="hover:underline">
                  <RatingLine summary={summary} />
                </a>
              ) : (
                <RatingLine summary={summary} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3">
        <RatingList ratings={ratings.latest} ofSlug={event.slug} />
      </div>
      <p className="mt-4">
        <a href={href(ratings.event?.count ? "event" : "organizer")} className="word type-body">
          {m.rating_all()}
        </a>
      </p>
    </>,
  );
}

/** A plain link: the section is rendered without the router. */
function pageLink(kind: "organizers" | "venues", id: string, words: string) {
  return (
    <a href={`/${kind}/${id}`} className="hover:underline">
      {words}
    </a>
  );
}
