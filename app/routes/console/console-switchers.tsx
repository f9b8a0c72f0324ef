import type { ReactNode } from "react";
import { Link } from "react-router";
import type { SwitcherEvent } from "#worker/people/organizations";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";
import type { ConsoleFacts } from "./console-facts";
import { Switcher } from "./switcher";

/** Switches organization and event. */
export function ConsoleSwitchers({ membership, memberships, events, eventId }: ConsoleFacts) {
  const event = events.find((each) => each.id === eventId);
  const home = `/organizations/${membership.organizationSlug}`;
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
          <Choice key={each.id} to={`${home}/events/${each.id}/day-of`} current={each.id === eventId}>
            <EventName event={each} />
          </Choice>
        ))}
        <Choice to={home} current={eventId === null}>
          {m.console_event_all()}
        </Choice>
      </Switcher>
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
