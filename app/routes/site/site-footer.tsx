import { Link } from "react-router";
import { BrandMark } from "#app/ui/brand";
import { LanguageSwitch } from "#app/ui/language-switch";
import { m } from "#i18n/paraglide/messages";
import type { SiteVisitor } from "#app/parts/people/site-visitor";

export function SiteFooter({ visitor }: { visitor: SiteVisitor }) {
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
        <LanguageSwitch label={m.site_footer_language()} look="quiet" className="items-center gap-5" />
      </div>
    </footer>
  );
}
