import type { ConceptBook } from "./concepts/concept-book";
import { stem } from "./document";
import { AREA_ALIASES, CITY_ALIASES } from "./lexicon";
import type { Gazetteer } from "./query";
import { PhraseBook, type Reader } from "./reader";
import type { Thesaurus } from "./thesaurus";
import { fold, tokenize } from "./tokens";

/** A gazetteer indexed for parsing: phrases by first word, and all known words. */
export interface Atlas extends Language {
  readonly names: PhraseBook<string>;
  readonly areas: PhraseBook<{ readonly area: string; readonly city: string | null }>;
  readonly cities: PhraseBook<string>;
  readonly languages: ReadonlySet<string>;
  readonly vocabulary: ReadonlySet<string>;
  /** Words of cities and areas, the preferred spelling corrections. */
  readonly placeWords: ReadonlySet<string>;
  /** The current thesaurus; a parameter because a device receives it with its events. */
  readonly thesaurus: Thesaurus;
  /** Keys of the thesaurus that admins changed: there the concepts do not count. */
  readonly changed: ReadonlySet<string>;
  /** Stems of the vocabulary. */
  readonly stems: ReadonlySet<string>;
}

/** The words of the language that search knows; a device loads them when it first searches. */
export interface Language {
  readonly concepts: ConceptBook | null;
  /** Ordinary words, which are spelled correctly though no event has them. */
  readonly ordinary: ReadonlySet<string>;
  /** Words of conversation: they occur in titles and descriptions by chance. */
  readonly talk: ReadonlySet<string>;
}

const NO_LANGUAGE: Language = { concepts: null, ordinary: new Set(), talk: new Set() };

const key = (text: string) =>
  tokenize(text)
    .map((token) => token.word)
    .join(" ");

/** Build once per catalogue version: a few milliseconds for thousands of names. */
export function makeAtlas(
  gazetteer: Gazetteer,
  thesaurus: Thesaurus = new Map(),
  language: Language = NO_LANGUAGE,
  changed: ReadonlySet<string> = new Set(),
): Atlas {
  const citiesOf = new Map<string, Set<string>>();
  for (const { name, city } of gazetteer.areas) {
    const cities = citiesOf.get(name) ?? new Set<string>();
    citiesOf.set(name, cities.add(city));
  }
  const known = new Set(gazetteer.cities);
  const areas: [string, { area: string; city: string | null }][] = [];
  for (const [area, cities] of citiesOf) {
    if (!area || known.has(area)) continue;
    const value = { area, city: cities.size === 1 ? [...cities][0]! || null : null };
    areas.push([key(area), value]);
    for (const [alias, target] of AREA_ALIASES) if (target === area) areas.push([key(alias), value]);
  }
  const cities: [string, string][] = gazetteer.cities.filter(Boolean).map((city) => [key(city), city]);
  for (const [alias, city] of CITY_ALIASES) if (known.has(city)) cities.push([key(alias), city]);

  const vocabulary = new Set([
    ...gazetteer.vocabulary,
    ...gazetteer.names.flatMap((name) => key(name).split(" ")),
  ]);
  const placeWords = new Set([...areas, ...cities].flatMap(([phrase]) => phrase.split(" ")));
  return {
    // A single word is too ambiguous for a name; it is still a keyword.
    names: new PhraseBook(
      gazetteer.names
        .flatMap((name): [string, string][] => [
          [key(name), name],
          // "the tabla room" is also "tabla room".
          [key(name).replace(/^the /, ""), name],
        ])
        .filter(([phrase]) => phrase.includes(" ")),
    ),
    areas: new PhraseBook(areas),
    cities: new PhraseBook(cities),
    languages: new Set(gazetteer.languages.map(fold)),
    vocabulary,
    placeWords,
    thesaurus,
    changed,
    stems: new Set([...vocabulary].map(stem)),
    ...language,
  };
}

/** Areas that are also common words: they need a preposition or their city beside them. */
const EVERYDAY =
  /^(fort|park|lake|beach|market|garden|college|station|riverfront|downtown|island|marina|central|camp|church|hill)$/;
const SIDES = /^(north|south|east|west|central|greater|downtown)$/;
const LEADS = /^(in|near|around|at|nearby|close|within|across|outside|from|of)$/;

/** Reads neighbourhoods, then cities, and claims the preposition before them. */
export function readPlaces(reader: Reader, atlas: Atlas): { city: string[]; area: string[] } {
  const area = new Set<string>();
  const city = new Set<string>();
  const implied = new Set<string>();
  const lead = (at: number) => (reader.isFree(at - 1) && LEADS.test(reader.word(at - 1)) ? 1 : 0);
  const isPlaced = (at: number) =>
    lead(at) === 1 || atlas.cities.find(reader, at + 1) !== null || reader.length === 1;
  for (let at = 0; at < reader.length; at++) {
    const found = atlas.areas.find(reader, at);
    if (!found || reader.negated[at]) continue;
    if (EVERYDAY.test(reader.word(at)) && found.length === 1 && !isPlaced(at)) continue;
    area.add(found.value.area);
    if (found.value.city) implied.add(found.value.city);
    const side = SIDES.test(reader.word(at + found.length)) ? 1 : 0;
    reader.understand(at - lead(at), found.length + lead(at) + side, ["area"], found.value.area);
    at += found.length - 1 + side;
  }
  for (let at = 0; at < reader.length; at++) {
    const found = atlas.cities.find(reader, at);
    if (!found || reader.negated[at]) continue;
    city.add(found.value);
    // "south delhi" and "central london" are the city.
    const side = SIDES.test(reader.word(at - 1)) ? 1 : 0;
    const before = side + lead(at - side);
    reader.understand(at - before, found.length + before, ["city"], found.value);
    at += found.length - 1;
  }
  return { city: [...new Set([...implied, ...city])], area: [...area] };
}
