import type { ReactNode } from "react";
import { NavLink } from "react-router";
import type { Membership } from "#worker/platform/visitor";
import { m } from "#i18n/paraglide/messages";

/** Pages of the current event and of the organization, as the member's role allows. */
export function ConsoleLinks({ membership, eventId }: { membership: Membership; eventId: string | null }) {
  const home = `/organizations/${membership.organizationSlug}`;
  const organizes = membership.role !== "staff";
  return (
    <nav aria-label={m.console_nav_label()} className="flex flex-col gap-1 px-3 py-3.5">
      {eventId ? (
        <>
          <MenuLink to={`${home}/events/${eventId}/day-of`}>{m.console_nav_day_of()}</MenuLink>
          {organizes ? (
            <>
              <MenuLink to={`${home}/events/${eventId}/bookings`}>{m.console_nav_bookings()}</MenuLink>
              <MenuLink to={`${home}/events/${eventId}/refunds`}>{m.refunds_title()}</MenuLink>
            </>
          ) : null}
          <MenuLink to={`${home}/events/${eventId}/gates`}>{m.gates_title()}</MenuLink>
          {organizes ? (
            <>
              <MenuLink to={`${home}/events/${eventId}`} end>
                {m.console_nav_edit()}
              </MenuLink>
              <MenuLink to={`${home}/events/${eventId}/preview`}>{m.console_nav_preview()}</MenuLink>
            </>
          ) : null}
          <hr className="mx-2 my-2 border-line" />
        </>
      ) : null}
      <MenuLink to={home} end>
        {m.console_nav_events()}
      </MenuLink>
      {organizes ? (
        <>
          <MenuLink to={`${home}/venues`}>{m.console_nav_venues()}</MenuLink>
          <MenuLink to={`${home}/ratings`}>{m.rating_console_title()}</MenuLink>
          <MenuLink to={`${home}/people`}>{m.console_nav_people()}</MenuLink>
          <MenuLink to={`${home}/webhooks`}>{m.console_nav_webhooks()}</MenuLink>
          {membership.role === "owner" ? (
            <MenuLink to={`${home}/api-keys`}>{m.console_nav_api_keys()}</MenuLink>
          ) : null}
          <MenuLink to={`${home}/settings`}>{m.console_nav_settings()}</MenuLink>
        </>
      ) : null}
    </nav>
  );
}

function MenuLink({ to, end = false, children }: { to: string; end?: boolean; children: ReactNode }) {
  return (
    <NavLink
      to={to}
      end={end}
      className="type-body flex min-h-8 items-center rounded-control px-2 py-1 text-ink-2 hover:text-ink aria-[current=page]:bg-ink aria-[current=page]:font-semibold aria-[current=page]:text-paper"
    >
      {children}
    </NavLink>
  );
}
