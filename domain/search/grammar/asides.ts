import { MONTHS } from "../date-words";
import { FREE_OF } from "../lexicon";
import type { Reader } from "../reader";
import { NOT_NEGATIONS } from "./idioms";
import { partyOfAt } from "./party";

/** What a person's own day is made of: a clock time beside it is not the event's. */
const OWN_DAY =
  /^(woke|wake|wakes|waking|slept|sleeps|asleep|lands|landed|landing|arrives|arriving|arrived|departs|departing|flight|train|bus|shift|meeting|meetings|exam|alarm|bed|nap|nap?time|logs?|logout|clocked|married|boarding|check ?in|pick|pickup|drop|curfew|appointment|interview|lecture|tuition)$/;
/** "get off", "finish work": the end of one's own work. */
const ENDS_WORK =
  /^(get|gets|got|getting|finish|finishes|finished|finishing|leave|leaves|left|reach|reaches|close|closes|work|works|working|office|over|done|ends)$/;
const OWN = /^(i|we|my|our|his|her|he|she|they|im|were|ive|mera|meri|hamari|hum|main)$/;

/** Claims words that only look like a negation, a price or a time. Runs before prices, dates and times. */
export function readAsides(reader: Reader): void {
  for (let at = 0; at < reader.length; at++) {
    const phrase = NOT_NEGATIONS.find(reader, at);
    if (phrase) reader.claim(at, phrase.length);
    const dash = reader.is(at + 1, "-") ? 1 : 0;
    if (
      FREE_OF.has(reader.word(at)) &&
      reader.is(at + 1 + dash, "free") &&
      !reader.tokens[at + 1 + dash]!.afterBreak
    )
      reader.claim(at, 2 + dash);
    const party = partyOfAt(reader, at);
    if (party > 0) reader.claim(at, party);
    // "every july" is a habit and no date.
    if (reader.is(at, "every|har") && MONTHS.has(reader.word(at + 1))) reader.claim(at, 2);
    const clock = ownClockAt(reader, at);
    if (clock > 0) reader.claim(at, clock);
  }
}

/** Number of words of a clock time in a story of one's own day: "i get off work at 7", "my flight lands at 3 pm". */
function ownClockAt(reader: Reader, at: number): number {
  if (!reader.is(at, "at|by|till|until|around|from|since")) return 0;
  if (!/^\d{1,2}(?:[:.]\d{2})?$/.test(reader.word(at + 1))) return 0;
  const half = reader.is(at + 2, "am|pm|oclock|baje|hrs") ? 1 : 0;
  const end = at + 2 + half;
  // A date or a price: "at 5 dec", "from 500".
  if (
    /^(st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|to|-|–|rs|rupees|k)/.test(
      reader.anyWord(end),
    )
  )
    return 0;
  let isOwn = false;
  let isStory = false;
  for (let back = 1; back <= 6; back++) {
    const word = reader.anyWord(at - back);
    if (OWN_DAY.test(word)) isStory = true;
    if (ENDS_WORK.test(word)) isStory = true;
    if (OWN.test(word)) isOwn = true;
    if (word === "" || reader.tokens[at - back + 1]?.afterBreak || /^(and|so|but|then)$/.test(word)) break;
  }
  return isStory && isOwn ? 2 + half : 0;
}
