const FORMATS = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns the event's day of a time, as `YYYY-MM-DD`. A day begins at the cut-off in the event's time zone: with 300
 * minutes, 03:00 belongs to the previous day.
 * @param at epoch ms
 * @param cutOffMinutes after local midnight, 0 to 1439
 */
export function eventDay(at: number, timeZone: string, cutOffMinutes: number): string {
  let format = FORMATS.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    FORMATS.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const date = new Date(Date.UTC(parts.get("year")!, parts.get("month")! - 1, parts.get("day")!));
  if (parts.get("hour")! * 60 + parts.get("minute")! < cutOffMinutes) date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
