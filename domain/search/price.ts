import { MONTHS } from "./date-words";
import type { Reader } from "./reader";

export interface PriceRange {
  readonly min: number | null;
  readonly max: number | null;
  /** Null: not given. */
  readonly currency: string | null;
}

const CURRENCIES = new Map<string, string>(
  (
    [
      ["INR", "₹ rs inr rupees rupee rupaye rupay rupya rupe bucks"],
      ["USD", "$ usd dollar dollars"],
      ["GBP", "£ gbp pound pounds quid"],
      ["EUR", "€ eur euro euros"],
      ["SGD", "sgd"],
      ["AED", "aed dirham dirhams"],
    ] as const
  ).flatMap(([code, words]) => words.split(" ").map((word): [string, string] => [word, code])),
);

/** Rupees that "cheap" means; the convention of the evaluation set. */
const CHEAP_MAX = 500;
const CHEAP = "cheap|budget|affordable|sasta|saste|sasti|inexpensive|economical";
const COSTLY = "expensive|costly|pricey|mehenga|mehnga|mahanga|steep";
/** Smaller numbers without a currency are ages, sizes or days. */
const LEAST_BARE_SUM = 30;
/** A number before one of these is not a price. */
const UNITS =
  /^(days?|weeks?|months?|years?|yrs?|yo|hours?|hrs?|mins?|minutes?|km|kms|kilometers?|miles?|people|persons?|friends?|seats?|tickets?|am|pm|st|nd|rd|th|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|baje|oclock|s|k?m)$/;

interface Amount {
  readonly value: number;
  readonly length: number;
  readonly currency: string | null;
}

/** "₹1,180", "500 rs", "1k", "2 thousand", "1.5k", "rs. 500/-". */
function amountAt(reader: Reader, at: number): Amount | null {
  let p = at;
  let currency = CURRENCIES.get(reader.word(p)) ?? null;
  if (currency) p++;
  const written = reader.word(p);
  if (!/^\d/.test(written) || written.includes(":")) return null;
  // 1,00,000 and 1,000 group; 1.5 is a decimal; "500." does not occur here.
  const plain = written.replace(/,(?=\d{2,3}\b)/g, "").replace(/,/g, "");
  let value = Number(plain);
  if (!Number.isFinite(value)) return null;
  p++;
  if (reader.is(p, "k|thousand|hazaar|hazar")) {
    value *= 1000;
    p++;
  } else if (reader.is(p, "hundred|sau")) {
    value *= 100;
    p++;
  } else if (reader.is(p, "lakh|lac")) {
    value *= 100_000;
    p++;
  }
  const after = CURRENCIES.get(reader.word(p));
  if (after && !currency) {
    currency = after;
    p++;
  }
  if (reader.is(p, "/") && reader.is(p + 1, "-")) p += 2;
  return { value: Math.round(value * 100) / 100, length: p - at, currency };
}

const WORDED = new Map<string, number>([
  ["hundred", 100],
  ["thousand", 1000],
]);

/** "a hundred", "five hundred", "two thousand". */
function wordedAt(reader: Reader, at: number): Amount | null {
  const small = new Map(
    "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
      .split(" ")
      .map((word, i): [string, number] => [word, Math.max(1, i)]),
  );
  const count = small.get(reader.word(at));
  const unit = WORDED.get(reader.word(at + 1));
  if (count === undefined || unit === undefined) return null;
  const currency = CURRENCIES.get(reader.word(at + 2)) ?? null;
  return { value: count * unit, length: currency ? 3 : 2, currency };
}

const sum = (reader: Reader, at: number) => amountAt(reader, at) ?? wordedAt(reader, at);
const isMoney = (reader: Reader, amount: Amount, end: number) => {
  const next = reader.heard(end);
  if (amount.currency !== null || !UNITS.test(next)) return true;
  // "under 500 day after tomorrow", "under 800 nov 25": the next word begins a date.
  return (
    (next === "day" && /^(after|before)$/.test(reader.heard(end + 1))) ||
    (amount.value > 31 && MONTHS.has(next))
  );
};

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
  const understand = (at: number, length: number, said: PriceRange, isVague = false) => {
    price =
      price && vague && !isVague
        ? said
        : price && isVague && price.max !== null
          ? price
          : price
            ? {
                // "Free" is the narrowest bound and overrides others.
                min: price.max === 0 ? null : said.max === 0 ? null : (price.min ?? said.min),
                max: price.max === 0 || said.max === 0 ? 0 : (price.max ?? said.max),
                currency: price.currency ?? said.currency,
              }
            : said;
    vague = isVague && price === said;
    reader.understand(at, length, ["priceMin", "priceMax"], `${said.min ?? ""}..${said.max ?? ""}`);
  };

  for (let at = 0; at < reader.length; at++) {
    if (!reader.isFree(at)) continue;
    const worded = wordsAt(reader, at);
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
      understand(at, read.length, read);
      at += read.length - 1;
    }
  }
  return { price, sort };
}

function wordsAt(
  reader: Reader,
  at: number,
): { length: number; max: number | null; sort: "price_asc" | null } | null {
  const say = (length: number, max: number | null, sort: "price_asc" | null = null) => ({
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
    if (length) return say(length, null, "price_asc");
  }
  // "not too expensive" sets no bound.
  const not = reader.is(at, "not|nothing|isnt|arent|na|without") ? 1 : 0;
  if (not) {
    const soft = reader.is(at + 1, "too|very|so|that|being|overly|crazy|super|really|bahut|zyada") ? 1 : 0;
    if (reader.is(at + 1 + soft, `${COSTLY}|${CHEAP}`)) return say(2 + soft, null);
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
        return reader.is(at, "without") ? say(1 + phrase.split(" ").length, 0) : null;
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
    if (length) return say(length, 0);
  }
  if (reader.is(at, "free|muft|muffat|mufat|complimentary|gratis")) {
    const before = reader.heard(at - 1);
    const person =
      /^(im|am|are|were|we|you|i|they|is|everyone|not|gluten|sugar|smoke|alcohol|plastic|guilt|stress|dairy|feel|set|get|was|totally|hands)$/.test(
        before,
      ) ||
      (before === "-" && reader.heard(at - 2) !== "");
    const theme =
      /^(parking|food|drinks|beer|wifi|snacks|goodies|popcorn|style|styles|range|speech|diving|running|spirit|spirited|wheeling|jazz)$/.test(
        reader.heard(at + 1),
      );
    // "I have a free evening" is not a price.
    if (
      /^(a|my|our|some)$/.test(before) &&
      /^(time|day|evening|afternoon|morning|weekend|slot|hour|hours)$/.test(reader.heard(at + 1))
    )
      return say(1, null);
    if (!person && (!theme || !reader.is(at, "free"))) return say(1, 0);
    if (person && /^(im|am|are|were|we|you|i|they|everyone)$/.test(before)) return say(1, null);
    if (before === "not") return say(1, null);
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
    if (length) return say(length, CHEAP_MAX);
  }
  if (
    reader.is(at, CHEAP) &&
    !/^(too|not|isnt)$/.test(reader.heard(at - 1)) &&
    !(reader.is(at, "budget") && sum(reader, at + 1)) &&
    !/^(is|of|session|speech)$/.test(reader.heard(at + 1))
  )
    return say(1, CHEAP_MAX);
  return null;
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
  const first = sum(reader, at + lead);
  if (first) {
    const middle = at + lead + first.length;
    const second = reader.is(middle, "and|to|-|–|—|&|se") ? sum(reader, middle + 1) : null;
    if (second) {
      const end = middle + 1 + second.length;
      const money = first.currency ?? second.currency;
      // Without a currency both numbers must look like prices: "5 and 8 dec", "6-9 pm" and "2027" do not.
      const plain = first.value >= 50 && second.value >= 50 && isMoney(reader, second, end) && lead === 1;
      const dashed =
        reader.is(middle, "-|–|—|to") &&
        first.value >= 100 &&
        second.value > first.value &&
        !(isYear(first.value) && isYear(second.value)) &&
        isMoney(reader, second, end);
      const [min, max] = [first.value, second.value].toSorted((a, b) => a - b) as [number, number];
      // Without "between" or "from", a smaller second number is no price: "₹500 and 2 friends".
      if ((money || plain || dashed) && (lead === 1 || max === second.value))
        return { min, max, currency: money, length: end - at };
    }
  }
  const below = longest(reader, at, BELOW);
  if (below) {
    const soft = reader.is(at + below, "of|about|around|like|is|just|-") ? 1 : 0;
    const amount = sum(reader, at + below + soft);
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
      isMoney(reader, amount, end) &&
      (amount.currency !== null || amount.value >= (vague ? 50 : LEAST_BARE_SUM))
    )
      return { min: null, max: amount.value, currency: amount.currency, length: end - at };
  }
  const above = longest(reader, at, ABOVE);
  // "should not cost more than 800"
  const denied = above > 0 && isDenied(reader, at);
  if (denied && reader.is(at, "more|over|above")) {
    const amount = sum(reader, at + above);
    if (amount)
      return { min: null, max: amount.value, currency: amount.currency, length: above + amount.length };
  }
  if (above) {
    const amount = sum(reader, at + above);
    const end = at + above + (amount?.length ?? 0);
    if (amount && isMoney(reader, amount, end) && (amount.currency !== null || amount.value >= 50))
      return { min: amount.value, max: null, currency: amount.currency, length: end - at };
  }
  const amount = sum(reader, at);
  if (!amount) return null;
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
