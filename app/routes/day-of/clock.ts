import { timeWords } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";

/** Logs keep the 24-hour clock of the event's own wall. */
export function clockWords(at: number, timeZone: string): string {
  return timeWords(at, { timeZone, locale: intlLocale() }, { clock24: true });
}
