import { data } from "react-router";
import { schemaOrgType } from "#domain/category";
import { minorDigits } from "#domain/money";
import type { RatingSummary } from "#domain/rating";
import { dateTimeWords } from "#domain/when-words";
import { EventBody } from "#app/components/event-body";
import { EventRow } from "#app/components/event-card";
import { type EventFacts, toEventFacts } from "#app/components/event-facts";
import { orLastSeen } from "#app/components/or-last-seen";
import { LastSeenNotice } from "#app/components/last-seen-notice";
import { SectionHeading } from "#app/components/section-heading";
import { servicesContext } from "#app/context";
import { anyone, notFound } from "#app/guards";
import { intlLocale } from "#app/i18n/locale";
import { m } from "#app/paraglide/messages";
import type { SiteHandle } from "../site/layout";
import type { Route } from "./+types/route";
import { drawRatings } from "./ratings-section.server";
import { ShareButton } from "./share-button";

export const handle: SiteHandle = { ownBarsOnPhone: true, headerSearch: true };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  anyone(context);
  const { discovery, ratings } = context.get(servicesContext);
  const event = await discovery.findEvent(params.slug);
  if (!event) throw notFound();
  const [similar, rated] = await Promise.all([discovery.listSimilar(event), ratings.readPublic(event)]);
  return data({
    event: toEventFacts(event, Date.now()),
    similar: similar.slice(0, 4),
    ratingsHtml: drawRatings(event, rated),
    ownRating: rated.event,
    origin: new URL(request.url).origin,
  });
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return orLastSeen(request, serverLoader);
}

export const meta: Route.MetaFunction = ({ loaderData }) => {
  if (!loaderData) return [{ title: m.common_brand() }];
  const { event, origin, ownRating } = loaderData;
  const where = `${event.venue.name}, ${event.venue.city}`;
  const when = dateTimeWords(event.startsAt, { timeZone: event.timeZone, locale: intlLocale() });
  const url = `${origin}/events/${event.slug}`;
  const image = event.imageUrl ? `${origin}${event.imageUrl}` : `${url}/share.svg`;
  const description = m.event_description({ when, where, organizer: event.organizationName });
  return [
    { title: `${event.title}, ${event.venue.city} · ${m.common_brand()}` },
    { name: "description", content: description },
    { tagName: "link", rel: "canonical", href: url },
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: m.common_brand() },
    { property: "og:title", content: event.title },
    { property: "og:description", content: description },
    { property: "og:url", content: url },
    { property: "og:image", content: image },
    ...(event.imageUrl
      ? []
      : [
          { property: "og:image:width", content: "1200" },
          { property: "og:image:height", content: "630" },
        ]),
    { name: "twitter:card", content: "summary_large_image" },
    { "script:ld+json": structuredData(event, url, image, ownRating) },
  ];
};

/** schema.org Event with its Offers, as search engines read it. */
function structuredData(event: EventFacts, url: string, image: string, rated: RatingSummary | null) {
  const availability = {
    on_sale: "InStock",
    few_left: "LimitedAvailability",
    not_yet: "PreOrder",
    sold_out: "SoldOut",
    ended: "SoldOut",
    cancelled: "Discontinued",
  } as const;
  const digits = minorDigits(event.currency);
  const iso = (at: number) => new Date(at).toISOString();
  return {
    "@context": "https://schema.org",
    "@type": schemaOrgType(event.category),
    name: event.title,
    url,
    image: [image],
    startDate: iso(event.startsAt),
    doorTime: iso(event.doorsAt),
    endDate: iso(event.endsAt),
    eventStatus: `https://schema.org/${event.state === "cancelled" ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    ...(event.language ? { inLanguage: event.language } : {}),
    location: {
      "@type": "Place",
      name: event.venue.name,
      address: {
        "@type": "PostalAddress",
        streetAddress: event.venue.address,
        addressLocality: event.venue.city,
      },
    },
    // Only what people said of this very event: a rating of the organizer's other evenings is not this one's.
    ...(rated?.average
      ? {
          aggregateRating: {
            "@type": "AggregateRating",
            ratingValue: rated.average,
            ratingCount: rated.count,
            bestRating: 5,
            worstRating: 1,
          },
        }
      : {}),
    organizer: { "@type": "Organization", name: event.organizationName },
    offers: event.prices.map((price) => ({
      "@type": "Offer",
      name: price.name,
      price: (price.fromMinor / 10 ** digits).toFixed(digits),
      priceCurrency: event.currency,
      availability: `https://schema.org/${availability[price.sale]}`,
      ...(price.saleStartsAt === null ? {} : { validFrom: iso(price.saleStartsAt) }),
      url: `${url}/seats`,
    })),
  };
}

export default function EventPage({ loaderData }: Route.ComponentProps) {
  const { seenAt, ...page } = { seenAt: undefined, ...loaderData };
  const { event, similar, ratingsHtml } = page;
  return (
    <EventBody
      event={event}
      share={<ShareButton title={event.title} />}
      notice={<LastSeenNotice data={page} seenAt={seenAt} />}
    >
      {ratingsHtml ? (
        <section className="mt-12" aria-labelledby="ratings">
          <SectionHeading id="ratings">{m.rating_section()}</SectionHeading>
          {/* Drawn and escaped by React on the server (ratings-section). */}
          <div dangerouslySetInnerHTML={{ __html: ratingsHtml }} />
        </section>
      ) : null}
      {similar.length > 0 ? (
        <section className="mt-12" aria-labelledby="similar">
          <SectionHeading id="similar">{m.event_similar()}</SectionHeading>
          <ul className="grid gap-x-10 gap-y-4 pt-1 md:grid-cols-2">
            {similar.map((other) => (
              <li key={other.id}>
                <EventRow event={other} picture="start" />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </EventBody>
  );
}
