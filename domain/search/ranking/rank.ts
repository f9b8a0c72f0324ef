import { type Term, termsOf, unwantedTerms } from "./terms";
import { type SearchDocument, stems } from "../document";
import type { Filters } from "../query";
import type { Thesaurus } from "../thesaurus";

export interface Ranked {
  readonly id: string;
  readonly score: number;
  /** Matched words of the query. */
  readonly words: readonly string[];
}

/** Field weights. */
const WEIGHTS = { title: 3, tags: 3, performer: 3, place: 1.5, category: 1, description: 1 } as const;
/** Factor on related terms if some event has the query's own word in a title, tag or name. */
const ALSO_BESIDE = 0.66;
/** Factor for a query that is the name of a performer or place. */
const NAMED = 2;
/** Events below this share of the best text score are dropped. */
const CUT = 0.5;

interface Indexed {
  readonly doc: SearchDocument;
  readonly fields: readonly {
    readonly weight: number;
    readonly stems: readonly string[];
    readonly set: ReadonlySet<string>;
  }[];
}

const indexed = new WeakMap<SearchDocument, Indexed>();

function indexOf(doc: SearchDocument): Indexed {
  const known = indexed.get(doc);
  if (known) return known;
  const field = (weight: number, text: string) => {
    const list = stems(text);
    return { weight, stems: list, set: new Set(list) };
  };
  const made = {
    doc,
    fields: [
      field(WEIGHTS.title, doc.title),
      field(WEIGHTS.tags, doc.tags.join(" , ")),
      field(WEIGHTS.performer, doc.performer),
      field(WEIGHTS.place, `${doc.venue} , ${doc.area} , ${doc.city}`),
      field(WEIGHTS.category, doc.category),
      field(WEIGHTS.description, doc.description),
    ],
  };
  indexed.set(doc, made);
  return made;
}

function holds(field: Indexed["fields"][number], phrase: readonly string[]): boolean {
  if (!phrase.every((word) => field.set.has(word))) return false;
  if (phrase.length === 1) return true;
  return field.stems.some((_, at) => phrase.every((word, k) => field.stems[at + k] === word));
}

function isNamed(entry: Indexed, words: readonly string[]): boolean {
  const [, , performer, place] = entry.fields;
  return [performer!, place!].some((field) => holds(field, words));
}

/** Score of a term's own word and of its related terms, each in the best field. */
interface Worth {
  readonly own: number;
  readonly related: number;
}
const NO_WORTH: Worth = { own: 0, related: 0 };

function worthOf(entry: Indexed, term: Term): Worth {
  let own = term.only !== null && entry.doc.category !== term.only ? BORNE : 0;
  let related = (term.categories.get(entry.doc.category) ?? 0) * BORNE;
  for (const who of entry.doc.audience) related = Math.max(related, (term.audiences.get(who) ?? 0) * BORNE);
  term.forms.forEach(({ stems: phrase, worth }) => {
    entry.fields.forEach((field, at) => {
      const value = worth * field.weight;
      if (worth === 1) {
        if (value > own && holds(field, phrase)) own = value;
      } else if (value > related && !NAMES.has(at) && holds(field, phrase)) related = value;
    });
  });
  return { own, related };
}

const isByWords = ({ categories, audiences, only }: Term) =>
  categories.size === 0 && audiences.size === 0 && only === null;

/** Name fields: related terms are not matched in names. */
const NAMES: ReadonlySet<number> = new Set([2, 3]);
/** Minimum score for a match in a title, tag or performer rather than only in a description. */
const BORNE = WEIGHTS.tags;

/** Score per event and term. */
function weigh(worths: readonly (readonly Worth[])[], terms: readonly Term[]): number[][] {
  const beside = terms.map((_, t) => (worths.some((each) => each[t]!.own >= BORNE) ? ALSO_BESIDE : 1));
  return worths.map((each) => each.map(({ own, related }, t) => Math.max(own, related * beside[t]!)));
}

/**
 * Orders filtered events. With keywords, events far below the best text score are dropped; an empty result means that
 * no keyword matched. Without keywords, soonest and most popular first.
 * @param near epoch milliseconds: events near it rank higher; now, or the requested day
 * @param holders ids of the events that contain any of `stemsAskedFor`, if an index is available; the others
 * are not read
 */
export function rank(
  docs: readonly SearchDocument[],
  filters: Filters,
  thesaurus: Thesaurus,
  near: number,
  holders?: ReadonlySet<string>,
): Ranked[] {
  const terms = termsOf(filters, thesaurus);
  const unwanted = unwantedTerms(filters);
  const worth = (doc: SearchDocument, term: Term) =>
    holders && !holders.has(doc.id) && isByWords(term) ? NO_WORTH : worthOf(indexOf(doc), term);
  const entries = docs.filter((doc) => unwanted.every((term) => worth(doc, term).own === 0));
  const worths = weigh(
    entries.map((doc) => terms.map((term) => worth(doc, term))),
    terms,
  );
  // Inverse document frequency.
  const rarity = terms.map((_, t) => {
    const found = worths.filter((each) => each[t]! > 0).length;
    return Math.log(1 + entries.length / (found + 0.5));
  });
  const isSoft = terms.map(({ isWeak }) => isWeak);
  const whole = terms.length > 1 ? filters.keywords.flatMap(stems) : null;
  const scored = entries.map((doc, i) => {
    const sum = (soft: boolean) =>
      worths[i]!.reduce((all, each, t) => (isSoft[t] === soft ? all + each * rarity[t]! : all), 0);
    const text = sum(false);
    return {
      doc,
      text: text > 0 && whole && isNamed(indexOf(doc), whole) ? text * NAMED : text,
      extra: sum(true),
      words: terms.filter((_, t) => worths[i]![t]! > 0).map((term) => term.text),
    };
  });
  const best = scored.reduce((most, each) => Math.max(most, each.text), 0);
  const mostExtra = scored.reduce((most, each) => Math.max(most, each.extra), 0);
  const matching = isSoft.every(Boolean)
    ? scored
    : scored.filter((each) => each.text > 0 && each.text >= best * CUT);
  return matching
    .map(({ doc, text, extra, words }) => {
      const days = Math.abs(doc.startsAt - near) / 86_400_000;
      const soon = 1 / (1 + days / 30);
      return {
        id: doc.id,
        score:
          (best > 0 ? text / best : 0) * 3 +
          (mostExtra > 0 ? extra / mostExtra : 0) +
          soon * 0.5 +
          doc.popularity / 200,
        words,
        doc,
      };
    })
    .toSorted((a, b) => order(filters, a, b))
    .map(({ id, score, words }) => ({ id, score, words }));
}

function order(
  filters: Filters,
  a: { score: number; doc: SearchDocument },
  b: { score: number; doc: SearchDocument },
): number {
  const byId = a.doc.id < b.doc.id ? -1 : 1;
  if (filters.sort === "price_asc") return a.doc.priceMin - b.doc.priceMin || b.score - a.score || byId;
  if (filters.sort === "popularity") return b.doc.popularity - a.doc.popularity || byId;
  if (filters.sort === "date") return a.doc.startsAt - b.doc.startsAt || byId;
  return b.score - a.score || byId;
}
