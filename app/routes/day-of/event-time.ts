import { timeWords } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";

/** 24-hour time in the event's time zone. */
export function eventTime(at: number, timeZone: string): string {
  return timeWords(at, { timeZone, locale: intlLocale() }, { clock24: true });
}
