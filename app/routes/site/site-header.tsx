import { ChevronDown, MapPin, Search, Ticket } from "lucide-react";
import { Form, Link, NavLink, useLocation } from "react-router";
import { Brand } from "#app/ui/brand";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";
import type { SiteVisitor } from "#app/parts/people/site-visitor";
import { TicketCount } from "./ticket-count";

const word = "type-button inline-flex min-h-11 items-center gap-2 hover:underline underline-offset-4";

export function SiteHeader({
  visitor,
  search,
  className = "",
}: {
  visitor: SiteVisitor;
  search: boolean;
  className?: string;
}) {
  return (
    <header className={className}>
      <div className="wide px-page flex min-h-16 items-center justify-between gap-2 md:min-h-[4.5rem] md:gap-6">
        <Link to="/" aria-label={m.site_header_home()} className="inline-flex py-2">
          <Brand />
        </Link>
        {search ? <HeaderSearch /> : null}
        <nav aria-label={m.site_header_label()} className="flex items-center gap-3 md:gap-8 print:hidden">
          {search ? (
            <Link
              to="/events#search"
              aria-label={m.search_header_label()}
              className="inline-flex size-11 items-center justify-center md:hidden"
            >
              <Icon of={Search} size={22} />
            </Link>
          ) : null}
          <div className={search ? "max-[22.4rem]:hidden md:max-lg:hidden" : ""}>
            <CityChooser visitor={visitor} />
          </div>
          <Link to={visitor.consoleHref} className={`${word} ${search ? "max-xl:hidden" : "max-lg:hidden"}`}>
            {m.site_header_organizers()}
          </Link>
          {visitor.isAdmin ? (
            <Link to="/admin" className={`${word} max-lg:hidden`}>
              {m.site_header_admin()}
            </Link>
          ) : null}
          <NavLink to="/wallet" className={`${word} relative mr-2 max-md:hidden`}>
            <Icon of={Ticket} />
            {m.site_header_tickets()}
            <TicketCount />
          </NavLink>
          <Link to={visitor.signedIn ? "/profile" : "/sign-in"} className={`${word} max-md:hidden`}>
            {visitor.signedIn ? m.site_header_account() : m.site_header_sign_in()}
          </Link>
        </nav>
      </div>
    </header>
  );
}

/** Search form of pages without a larger search field. */
function HeaderSearch() {
  return (
    <Form action="/events" role="search" className="min-w-0 max-w-sm grow max-md:hidden print:hidden">
      <label className="flex min-h-11 items-center gap-2 border-b-[1.5px] border-edge focus-within:border-ink">
        <Icon of={Search} className="text-ink-2" />
        <span className="sr-only">{m.search_header_label()}</span>
        <input
          type="search"
          name="q"
          maxLength={200}
          required
          enterKeyHint="search"
          data-search-field=""
          placeholder={m.search_header_label()}
          className="type-body w-full min-w-0 bg-transparent outline-none"
        />
      </label>
    </Form>
  );
}

/** A disclosure with submit buttons, so that it works without scripts; the choice is stored in a cookie. */
function CityChooser({ visitor }: { visitor: SiteVisitor }) {
  const { pathname, search } = useLocation();
  if (!visitor.city) return null;
  return (
    <details className="group relative" key={`${pathname}${visitor.city}`}>
      <summary className={`${word} group-open:underline`}>
        <Icon of={MapPin} />
        <span className="sr-only">{m.site_city_label()} </span>
        {visitor.city}
        <Icon of={ChevronDown} size={16} className="group-open:rotate-180" />
      </summary>
      <form
        method="post"
        action="/preferences"
        className="absolute right-0 z-20 mt-1 w-56 rounded-control border border-edge bg-card py-1.5"
      >
        <input type="hidden" name="to" value={pathname === "/events" ? "/events" : pathname + search} />
        {visitor.cities.map((city) => (
          <button
            key={city}
            name="city"
            value={city}
            aria-current={city === visitor.city || undefined}
            className="type-body flex min-h-11 w-full items-center px-4 text-left hover:bg-sunk aria-[current]:font-semibold"
          >
            {city}
          </button>
        ))}
      </form>
    </details>
  );
}
