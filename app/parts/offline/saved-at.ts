import { dateTimeWords, dateWords, timeWords } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** "2:05 pm today", "Thu 19 Nov, 2:05 pm": the time of the stored data, by the device's clock. */
export function savedAtLabel(checkedAt: number, now: number): string {
  const here = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: intlLocale() };
  return dateWords(checkedAt, here) === dateWords(now, here)
    ? m.offline_events_today({ time: timeWords(checkedAt, here) })
    : dateTimeWords(checkedAt, here);
}
