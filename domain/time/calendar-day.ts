/** Days of a calendar as `YYYY-MM-DD`: no time, no zone. What "today" is comes from wall-clock. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists: 2026-02-30 does not. */
export function isCalendarDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(at).toISOString().slice(0, 10) === text;
}

/** @param days may be negative */
export function addDays(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return new Date(at).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Saturday and Sunday of this week, what is left of them: on a Sunday, that Sunday. */
export function weekendFrom(today: string): DayRange {
  const weekday = weekdayOf(today);
  if (weekday === 0) return { from: today, to: today };
  const saturday = addDays(today, 6 - weekday);
  return { from: saturday, to: addDays(saturday, 1) };
}

/** Today and the six days after it. */
export function weekFrom(today: string): DayRange {
  return { from: today, to: addDays(today, 6) };
}

/** Noon of that day in UTC, for formats that only need the day. */
export function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}
