import { useLocation } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { getLocale, locales } from "#i18n/paraglide/runtime";

const names = { en: "English", hi: "हिन्दी" } as const;

const LOOK = {
  word: "word min-h-6 aria-pressed:font-semibold aria-pressed:no-underline",
  quiet:
    "min-h-8 text-ink-2 underline-offset-4 hover:underline aria-pressed:font-semibold aria-pressed:text-ink",
} as const;

/** A plain form: a document navigation reloads the page in the other language. */
export function LanguageSwitch({
  label = m.language_label(),
  look = "word",
  className = "gap-x-4",
}: {
  label?: string;
  look?: keyof typeof LOOK;
  className?: string;
}) {
  const { pathname, search } = useLocation();
  const current = getLocale();
  return (
    <form method="post" action="/preferences" className={`flex ${className}`} aria-label={label}>
      <input type="hidden" name="to" value={pathname + search} />
      {locales.map((locale) => (
        <button
          key={locale}
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          className={`type-second ${LOOK[look]}`}
        >
          {names[locale]}
        </button>
      ))}
    </form>
  );
}
