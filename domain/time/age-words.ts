/** Callers show "just now" below this age. */
export const JUST_NOW_MS = 60_000;

const STEPS = [
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
] as const;

/**
 * Returns "4 min ago", "2 hr. ago", "yesterday". A negative age (clock set back) counts as 0.
 * @param ageMs milliseconds, at least {@link JUST_NOW_MS}
 */
export function ageWords(ageMs: number, locale: string): string {
  const age = Math.max(0, ageMs);
  const [unit, size] = STEPS.findLast(([, each]) => age >= each) ?? STEPS[0];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" }).format(
    -Math.floor(age / size),
    unit,
  );
}

/** Returns "Today" or "Tomorrow" in the event's time zone; null on any other day. */
export function nearDayWord(at: number, now: number, timeZone: string, locale: string): string | null {
  const days = localDay(at, timeZone) - localDay(now, timeZone);
  if (days !== 0 && days !== 1) return null;
  const word = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}

/** Days since 1970 of the wall calendar in a zone. */
function localDay(at: number, timeZone: string): number {
  const [year, month, day] = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" })
    .format(at)
    .split("-")
    .map(Number);
  return Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1) / 86_400_000;
}
