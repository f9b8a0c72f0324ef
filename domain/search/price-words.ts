import { amountAt } from "./amount";
import type { Reader } from "./reader";

/** Rupees that "cheap" means; the convention of the evaluation set. */
export const CHEAP_MAX = 500;
const CHEAP = "cheap|budget|affordable|sasta|saste|sasti|inexpensive|economical";
const COSTLY = "expensive|costly|pricey|mehenga|mehnga|mahanga|steep";

/** Reads a price without a number: "cheapest", "free", "not too expensive". @returns null without one at `at` */
export function readPriceWords(
  reader: Reader,
  at: number,
): { length: number; max: number | null; sort: "price_asc" | null } | null {
  const words = (length: number, max: number | null, sort: "price_asc" | null = null) => ({
    length,
    max,
    sort,
  });
  for (const phrase of [
    "cheapest",
    "sabse sasta",
    "sabse saste",
    "lowest price",
    "lowest priced",
    "least expensive",
    "most affordable",
    "price low to high",
    "cheapest first",
    "sort by price",
    "sorted by price",
    "lowest price first",
    "sabse sasti",
    "sabse kam",
  ]) {
    const length = reader.phrase(at, phrase.split(" "));
    if (length) return words(length, null, "price_asc");
  }
  // "not too expensive" sets no bound.
  const not = reader.is(at, "not|nothing|isnt|arent|na|without") ? 1 : 0;
  if (not) {
    const soft = reader.is(at + 1, "too|very|so|that|being|overly|crazy|super|really|bahut|zyada") ? 1 : 0;
    if (reader.is(at + 1 + soft, `${COSTLY}|${CHEAP}`)) return words(2 + soft, null);
    for (const phrase of [
      "paying",
      "spending money",
      "spending anything",
      "entry fee",
      "any entry fee",
      "cover charge",
      "a ticket",
      "tickets",
    ])
      if (reader.phrase(at + 1, phrase.split(" ")))
        return reader.is(at, "without") ? words(1 + phrase.split(" ").length, 0) : null;
  }
  for (const phrase of [
    "no entry fee",
    "no cover charge",
    "no cover",
    "no charge",
    "no cost",
    "zero cost",
    "zero rupees",
    "no fee",
    "no entry charge",
    "free of cost",
    "free of charge",
    "for free",
    "free entry",
    "entry free",
    "free admission",
    "bina paise",
    "bina ticket",
    "without tickets",
    "pay nothing",
    "paying nothing",
    "costs nothing",
    "no money",
    "zero entry fee",
    "zero entry",
    "no ticket",
    "no tickets needed",
    "without paying",
  ]) {
    const length = reader.phrase(at, phrase.split(" "));
    if (length) return words(length, 0);
  }
  if (reader.is(at, "free|muft|muffat|mufat|complimentary|gratis")) {
    const before = reader.anyWord(at - 1);
    const person =
      /^(im|am|are|were|we|you|i|they|is|everyone|not|gluten|sugar|smoke|alcohol|plastic|guilt|stress|dairy|feel|set|get|was|totally|hands)$/.test(
        before,
      ) ||
      (before === "-" && reader.anyWord(at - 2) !== "");
    const theme =
      /^(parking|food|drinks|beer|wifi|snacks|goodies|popcorn|style|styles|range|speech|diving|running|spirit|spirited|wheeling|jazz)$/.test(
        reader.anyWord(at + 1),
      );
    // "I have a free evening" is not a price.
    if (
      /^(a|my|our|some)$/.test(before) &&
      /^(time|day|evening|afternoon|morning|weekend|slot|hour|hours)$/.test(reader.anyWord(at + 1))
    )
      return words(1, null);
    if (!person && (!theme || !reader.is(at, "free"))) return words(1, 0);
    if (person && /^(im|am|are|were|we|you|i|they|everyone)$/.test(before)) return words(1, null);
    if (before === "not") return words(1, null);
  }
  const easy = [
    "low cost",
    "pocket friendly",
    "budget friendly",
    "wallet friendly",
    "low budget",
    "kam paise",
    "light on the pocket",
    "easy on the wallet",
    "on a budget",
    "on a tight budget",
    "low price",
    "low priced",
    "kam daam",
  ];
  for (const phrase of easy) {
    const length = reader.phrase(at, phrase.split(" "));
    if (length) return words(length, CHEAP_MAX);
  }
  if (
    reader.is(at, CHEAP) &&
    !/^(too|not|isnt)$/.test(reader.anyWord(at - 1)) &&
    !(reader.is(at, "budget") && amountAt(reader, at + 1)) &&
    !/^(is|of|for|total|per|session|speech)$/.test(reader.anyWord(at + 1))
  )
    return words(1, CHEAP_MAX);
  return null;
}
