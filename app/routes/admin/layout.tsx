import type { ReactNode } from "react";
import { Link, NavLink, Outlet } from "react-router";
import { BrandMark } from "#app/ui/brand";
import { servicesContext } from "#worker/router-context";
import { requireAdmin } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/layout";

export async function loader({ context, request }: Route.LoaderArgs) {
  const person = requireAdmin(context, request);
  const { auth } = context.get(servicesContext);
  return { name: person.name, waiting: await auth.countReviewQueue() };
}

export default function AdminLayout({ loaderData: { name, waiting } }: Route.ComponentProps) {
  return (
    <div className="flex min-h-viewport flex-col">
      <header className="border-b border-line px-console">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1 py-2 lg:h-16 lg:py-0">
          <Link to="/" className="type-small flex min-h-11 items-center gap-2.5">
            <BrandMark className="h-5 w-[1.0625rem]" />
            {m.common_brand()}
          </Link>
          <nav
            aria-label={m.admin_nav_label()}
            className="order-3 flex flex-wrap gap-x-5 max-lg:w-full lg:order-none"
          >
            <Entry to="/admin" end>
              {m.admin_nav_review()} <span className="tnum">{waiting}</span>
            </Entry>
            <Entry to="/admin/bookings">{m.admin_bookings_title()}</Entry>
            <Entry to="/admin/ratings">{m.rating_admin_title()}</Entry>
            <Entry to="/admin/people">{m.admin_nav_people()}</Entry>
            <Entry to="/admin/lexicon">{m.admin_lexicon_title()}</Entry>
            <Entry to="/admin/audit">{m.admin_nav_audit()}</Entry>
          </nav>
          <Link to="/profile" className="type-button ml-auto flex min-h-11 items-center">
            {name}
          </Link>
        </div>
      </header>
      <main id="main" className="flex min-w-0 grow flex-col">
        <Outlet />
      </main>
    </div>
  );
}

function Entry({ to, end = false, children }: { to: string; end?: boolean; children: ReactNode }) {
  return (
    <NavLink
      to={to}
      end={end}
      className="type-body flex min-h-11 items-center gap-1.5 whitespace-nowrap text-ink-2 hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
    >
      {children}
    </NavLink>
  );
}
