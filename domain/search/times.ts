import type { Reader } from "./reader";

/** Minutes after local midnight; `to` is exclusive. */
export interface TimeRange {
  readonly from: number | null;
  readonly to: number | null;
}

const PARTS: readonly (readonly [words: string, from: number, to: number])[] = [
  ["morning|mornings|subah|savere|subeh", 360, 720],
  ["afternoon|afternoons|dopahar|dopeher", 720, 1020],
  ["evening|evenings|shaam|sham", 1020, 1320],
  ["night|nights|nite|nites|raat", 1080, 1440],
  ["tonight|tonite|tonights", 1080, 1440],
];
const EVERY_PART = PARTS.map(([words]) => words).join("|");

/** After these "night" is part of a name. */
const THEMED_BEFORE =
  "date|late|games|game|quiz|open|mic|trivia|ladies|movie|film|comedy|jazz|music|karaoke|poetry|indie|sufi|retro|bollywood|qawwali|ghazal|bingo|poker|opening|talent|club|dance|salsa|techno|standup|improv|31st|gaming";
const THEMED_AFTER =
  "ride|rides|market|markets|sky|trek|treks|run|walk|life|club|clubs|out|owl|owls|shift|safari|photography|camp|camping|sale";

const hour = (h: number, m = 0) => h * 60 + m;

/** "6pm", "6:30 pm", "18:00", "noon", "midnight", "6 baje"; a bare number only with `bare`. */
function clockAt(
  reader: Reader,
  at: number,
  bare: boolean,
): { minute: number; length: number; exact: boolean } | null {
  const word = reader.word(at);
  const worded = HOURS.indexOf(word) + 1;
  if (worded > 0 && (bare || /^(pm|am|oclock|baje)$/.test(reader.word(at + 1))))
    return clockOf(reader, at, worded, 0, true);
  if (word === "noon" || word === "midday") return { minute: 720, length: 1, exact: true };
  if (word === "midnight") return { minute: 1440, length: 1, exact: true };
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(word);
  if (!parts) return null;
  const [h, m] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (h > 24 || m > 59) return null;
  return clockOf(reader, at, h, m, bare, word.includes(":"));
}

const HOURS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

function clockOf(
  reader: Reader,
  at: number,
  h: number,
  m: number,
  bare: boolean,
  hasMinutes = false,
): { minute: number; length: number; exact: boolean } | null {
  const half = reader.word(at + 1);
  const dotted = reader.is(at + 1, "p|a") && reader.word(at + 2) === "m";
  if (/^(pm|am|p|a)$/.test(half) && (half.length === 2 || dotted)) {
    if (h < 1 || h > 12) return null;
    const length = dotted ? 3 : 2;
    return { minute: hour((h % 12) + (half.startsWith("p") ? 12 : 0), m), length, exact: true };
  }
  // "6 in the evening", "9 at night", "10 in the morning".
  const spoken = reader.is(at + 1, "in") && reader.is(at + 2, "the") ? 3 : reader.is(at + 1, "at") ? 2 : 0;
  const part = spoken > 0 && h <= 12 ? reader.word(at + spoken) : "";
  if (part === "morning") return { minute: hour(h % 12, m), length: spoken + 1, exact: true };
  if (/^(afternoon|evening|night|nite)$/.test(part))
    return { minute: hour((h % 12) + 12, m), length: spoken + 1, exact: true };
  if (/^(oclock|baje|bje)$/.test(half) && /^(morning|subah|savere)$/.test(reader.anyWord(at - 1)))
    return { minute: hour(h % 12, m), length: 2, exact: true };
  if (half === "oclock" || half === "baje" || half === "bje" || half === "hrs" || half === "h")
    return { minute: afternoonLikely(h, m), length: 2, exact: true };
  if (hasMinutes)
    return { minute: h >= 13 || h === 0 ? hour(h, m) : afternoonLikely(h, m), length: 1, exact: true };
  return bare ? { minute: afternoonLikely(h, m), length: 1, exact: false } : null;
}

/** A bare hour from 1 to 11 is p.m.: shows begin after noon. */
function afternoonLikely(h: number, m: number): number {
  return hour(h >= 1 && h <= 11 ? h + 12 : h, m);
}

/** The time range of the sentence; claims its words. */
export function readTimes(reader: Reader, hasDate: boolean): TimeRange | null {
  let found: TimeRange | null = null;
  const understand = (at: number, length: number, range: TimeRange) => {
    found = found ? narrow(found, range) : range;
    reader.understand(at, length, ["timeFrom", "timeTo"], `${range.from ?? ""}-${range.to ?? ""}`);
  };

  for (let at = 0; at < reader.length; at++) {
    const range = rangeAt(reader, at);
    if (range) {
      understand(at, range.length, range);
      at += range.length - 1;
    }
  }
  for (let at = 0; at < reader.length; at++) {
    const part = partAt(reader, at, hasDate);
    const not = part ? notBefore(reader, at) : 0;
    // Filters cannot express "not at night", so the excluded part of the day sets no filter.
    if (part && not > 0) reader.claim(at - not, not + part.length);
    else if (part && !found) understand(at, part.length, part);
    else if (part) reader.claim(at, part.length);
  }
  return found;
}

function notBefore(reader: Reader, at: number): number {
  if (!reader.is(at - 1, "not|except|no|avoid")) return 0;
  return reader.is(at - 2, "but|and|just") ? 2 : 1;
}

function narrow(a: TimeRange, b: TimeRange): TimeRange {
  return { from: a.from ?? b.from, to: a.to ?? b.to };
}

function rangeAt(reader: Reader, at: number): (TimeRange & { length: number }) | null {
  // "between 6 and 9 pm", "from 6 to 9pm", "6-9 pm", "6pm - 9pm"
  const lead = reader.is(at, "between|from") ? 1 : 0;
  const first = clockAt(reader, at + lead, true);
  if (first) {
    const middle = at + lead + first.length;
    if (reader.is(middle, "and|to|till|until|-|–|—")) {
      const second = clockAt(reader, middle + 1, false);
      if (second && (first.exact || lead > 0 || reader.is(middle, "-|–|—|to"))) {
        let from = first.minute;
        if (!first.exact && second.minute < 720) from -= 720;
        else if (!first.exact && from > second.minute) from -= 720;
        if (from >= 0 && from < second.minute)
          return { from, to: second.minute, length: middle + 1 + second.length - at };
      }
    }
  }
  const word = reader.word(at);
  const exactly = reader.is(at + 1, "around|about") ? 1 : 0;
  if (/^(after|past|post|from|starting|since)$/.test(word)) {
    const clock = clockAt(reader, at + 1 + exactly, word === "after" || word === "past");
    if (!clock || isCount(reader, at + 1 + exactly + clock.length)) return null;
    const tail = reader.is(at + 1 + clock.length, "onwards|onward") ? 1 : 0;
    return { from: clock.minute % 1440, to: null, length: 1 + exactly + clock.length + tail };
  }
  if (/^(before|by|until|till|ending)$/.test(word)) {
    const clock = clockAt(reader, at + 1, word === "before");
    if (!clock || isCount(reader, at + 1 + clock.length)) return null;
    return { from: null, to: clock.minute, length: 1 + clock.length };
  }
  if (/^(at|around|about)$/.test(word)) {
    const clock = clockAt(reader, at + 1, false);
    if (clock && clock.minute < 1440)
      return { from: clock.minute, to: Math.min(clock.minute + 60, 1440), length: 1 + clock.length };
  }
  const later = clockAt(reader, at, true);
  if (later && !later.exact && /^\d/.test(word) && reader.is(at + 1, "onwards|onward"))
    return { from: later.minute, to: null, length: 2 };
  const bare = clockAt(reader, at, false);
  if (bare && bare.exact && !/^(noon|midday|midnight)$/.test(word) && bare.minute < 1440) {
    const tail = reader.is(at + bare.length, "onwards|onward|ke|baad")
      ? reader.is(at + bare.length + 1, "baad")
        ? 2
        : 1
      : 0;
    return tail
      ? { from: bare.minute, to: null, length: bare.length + tail }
      : { from: bare.minute, to: Math.min(bare.minute + 60, 1440), length: bare.length };
  }
  return null;
}

/** "after 2 weeks", "before 5 dec": the number is a count or a date. */
function isCount(reader: Reader, at: number): boolean {
  if (/^(after|before)$/.test(reader.anyWord(at + 1))) return false;
  return /^(days?|weeks?|months?|years?|hours?|st|nd|rd|th|k|rs|rupees|km)$/.test(reader.anyWord(at));
}

function partAt(reader: Reader, at: number, hasDate: boolean): (TimeRange & { length: number }) | null {
  let p = at;
  if (
    reader.is(p, "in|at|on|during|this|is") &&
    (reader.is(p + 1, EVERY_PART) || (reader.is(p + 1, "the") && reader.is(p + 2, EVERY_PART)))
  )
    p += reader.is(p + 1, "the") ? 2 : 1;
  else if (reader.is(p, "early|late") && reader.is(p + 1, "morning|afternoon|evening")) p += 1;
  if (reader.is(p, "after|post") && reader.is(p + 1, "work|office|college|school"))
    return { from: 1020, to: 1320, length: 2 };
  // "sunday eve" is its evening; "christmas eve" was a date.
  if (reader.is(p, "eve") && hasDate && p === at) return { from: 1020, to: 1320, length: 1 };
  const found = PARTS.find(([words]) => reader.is(p, words));
  if (!found) return null;
  const [, from, to] = found;
  const isNight = reader.is(p, "night|nights|nite|nites");
  if (isNight && p === at) {
    if (THEMED_BEFORE.split("|").includes(reader.anyWord(at - 1))) return null;
    if (THEMED_AFTER.split("|").includes(reader.anyWord(at + 1))) return null;
    if (reader.is(p, "nights|nites") && !hasDate) return null;
  }
  if (reader.is(p + 1, "show|shows|time")) return { from, to, length: p + 2 - at };
  return { from, to, length: p + 1 - at };
}
