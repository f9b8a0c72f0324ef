/** Dates and times as text, by `Intl`, for a time zone and locale. */

export interface WhenOptions {
  readonly timeZone: string;
  /** BCP 47: "en-IN", "hi-IN". */
  readonly locale: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: WhenOptions, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${options.locale}|${options.timeZone}|${JSON.stringify(parts)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(options.locale, { ...parts, timeZone: options.timeZone });
    formats.set(key, found);
  }
  return found;
}

function part(at: number, options: WhenOptions, parts: Intl.DateTimeFormatOptions): string {
  return format(options, parts).format(at);
}

/** "Sat", "शनि". */
export function weekdayWord(at: number, options: WhenOptions): string {
  return part(at, options, { weekday: "short" });
}

/** "Nov", "नव॰". */
export function monthWord(at: number, options: WhenOptions): string {
  return part(at, options, { month: "short" });
}

/** "21". */
export function dayNumber(at: number, options: WhenOptions): string {
  return part(at, options, { day: "numeric" });
}

/** "Sat 21 Nov"; with `year`, "Sat 21 Nov 2026". */
export function dateWords(at: number, options: WhenOptions, { year = false } = {}): string {
  const words = [weekdayWord(at, options), dayNumber(at, options), monthWord(at, options)];
  if (year) words.push(part(at, options, { year: "numeric" }));
  return words.join(" ");
}

/** Returns "7:30 pm" in the locale with a no-break space; with `clock24`, "19:30" for staff and logs. */
export function timeWords(at: number, options: WhenOptions, { clock24 = false } = {}): string {
  const parts: Intl.DateTimeFormatOptions = clock24
    ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
    : { hour: "numeric", minute: "2-digit", hour12: true };
  return part(at, options, parts).replace(/[\u0020\u202f]/g, "\u00a0");
}

/** "Sat 21 Nov, 7:30 pm"; with `clock24`, "Sat 21 Nov, 19:30". */
export function dateTimeWords(
  at: number,
  options: WhenOptions,
  extra: { year?: boolean; clock24?: boolean } = {},
): string {
  return `${dateWords(at, options, extra)}, ${timeWords(at, options, extra)}`;
}

/** Returns the zone's short name at that time: "IST", "GMT+1". */
export function zoneWord(at: number, options: WhenOptions): string {
  const parts = format(options, { timeZoneName: "short" }).formatToParts(at);
  return parts.find((each) => each.type === "timeZoneName")?.value ?? options.timeZone;
}

/** Returns whether both zones have the same local time at that moment. */
export function sameClock(at: number, one: string, other: string): boolean {
  const read = (timeZone: string) =>
    format({ locale: "en-GB", timeZone }, { dateStyle: "short", timeStyle: "short" }).format(at);
  return one === other || read(one) === read(other);
}
