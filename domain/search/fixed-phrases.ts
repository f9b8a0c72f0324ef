import { PhraseBook, type Reader } from "./reader";

/** Multi-word themes, some words of which are stop words alone. */
export const THEMES = new PhraseBook<true>(
  [
    "new year",
    "new years",
    "old city",
    "old town",
    "date night",
    "late night",
    "open mic",
    "street food",
    "game night",
    "games night",
    "quiz night",
    "board game",
    "board games",
    "first date",
    "night market",
    "night sky",
    "night trek",
    "night ride",
    "night run",
    "night walk",
    "date idea",
    "date ideas",
    "live show",
    "heritage walk",
    "flea market",
    "one man show",
    "one act",
    "meet new people",
    "meet people",
    "make friends",
    "new friends",
    "give back",
    "hands on",
    "black and white",
    "spoken word",
    "old songs",
  ].map((phrase): [string, true] => [phrase, true]),
);

/** Reads the phrases of the book as keywords; negated ones are excluded. */
export function readPhrases(
  reader: Reader,
  book: PhraseBook<unknown>,
  keywordAt: Map<number, string>,
  excluded: string[],
): void {
  for (let at = 0; at < reader.length; at++) {
    const found = book.find(reader, at);
    if (!found) continue;
    // "new year's eve", "new year weekend" and "before new year" are dates.
    if (
      reader.is(at, "new") &&
      (reader.is(at + found.length, "eve|day|week|weekend") ||
        /^(before|after|till|until|by|post)$/.test(
          reader.anyWord(at - 1) === "the" ? reader.anyWord(at - 2) : reader.anyWord(at - 1),
        ) ||
        (reader.is(at - 1, "and|to") && /^(between|from)$/.test(reader.anyWord(at - 3))))
    )
      continue;
    const article = reader.is(at - 1, "a|an|any|the") ? 1 : 0;
    if (reader.is(at - 1 - article, "no|not|without|except|excluding")) {
      const words = reader.tokens.slice(at, at + found.length).map((token) => token.word);
      excluded.push(words.join(" "));
      reader.claim(at - 1 - article, 1 + article);
      reader.understand(at, found.length, ["notKeywords"], words.join(" "));
      continue;
    }
    for (let k = 0; k < found.length; k++) keywordAt.set(at + k, reader.word(at + k));
    reader.understand(
      at,
      found.length,
      ["keywords"],
      [...Array(found.length).keys()].map((k) => reader.anyWord(at + k)).join(" "),
    );
    at += found.length - 1;
  }
}
