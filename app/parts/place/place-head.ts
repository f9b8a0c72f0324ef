import type { MetaDescriptor } from "react-router";
import { m } from "#i18n/paraglide/messages";

/** Title, address and feeds of a public page. @param feed path of its feeds without ending */
export function placeHead(facts: {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly feed: string;
  readonly structured: Readonly<Record<string, unknown>>;
}): MetaDescriptor[] {
  const feed = (type: string, ending: string) => ({
    tagName: "link",
    rel: "alternate",
    type,
    href: `${facts.feed}.${ending}`,
    title: facts.title,
  });
  return [
    { title: `${facts.title} · ${m.common_brand()}` },
    { name: "description", content: facts.description },
    { tagName: "link", rel: "canonical", href: facts.url },
    feed("application/atom+xml", "atom"),
    feed("text/calendar", "ics"),
    { property: "og:type", content: "website" },
    { property: "og:title", content: facts.title },
    { property: "og:description", content: facts.description },
    { property: "og:url", content: facts.url },
    { "script:ld+json": { "@context": "https://schema.org", url: facts.url, ...facts.structured } },
  ];
}
