import { ageOf, isGrown, KID, SENIOR, turnedAgeAt } from "./grammar/ages";
import { ACCESSIBILITY, AUDIENCES, LANGUAGES, MODES, PRIDE } from "./lexicon";
import { type Atlas, makeAtlas } from "./places";
import { Reader } from "./reader";
import { tokenize } from "./tokens";

/** Audience, accessibility, languages and mode of a query. */
export interface Companions {
  readonly audience: readonly string[];
  readonly accessibility: readonly string[];
  readonly languages: readonly string[];
  readonly mode: "online" | "in-person" | null;
  /** Words that are also a theme. */
  readonly keywords: readonly string[];
}

const EMPTY_ATLAS: Atlas = makeAtlas({
  cities: [],
  areas: [],
  names: [],
  languages: [],
  vocabulary: new Set(),
});

/** Audience and accessibility named by an event's tag: "dog friendly", "captioned". */
export function peopleOfTag(tag: string): Pick<Companions, "audience" | "accessibility"> {
  return readCompanions(new Reader(tokenize(tag)), EMPTY_ATLAS);
}

const LEADS = "for|with|my|our|the|a|and|only|some|bring|your|of|in";
const TAILS =
  "friendly|only|accessible|interpreted|allowed|welcome|performance|performances|language|languages|ke|ka|ki";

export function readCompanions(reader: Reader, atlas: Atlas): Companions {
  const audience = new Set<string>();
  const accessibility = new Set<string>();
  const languages = new Set<string>();
  const keywords: string[] = [];
  let mode: Companions["mode"] = null;

  const tail = (end: number) => {
    let extra = 0;
    if (reader.is(end, "-") && reader.is(end + 1, TAILS)) extra = 2;
    else if (reader.is(end, TAILS)) extra = 1;
    return extra;
  };
  for (let at = 0; at < reader.length; at++) {
    if (!reader.isFree(at) || reader.negated[at]) continue;
    const aged = turnedAgeAt(reader, at) ?? ageAt(reader, at);
    if (aged) {
      if (aged.audience) audience.add(aged.audience);
      reader.understand(at, aged.length, ["audience"], aged.audience ?? "");
      at += aged.length - 1;
      continue;
    }
    const need = ACCESSIBILITY.find(reader, at);
    if (need && !isOther(reader, at)) {
      accessibility.add(need.value);
      const length = need.length + tail(at + need.length);
      reader.understand(at, length, ["accessibility"], need.value);
      at += length - 1;
      continue;
    }
    const who = AUDIENCES.find(reader, at);
    if (who && !isOther(reader, at) && !isOther(reader, at + who.length - 1)) {
      audience.add(who.value.audience);
      const length = who.length + tail(at + who.length);
      reader.understand(at, length, ["audience"], who.value.audience);
      at += length - 1;
      continue;
    }
    if (reader.is(at, PRIDE) && !/^(and|of)$/.test(reader.anyWord(at + 1))) {
      audience.add("lgbtq");
      keywords.push(PRIDE);
      reader.understand(at, 1, ["audience", "keywords"], "lgbtq");
      continue;
    }
    const how = MODES.find(reader, at);
    if (how) {
      mode = how.value;
      reader.understand(at, how.length, ["mode"], how.value);
      at += how.length - 1;
      continue;
    }
    const language = LANGUAGES.get(reader.word(at));
    if (
      language &&
      !reader.anyWord(at + 1).startsWith("nadu") &&
      atlas.languages.has(language.toLowerCase()) &&
      !/^(food|cuisine|breakfast|sweets|thali)$/.test(reader.anyWord(at + 1))
    ) {
      languages.add(language);
      const lead = reader.isFree(at - 1) && reader.is(at - 1, "in") ? 1 : 0;
      const length = 1 + tail(at + 1);
      reader.understand(at - lead, length + lead, ["languages"], language);
      at += length - 1;
    }
  }
  for (let at = 0; at < reader.length - 1; at++)
    if (reader.is(at, LEADS) && !reader.isFree(at + 1) && reader.is(at, "with|for|my")) reader.claim(at, 1);
  return {
    audience: [...audience],
    accessibility: [...accessibility],
    languages: [...languages],
    mode,
    keywords,
  };
}

/** Homographs: "hot dog", "blind date", "quiet riot". */
function isOther(reader: Reader, at: number): boolean {
  const word = reader.word(at);
  const before = reader.anyWord(at - 1);
  const after = reader.anyWord(at + 1);
  if (/^dogs?$/.test(word)) return before === "hot" || after === "day";
  // "pet dard": a stomach ache.
  if (word === "pet") return /^(dard|bhar|pakad|peeve|peeves|mein|me|ki|ka|ke)$/.test(after);
  // "my son is 25", "son in law"
  if (/^(son|daughter|nephew|niece)$/.test(word)) return isGrown(reader, at);
  if (word === "baby") return /^(shower|steps|blues)$/.test(after) || /^(cry)$/.test(before);
  if (word === "blind") return /^(date|dates|tasting)$/.test(after);
  if (word === "family") return /^(guy|man|tree)$/.test(after);
  if (word === "trans") return /^(siberian|atlantic)$/.test(after);
  return false;
}

/** "my 7 year old", "kids aged 5", "for a 70-year-old": kids up to 12, seniors from 60, otherwise no audience. */
function ageAt(reader: Reader, at: number): { audience: string | null; length: number } | null {
  const dash = (p: number) => (reader.is(p, "-") ? 1 : 0);
  const age = ageOf(reader.word(at));
  if (age === null) return null;
  let p = at + 1 + dash(at + 1);
  // "5 saal ki beti"
  if (reader.is(p, "saal|sal") && reader.is(p + 1, "ka|ki|ke"))
    return { audience: age <= KID ? "kids" : age >= SENIOR ? "seniors" : null, length: p + 2 - at };
  // "3 and 5 year olds"
  if (reader.is(p, "and|or|&|,") && /^\d{1,2}$/.test(reader.word(p + 1))) {
    const other = ageAt(reader, p + 1);
    if (other) return { audience: age <= KID ? "kids" : other.audience, length: p + 1 - at + other.length };
  }
  if (!reader.is(p, "year|years|yr|yrs|yo|month|months")) return null;
  const months = reader.is(p, "month|months");
  const short = reader.is(p, "yo");
  p++;
  if (!short) {
    p += dash(p);
    if (!reader.is(p, "old|olds")) return null;
    p++;
  }
  return { audience: months || age <= KID ? "kids" : age >= SENIOR ? "seniors" : null, length: p - at };
}
