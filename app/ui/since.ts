import { JUST_NOW_MS, ageWords } from "#domain/time/age-words";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** "just now", "4 min ago", in the user's language. */
export function sinceWords(at: number, now: number): string {
  const age = now - at;
  return age < JUST_NOW_MS ? m.common_just_now() : ageWords(age, intlLocale());
}
