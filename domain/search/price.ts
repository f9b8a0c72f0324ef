import { amountAt, isPrice } from "./amount";
import { eachAt, forPartyAt, totalAt, totalBefore } from "./grammar/party";
import { isTotalWord, perPerson, type PriceRange } from "./grammar/price-share";
import { CHEAP_MAX, readPriceWords } from "./price-words";
import type { Reader } from "./reader";

/** Smaller numbers without a currency are ages, sizes or days. */
const LEAST_BARE_SUM = 30;
const BELOW: readonly (readonly string[])[] = [
  "under",
  "below",
  "less than",
  "lesser than",
  "not more than",
  "no more than",
  "not over",
  "upto",
  "up to",
  "within",
  "max",
  "maximum",
  "at most",
  "cheaper than",
  "budget of",
  "budget is",
  "my budget is",
  "budget",
  "tops",
  "not above",
  "nothing above",
  "nothing over",
  "beneath",
  "around",
  "about",
  "for under",
  "for less than",
  "costs less than",
  "not exceeding",
  "not exceed",
  "dont exceed",
  "sub",
  "for",
  "<",
].map((phrase) => phrase.split(" "));
const ABOVE: readonly (readonly string[])[] = [
  "over",
  "above",
  "more than",
  "at least",
  "min",
  "minimum",
  "starting at",
  "starting from",
  "upwards of",
  ">",
  "not less than",
  "no less than",
  "not under",
].map((phrase) => phrase.split(" "));
const BELOW_AFTER: readonly (readonly string[])[] = [
  "max",
  "maximum",
  "or less",
  "and under",
  "or under",
  "and below",
  "or below",
  "tops",
  "ke andar",
  "se kam",
  "rupaye tak",
  "to spend",
  "ke under",
  "ke neeche",
  "tak",
  "at most",
  "or cheaper",
  "budget",
  "limit",
].map((phrase) => phrase.split(" "));
const ABOVE_AFTER: readonly (readonly string[])[] = [
  "or more",
  "and above",
  "or above",
  "and up",
  "plus",
  "+",
  "se zyada",
  "se upar",
  "onwards",
  "minimum",
  "min",
  "and over",
].map((phrase) => phrase.split(" "));

const BETWEEN_AFTER = [
  "ke beech",
  "ke beech mein",
  "ke beech me",
  "ke bich",
  "ke bich mein",
  "ke darmiyan",
].map((phrase) => phrase.split(" "));

const longest = (reader: Reader, at: number, phrases: readonly (readonly string[])[]) =>
  phrases.reduce((length, phrase) => Math.max(length, reader.phrase(at, phrase)), 0);

/**
 * The price range and price sorting of the sentence; claims their words and the words that only look like a price.
 */
export function readPrice(reader: Reader): { price: PriceRange | null; sort: "price_asc" | null } {
  let sort: "price_asc" | null = null;
  let price: PriceRange | null = null;
  // An amount replaces "cheap": "cheap tickets under 300".
  let vague = false;
  const understand = (at: number, length: number, range: PriceRange, isVague = false) => {
    price =
      price && vague && !isVague
        ? range
        : price && isVague && price.max !== null
          ? price
          : price
            ? {
                // "Free" is the narrowest bound and overrides others.
                min: price.max === 0 ? null : range.max === 0 ? null : (price.min ?? range.min),
                max: price.max === 0 || range.max === 0 ? 0 : (price.max ?? range.max),
                currency: price.currency ?? range.currency,
              }
            : range;
    vague = isVague && price === range;
    reader.understand(at, length, ["priceMin", "priceMax"], `${range.min ?? ""}..${range.max ?? ""}`);
  };

  for (let at = 0; at < reader.length; at++) {
    if (!reader.isFree(at)) continue;
    const worded = readPriceWords(reader, at);
    if (worded) {
      if (worded.sort) {
        sort = worded.sort;
        reader.understand(at, worded.length, ["sort"], worded.sort);
      } else if (worded.max !== null)
        understand(
          at,
          worded.length,
          { min: null, max: worded.max, currency: null },
          worded.max === CHEAP_MAX,
        );
      else reader.claim(at, worded.length);
      at += worded.length - 1;
      continue;
    }
    const read = numbersAt(reader, at);
    if (read) {
      const shared = perPerson(reader, at, read);
      understand(at, shared.length, shared);
      at += shared.length - 1;
    }
  }
  return { price, sort };
}

/** A negation with at most a few words of paying after it: "not", "should not cost", "nothing". */
function isDenied(reader: Reader, at: number): boolean {
  for (let back = 1; back <= 4; back++) {
    const word = reader.word(at - back);
    if (/^(not|no|dont|doesnt|shouldnt|nothing|never|cant|wont|isnt)$/.test(word)) return true;
    if (
      !/^(cost|costs|costing|be|should|priced|price|to|pay|paying|spend|spending|want|any|is|for)$/.test(word)
    )
      return false;
  }
  return false;
}

const isYear = (value: number) => value >= 2020 && value < 2100;

function numbersAt(reader: Reader, at: number): (PriceRange & { length: number }) | null {
  // "between 100 and 400", "₹100-400", "from 200 to 500 rupees"
  const lead = reader.is(at, "between|from") ? 1 : 0;
  const first = amountAt(reader, at + lead);
  if (first) {
    const middle = at + lead + first.length;
    const second = reader.is(middle, "and|to|-|–|—|&|se|till|aur") ? amountAt(reader, middle + 1) : null;
    if (second) {
      const end = middle + 1 + second.length;
      const money = first.currency ?? second.currency;
      // Without a currency both numbers must look like prices: "5 and 8 dec", "6-9 pm" and "2027" do not.
      const plain = first.value >= 50 && second.value >= 50 && isPrice(reader, second, end) && lead === 1;
      const dashed =
        reader.is(middle, "-|–|—|to|se|till|and") &&
        (first.value >= 100 || (first.value >= 50 && second.value >= 100)) &&
        (second.value > first.value || (second.value >= 100 && !reader.is(middle, "and"))) &&
        !(
          reader.is(middle, "and|till") &&
          !/^(price|priced|range|budget|tickets?|around|rs|cost)$/.test(reader.anyWord(at - 1))
        ) &&
        !(isYear(first.value) && isYear(second.value)) &&
        isPrice(reader, second, end);
      const [min, max] = [first.value, second.value].toSorted((a, b) => a - b) as [number, number];
      // Without "between" or "from", a smaller second number after "and" is no price: "₹500 and 2 friends".
      const isOpen = !reader.is(middle, "and|&") && second.value >= 50;
      if ((money || plain || dashed) && (lead === 1 || isOpen || max === second.value)) {
        const tail = longest(reader, end, BETWEEN_AFTER);
        return { min, max, currency: money, length: end - at + tail };
      }
    }
  }
  const below = longest(reader, at, BELOW);
  if (below) {
    // "budget for the five of us is 5000"
    const party = reader.is(at, "budget|max|maximum|under|upto") ? forPartyAt(reader, at + below) : 0;
    let soft = party;
    while (reader.is(at + below + soft, "of|about|around|like|is|just|-|a|total|only|roughly|total")) soft++;
    if (reader.is(at + below + soft - 1, "a") && soft > party) soft--;
    const amount = amountAt(reader, at + below + soft);
    const vague = reader.is(at, "around|about|within|budget|sub|for");
    const end = at + below + soft + (amount?.length ?? 0);
    if (
      amount &&
      !(
        reader.is(at, "for") &&
        below === 1 &&
        amount.currency === null &&
        (amount.value < 100 || isYear(amount.value))
      ) &&
      isPrice(reader, amount, end) &&
      (amount.currency !== null || amount.value >= (vague ? 50 : LEAST_BARE_SUM))
    )
      return { min: null, max: amount.value, currency: amount.currency, length: end - at };
  }
  const above = longest(reader, at, ABOVE);
  // "should not cost more than 800"
  const denied = above > 0 && isDenied(reader, at);
  if (denied && reader.is(at, "more|over|above")) {
    const amount = amountAt(reader, at + above);
    if (amount)
      return { min: null, max: amount.value, currency: amount.currency, length: above + amount.length };
  }
  if (above) {
    const amount = amountAt(reader, at + above);
    const end = at + above + (amount?.length ?? 0);
    if (amount && isPrice(reader, amount, end) && (amount.currency !== null || amount.value >= 50))
      return { min: amount.value, max: null, currency: amount.currency, length: end - at };
  }
  const amount = amountAt(reader, at);
  if (!amount) return null;
  const each = eachAt(reader, at + amount.length);
  const whole = each > 0 ? 0 : totalAt(reader, at + amount.length);
  const isSum = amount.currency !== null || amount.value >= 100;
  const extra = longest(reader, at + amount.length + each, BELOW_AFTER);
  if (
    isSum &&
    ((each > 0 && longest(reader, at + amount.length + each, ABOVE_AFTER) === 0) ||
      (whole > 0 && isTotalWord(reader, at + amount.length)))
  )
    return {
      min: null,
      max: amount.value,
      currency: amount.currency,
      length: amount.length + (each > 0 ? each + extra : 0),
    };
  if (isSum && totalBefore(reader, at) > 0)
    return { min: null, max: amount.value, currency: amount.currency, length: amount.length };
  const end = at + amount.length;
  const under = longest(reader, end, BELOW_AFTER);
  if (under && (amount.currency !== null || amount.value >= 50))
    return { min: null, max: amount.value, currency: amount.currency, length: amount.length + under };
  const upward = longest(reader, end, ABOVE_AFTER);
  if (upward && (amount.currency !== null || amount.value >= 50))
    return { min: amount.value, max: null, currency: amount.currency, length: amount.length + upward };
  // An amount with a currency alone is an upper bound.
  if (amount.currency !== null)
    return {
      min: null,
      max: amount.value,
      currency: amount.currency,
      length: amount.length,
    };
  return null;
}
