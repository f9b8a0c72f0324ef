import { type ListedEvent, languagesOf } from "./listed-event";
import type { Gazetteer } from "./query";
import { tokenize } from "./tokens";

type Naming = Pick<ListedEvent, "title" | "tags" | "performer" | "language" | "venue" | "area" | "city">;

/** Collects all names of the given events. */
export function gazetteerOf(events: readonly Naming[]): Gazetteer {
  const once = (values: readonly string[]) => [...new Set(values)].filter(Boolean);
  const areas = new Map(events.map(({ area, city }) => [`${area}|${city}`, { name: area, city }]));
  return {
    cities: once(events.map(({ city }) => city)),
    areas: [...areas.values()].filter(({ name }) => name),
    names: once(events.flatMap(({ venue, performer }) => [venue, performer])),
    languages: once(events.flatMap(({ language }) => languagesOf(language))),
    vocabulary: new Set(
      once(events.flatMap(({ title, tags }) => [title, ...tags])).flatMap((text) =>
        tokenize(text).map(({ word }) => word),
      ),
    ),
  };
}
