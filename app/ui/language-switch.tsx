import { useLocation } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { getLocale, locales } from "#i18n/paraglide/runtime";

const names = { en: "English", hi: "हिन्दी" } as const;

/** A plain form: a document navigation reloads the page in the other language. */
export function LanguageSwitch({ className = "" }: { className?: string }) {
  const { pathname, search } = useLocation();
  const current = getLocale();
  return (
    <form
      method="post"
      action="/preferences"
      className={`flex gap-x-4 ${className}`}
      aria-label={m.language_label()}
    >
      <input type="hidden" name="to" value={pathname + search} />
      {locales.map((locale) => (
        <button
          key={locale}
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          className="word type-second min-h-6 aria-pressed:font-semibold aria-pressed:no-underline"
        >
          {names[locale]}
        </button>
      ))}
    </form>
  );
}
