import { gazetteerOf } from "#domain/search/gazetteer";
import { parseQuery } from "#domain/search/parse";
import { type Atlas, makeAtlas } from "#domain/search/places";
import { THESAURUS } from "#domain/search/thesaurus";
import { makeCatalogue } from "./search-catalogue.mjs";

/** Parses one sentence repeatedly, with the place names of the bench's catalogue. */
const NOW = Date.UTC(2026, 10, 20, 6);
let atlas: Atlas | null = null;

export default {
  fetch(request: Request): Response {
    const { searchParams } = new URL(request.url);
    atlas ??= atlasOf(Number(searchParams.get("events")));
    let chips = 0;
    for (let i = Number(searchParams.get("times")); i > 0; i--)
      chips += parseQuery(searchParams.get("q") ?? "", NOW, "Asia/Kolkata", atlas).chips.length;
    return new Response(String(chips));
  },
};

function atlasOf(count: number): Atlas {
  const { venues, events } = makeCatalogue(count, NOW);
  const places = new Map(venues.map((venue) => [venue.id, venue]));
  return makeAtlas(
    gazetteerOf(
      events.map((event) => {
        const { name, area, city } = places.get(event.venue)!;
        return { ...event, venue: name, area, city };
      }),
    ),
    THESAURUS,
  );
}
