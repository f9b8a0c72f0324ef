import { placeLabel } from "#app/parts/event/place-label";
import type { MetaDescriptor } from "react-router";
import { schemaOrgType } from "#domain/catalogue/category";
import { minorDigits } from "#domain/core/money";
import type { RatingSummary } from "#domain/catalogue/rating";
import { dateTimeWords } from "#domain/time/when-words";
import type { EventFacts } from "#app/parts/event/event-facts";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** Title, share card and structured data, built by the loader to keep them out of the page's script. */
export function headOf(event: EventFacts, rated: RatingSummary | null, origin: string): MetaDescriptor[] {
  const where = placeLabel(event.venue?.name, event.venue?.city);
  const when = dateTimeWords(event.startsAt, { timeZone: event.timeZone, locale: intlLocale() });
  const url = `${origin}/events/${event.slug}`;
  const image = event.imageUrl ? `${origin}${event.imageUrl}` : `${url}/share.svg`;
  const description = m.event_description({ when, where, organizer: event.organizationName });
  return [
    { title: `${event.title}, ${placeLabel(event.venue?.city)} · ${m.common_brand()}` },
    { name: "description", content: description },
    { tagName: "link", rel: "canonical", href: url },
    {
      tagName: "link",
      rel: "alternate",
      type: "application/json+oembed",
      href: `${origin}/oembed?url=${encodeURIComponent(url)}`,
      title: event.title,
    },
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
    { "script:ld+json": structuredData(event, url, image, rated) },
  ];
}

/** schema.org Event with Offers. */
function structuredData(event: EventFacts, url: string, image: string, rated: RatingSummary | null) {
  const availability = {
    on_sale: "InStock",
    few_left: "LimitedAvailability",
    not_yet: "PreOrder",
    sold_out: "SoldOut",
    paused: "OutOfStock",
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
    eventAttendanceMode: `https://schema.org/${event.mode === "online" ? "Online" : "Offline"}EventAttendanceMode`,
    ...(event.language ? { inLanguage: event.language } : {}),
    location:
      event.mode === "online" || !event.venue
        ? { "@type": "VirtualLocation", url }
        : {
            "@type": "Place",
            name: event.venue.name,
            address: {
              "@type": "PostalAddress",
              streetAddress: event.venue.address,
              addressLocality: event.venue.city,
            },
          },
    // Ratings of this event only, not of the organizer's other events.
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
