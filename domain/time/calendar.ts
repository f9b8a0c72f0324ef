/** Days as numbers since 1970-01-01, for date arithmetic. Calendar days without a time zone. */

export type Day = number;
/** Half open; null is unbounded. */
export interface DayInterval {
  readonly from: Day | null;
  readonly to: Day | null;
}

const DAY_MS = 86_400_000;

export function dayOf(year: number, month: number, date: number): Day {
  return Math.round(Date.UTC(year, month - 1, date) / DAY_MS);
}

export function partsOf(day: Day): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

export function isoDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function parseIsoDay(text: string): Day {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / DAY_MS);
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export function isoWeekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function mondayOf(day: Day): Day {
  return day - isoWeekdayOf(day) + 1;
}

/** True for an existing calendar date. */
export function isDate(year: number, month: number, date: number): boolean {
  const parts = partsOf(dayOf(year, month, date));
  return parts.year === year && parts.month === month && parts.date === date;
}

export function monthRange(year: number, month: number): { from: Day; to: Day } {
  return {
    from: dayOf(year, month, 1),
    to: month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1),
  };
}

export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const first = partsOf(dayOf(year, month + months, 1));
  const { from, to } = monthRange(first.year, first.month);
  return Math.min(from + date - 1, to - 1);
}
