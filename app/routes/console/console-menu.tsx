import { Menu, X } from "lucide-react";
import type { ReactNode } from "react";
import { Link, NavLink, useLocation } from "react-router";
import type { SwitcherEvent } from "#worker/people/organizations";
import type { Membership } from "#worker/people/visitor";
import { BrandMark } from "#app/ui/brand";
import { Icon } from "#app/ui/icon";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";
import { Switcher } from "./switcher";

interface ConsoleFacts {
  readonly personName: string;
  readonly isAdmin: boolean;
  readonly membership: Membership;
  readonly memberships: readonly Membership[];
  readonly events: readonly SwitcherEvent[];
  readonly unread: number;
  readonly eventId: string | null;
}

/** At the left of a desk; on a phone a bar whose menu opens over the page. Without scripts it opens all the same. */
export function ConsoleMenu(facts: ConsoleFacts) {
  const { key } = useLocation();
  const event = facts.events.find((each) => each.id === facts.eventId);
  return (
    <>
      <header className="border-r border-line max-lg:hidden">
        <div className="sticky top-0 flex h-dvh flex-col overflow-y-auto">
          <Brand className="h-[3.75rem] px-5" />
          <MenuBody {...facts} />
        </div>
      </header>
      <details key={key} className="group sticky top-0 z-30 border-b border-line bg-paper lg:hidden">
        <summary className="flex min-h-14 items-center gap-3 px-5">
          <BrandMark className="h-5 w-[1.0625rem]" />
          <span className="min-w-0 grow">
            <span className="type-second block truncate text-ink-2">{facts.membership.organizationName}</span>
            {event ? <span className="type-button block truncate leading-5">{event.title}</span> : null}
          </span>
          <span className="type-button flex items-center gap-2">
            <Icon of={Menu} className="group-open:hidden" />
            <Icon of={X} className="hidden group-open:block" />
            {m.console_menu()}
          </span>
        </summary>
        <div className="flex max-h-[calc(100dvh-3.5rem)] flex-col overflow-y-auto">
          <MenuBody {...facts} />
        </div>
      </details>
    </>
  );
}

function Brand({ className }: { className: string }) {
  return (
    <Link to="/" className={`type-small flex shrink-0 items-center gap-2.5 ${className}`}>
      <BrandMark className="h-5 w-[1.0625rem]" />
      {m.common_brand()}
    </Link>
  );
}

function MenuBody({ personName, isAdmin, membership, memberships, events, unread, eventId }: ConsoleFacts) {
  const event = events.find((each) => each.id === eventId);
  const home = `/organizations/${membership.organizationSlug}`;
  const decides = membership.role !== "staff";
  return (
    <>
      <Switcher label={m.console_organization()} value={membership.organizationName}>
        {memberships.map((each) => (
          <Choice
            key={each.organizationId}
            to={`/organizations/${each.organizationSlug}`}
            current={each.organizationId === membership.organizationId}
          >
            {each.organizationName}
          </Choice>
        ))}
        <Choice to="/organizations/new" current={false}>
          {m.console_organization_new()}
        </Choice>
      </Switcher>
      <Switcher
        label={m.console_event()}
        value={event ? <EventName event={event} /> : m.console_event_none()}
      >
        {events.map((each) => (
          <Choice
            key={each.id}
            to={`${home}/events/${each.id}/${decides ? "day-of" : "gates"}`}
            current={each.id === eventId}
          >
            <EventName event={each} />
          </Choice>
        ))}
        <Choice to={home} current={eventId === null}>
          {m.console_event_all()}
        </Choice>
      </Switcher>
      <nav aria-label={m.console_nav_label()} className="flex flex-col gap-1 px-3 py-3.5">
        {eventId ? (
          <>
            {decides ? (
              <>
                <Entry to={`${home}/events/${eventId}/day-of`}>{m.console_nav_day_of()}</Entry>
                <Entry to={`${home}/events/${eventId}/bookings`}>{m.console_nav_bookings()}</Entry>
              </>
            ) : null}
            <Entry to={`${home}/events/${eventId}/gates`}>{m.console_nav_gates()}</Entry>
            {decides ? (
              <>
                <Entry to={`${home}/events/${eventId}`} end>
                  {m.console_nav_edit()}
                </Entry>
                <Entry to={`${home}/events/${eventId}/preview`}>{m.console_nav_preview()}</Entry>
              </>
            ) : null}
            <hr className="mx-2 my-2 border-line" />
          </>
        ) : null}
        <Entry to={home} end>
          {m.console_nav_events()}
        </Entry>
        {decides ? (
          <>
            <Entry to={`${home}/venues`}>{m.console_nav_venues()}</Entry>
            <Entry to={`${home}/ratings`}>{m.rating_console_title()}</Entry>
            <Entry to={`${home}/people`}>{m.console_nav_people()}</Entry>
            <Entry to={`${home}/settings`}>{m.console_nav_settings()}</Entry>
          </>
        ) : null}
      </nav>
      <div className="type-second mt-auto flex flex-col gap-2 border-t border-line px-5 py-4">
        <Link to="/profile" className="font-semibold">
          {personName}
        </Link>
        <div className="flex flex-wrap gap-x-4 gap-y-2 text-ink-2">
          <Link to="/notifications" className="word">
            {unread > 0 ? m.console_notifications_unread({ count: unread }) : m.console_notifications()}
          </Link>
          {isAdmin ? (
            <Link to="/admin" className="word">
              {m.console_admin()}
            </Link>
          ) : null}
          <Link to="/sign-out" className="word">
            {m.console_sign_out()}
          </Link>
        </div>
      </div>
    </>
  );
}

function EventName({ event }: { event: SwitcherEvent }) {
  return (
    <>
      {event.title || m.events_untitled()}
      {event.startsAt === null ? null : (
        <>
          {", "}
          <When at={event.startsAt} timeZone={event.timeZone} style="date" />
        </>
      )}
    </>
  );
}

function Choice({ to, current, children }: { to: string; current: boolean; children: ReactNode }) {
  return (
    <li>
      <Link
        to={to}
        aria-current={current ? "true" : undefined}
        className={`type-second block px-5 py-2 hover:bg-sunk ${current ? "font-semibold text-ink" : "text-ink-2"}`}
      >
        {children}
      </Link>
    </li>
  );
}

function Entry({ to, end = false, children }: { to: string; end?: boolean; children: ReactNode }) {
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
