import { type LucideIcon, Search, Ticket, UserRound } from "lucide-react";
import { Link, useLocation } from "react-router";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";

const YOU =
  /^\/(profile|bookings|saved|notifications|sign-|confirm-address|forgot-password|reset-password|invitations)/;

/** Tab bar on phones; the current tab has a bar above it. */
export function TabBar() {
  const { pathname } = useLocation();
  const open = pathname.startsWith("/wallet")
    ? "tickets"
    : pathname === "/" || pathname.startsWith("/events")
      ? "find"
      : YOU.test(pathname)
        ? "you"
        : null;
  return (
    <nav
      aria-label={m.site_tabs_label()}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <ul className="flex h-[67px]">
        <Tab to="/" icon={Search} open={open === "find"}>
          {m.site_tabs_find()}
        </Tab>
        <Tab to="/wallet" icon={Ticket} open={open === "tickets"}>
          {m.site_tabs_tickets()}
        </Tab>
        <Tab to="/profile" icon={UserRound} open={open === "you"}>
          {m.site_tabs_you()}
        </Tab>
      </ul>
    </nav>
  );
}

function Tab({
  to,
  icon,
  open,
  children,
}: {
  to: string;
  icon: LucideIcon;
  open: boolean;
  children: string;
}) {
  return (
    <li className="flex flex-1 justify-center">
      <Link
        to={to}
        aria-current={open ? "page" : undefined}
        className={`type-second relative flex w-full flex-col items-center justify-center gap-0.5 ${open ? "font-semibold text-ink" : "text-ink-2"}`}
      >
        {open ? <span className="absolute -top-px h-0.5 w-10 bg-ink" /> : null}
        <Icon of={icon} />
        {children}
      </Link>
    </li>
  );
}
