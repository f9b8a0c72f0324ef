import { getLocale } from "#i18n/paraglide/runtime";

const tags = { en: "en-IN", hi: "hi-IN" } as const;

/** The locale for `Intl`: the reader's language with Indian number grouping and dates. */
export function intlLocale(): string {
  return tags[getLocale()];
}
