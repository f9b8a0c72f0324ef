import { getLocale } from "#i18n/paraglide/runtime";

const tags = { en: "en-IN", hi: "hi-IN" } as const;

/** What `Intl` is asked for: the reader's language with Indian grouping and dates. */
export function intlLocale(): string {
  return tags[getLocale()];
}
