import type { Reader } from "../reader";

/** The oldest kid and the youngest senior, in years. */
export const KID = 12;
export const SENIOR = 60;

const NUMBERS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const TENS: ReadonlyMap<string, number> = new Map([
  ["sixty", 60],
  ["seventy", 70],
  ["eighty", 80],
  ["ninety", 90],
  ["sixtieth", 60],
  ["seventieth", 70],
  ["eightieth", 80],
]);

export function ageOf(word: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const at = Math.max(NUMBERS.indexOf(word), ORDINALS.indexOf(word));
  return at >= 0 ? at + 1 : (TENS.get(word) ?? null);
}

const audienceOf = (age: number) => (age <= KID ? "kids" : age >= SENIOR ? "seniors" : null);

/** "turns six", "is turning 5", "her 6th birthday", "aged 4", "ke 7 saal": kids up to 12, seniors from 60. */
export function turnedAgeAt(reader: Reader, at: number): { audience: string | null; length: number } | null {
  if (reader.is(at, "turns|turning|turned|turn|aged|age|umar|umr")) {
    const of = reader.is(at + 1, "of|ki") ? 1 : 0;
    const age = ageOf(reader.word(at + 1 + of));
    // A number before a unit of money or time is not an age.
    if (age !== null && !/^(rs|rupees|pm|am|k|days?|weeks?)$/.test(reader.anyWord(at + 2 + of)))
      return { audience: audienceOf(age), length: 2 + of };
  }
  const ordinal = ageOf(reader.word(at));
  const suffix = reader.is(at + 1, "st|nd|rd|th|vi|va|ve") ? 1 : 0;
  if (ordinal === null || !reader.is(at + 1 + suffix, "birthday|bday|janamdin|janmdin")) return null;
  // "two birthdays" counts; "first birthday" and "5th birthday" are ages.
  if (suffix === 0 && !ORDINALS.includes(reader.word(at)) && !TENS.has(reader.word(at))) return null;
  return { audience: audienceOf(ordinal), length: 2 + suffix };
}

/** A son or daughter who is no child: "my son is 25", "daughter in law", "my daughter is getting married". */
export function isGrown(reader: Reader, at: number): boolean {
  if (/^(in|-)$/.test(reader.anyWord(at + 1)) && /^(in|law|laws)$/.test(reader.anyWord(at + 2))) return true;
  if (/^(grown|adult|teenage|married|elder|college)$/.test(reader.anyWord(at - 1))) return true;
  for (let on = 1; on <= 5; on++) {
    const word = reader.anyWord(at + on);
    if (reader.tokens[at + on]?.afterBreak) return false;
    if (/^(married|wedding|shaadi|engaged|engagement|graduated|graduating|college|teenager)$/.test(word))
      return true;
    const age = /^(is|turns|turning|turned|aged|are)$/.test(word) ? ageOf(reader.anyWord(at + on + 1)) : null;
    if (age !== null && !/^(months?|weeks?)$/.test(reader.anyWord(at + on + 2))) return age > KID;
  }
  return false;
}
