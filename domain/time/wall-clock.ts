/** Conversion between epoch milliseconds and local date and time in a time zone. */

export interface WallClock {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Minutes after local midnight. */
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** Returns whether `Intl` supports the IANA time zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** Returns local date and minute. @param at epoch milliseconds */
export function toWallClock(at: number, timeZone: string): WallClock {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return {
    date: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`,
    minute: Number(parts.get("hour")) * 60 + Number(parts.get("minute")),
  };
}

/** Returns `YYYY-MM-DDTHH:MM`, the value of a `datetime-local` field. */
export function toLocalField(at: number, timeZone: string): string {
  const { date, minute } = toWallClock(at, timeZone);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const FIELD = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/;

/**
 * Returns the time of a `datetime-local` value in a zone, epoch milliseconds; null for an invalid date. In the hour that a
 * clock change repeats, the earlier time; in the hour it skips, the time as far after the change as the text is.
 */
export function fromLocalField(text: string, timeZone: string): number | null {
  const match = FIELD.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute] = match.slice(1, 6).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  if (new Date(asUtc).getUTCDate() !== day || hour > 23 || minute > 59) return null;
  const first = asUtc - offsetAt(asUtc, timeZone);
  const candidates = [
    asUtc - offsetAt(asUtc - 86_400_000, timeZone),
    first,
    asUtc - offsetAt(first, timeZone),
  ];
  const exact = candidates.filter((at) => toLocalField(at, timeZone) === text.slice(0, 16));
  return exact.length > 0 ? Math.min(...exact) : candidates[0]!;
}

/** Offset of the zone from UTC, milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const { date, minute } = toWallClock(at, timeZone);
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, day, 0, minute) - Math.floor(at / 60_000) * 60_000;
}
