/** Calendar days as `YYYY-MM-DD`, without time and zone; `wall-clock.ts` gives the current day of a zone. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Returns whether the day exists: 2026-02-30 does not. */
export function isCalendarDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(at).toISOString().slice(0, 10) === text;
}

/** Returns the day that many days later. @param days may be negative */
export function addDays(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return new Date(at).toISOString().slice(0, 10);
}

/** Returns 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Returns the rest of this week's Saturday and Sunday; on a Sunday, that day only. */
export function weekendFrom(today: string): DayRange {
  const weekday = weekdayOf(today);
  if (weekday === 0) return { from: today, to: today };
  const saturday = addDays(today, 6 - weekday);
  return { from: saturday, to: addDays(saturday, 1) };
}

/** Returns today and the six following days. */
export function weekFrom(today: string): DayRange {
  return { from: today, to: addDays(today, 6) };
}

/** Returns noon UTC of that day, epoch ms, for formats that show the day only. */
export function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}
