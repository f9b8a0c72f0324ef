import { Link, useLocation } from "react-router";
import { BrandMark } from "#app/ui/brand";
import { m } from "#i18n/paraglide/messages";
import { getLocale, locales } from "#i18n/paraglide/runtime";
import type { SiteVisitor } from "./site-visitor";

const names: Record<(typeof locales)[number], string> = { en: "English", hi: "हिन्दी" };

export function SiteFooter({ visitor }: { visitor: SiteVisitor }) {
  const { pathname, search } = useLocation();
  const links = [
    ["/events", m.site_footer_events()],
    ["/bookings", m.site_footer_bookings()],
    ["/bookings/find", m.site_footer_lost_link()],
    [visitor.consoleHref, m.site_header_organizers()],
    ["/scan", m.site_footer_scanner()],
  ] as const;
  return (
    <footer className="mt-14 border-t border-line print:hidden">
      <div className="wide px-page flex flex-wrap items-start justify-between gap-x-10 gap-y-5 py-6">
        <div className="flex items-start gap-6">
          <BrandMark className="mt-1 h-5 w-4 text-ink-2" />
          <nav aria-label={m.site_footer_label()}>
            <ul className="flex flex-wrap gap-x-6">
              {links.map(([to, text]) => (
                <li key={to}>
                  <Link
                    to={to}
                    className="type-second inline-flex min-h-8 items-center text-ink-2 underline-offset-4 hover:underline"
                  >
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <form method="post" action="/preferences" className="flex items-center gap-5">
          <input type="hidden" name="to" value={pathname + search} />
          <span className="sr-only">{m.site_footer_language()}</span>
          {locales.map((locale) => (
            <button
              key={locale}
              name="locale"
              value={locale}
              lang={locale}
              aria-current={locale === getLocale() || undefined}
              className="type-second min-h-8 text-ink-2 underline-offset-4 hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {names[locale]}
            </button>
          ))}
        </form>
      </div>
    </footer>
  );
}
