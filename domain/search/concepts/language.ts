import type { Language } from "../places";
import { ConceptBook } from "./concept-book";
import { STOP_WORDS } from "../lexicon";
import { CONVERSATION } from "./conversation";
import { IDIOMS } from "./lines/idioms";
import { LIFE } from "./lines/life";
import { NEIGHBOURS } from "./lines/neighbours";
import { FEELINGS } from "./lines/feelings";
import { FIELDS } from "./lines/fields";
import { MUSIC } from "./lines/music";
import { PEOPLE } from "./lines/people";
import { SCREEN_AND_SPORT } from "./lines/screen-and-sport";
import { STAGE } from "./lines/stage";
import { WISHES } from "./lines/wishes";
import { WORK } from "./lines/work";
import { ORDINARY_WORDS } from "./ordinary-words";

/** The shipped concepts; bundles are defined in the first lines. */
export const SHIPPED_CONCEPTS = [
  FEELINGS,
  PEOPLE,
  WISHES,
  WORK,
  MUSIC,
  STAGE,
  SCREEN_AND_SPORT,
  IDIOMS,
  LIFE,
  NEIGHBOURS,
  FIELDS,
].join("\n");

const isTalk = (word: string, isVery: boolean) => STOP_WORDS.has(word) || (!isVery && CONVERSATION.has(word));

let language: Language | null = null;

/** The shipped concepts and ordinary words; built at the first call, a few milliseconds. */
export function shippedLanguage(): Language {
  language ??= {
    concepts: new ConceptBook(SHIPPED_CONCEPTS, isTalk),
    ordinary: unpack(ORDINARY_WORDS),
    talk: CONVERSATION,
  };
  return language;
}

/** Front-coded: a digit gives the number of letters shared with the word before. */
function unpack(packed: string): ReadonlySet<string> {
  const words = new Set<string>();
  let before = "";
  for (const [, shared, rest] of packed.matchAll(/(\d+)([a-z]*)/g)) {
    before = before.slice(0, Number(shared)) + rest;
    words.add(before);
  }
  return words;
}
