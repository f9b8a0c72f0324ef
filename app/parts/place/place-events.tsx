import type { EventCard } from "#worker/discovery/discovery";
import { EventListItem } from "#app/parts/event/event-card";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";

/** Upcoming and past events of an organization or a venue. */
export function PlaceEvents({
  upcoming,
  past,
  withCity,
}: {
  upcoming: readonly EventCard[];
  past: readonly EventCard[];
  withCity: boolean;
}) {
  return (
    <>
      <section aria-labelledby="upcoming" className="mt-10">
        <SectionHeading id="upcoming">{m.place_upcoming()}</SectionHeading>
        {upcoming.length === 0 ? (
          <p className="type-body text-ink-2">{m.place_upcoming_none()}</p>
        ) : (
          <EventList events={upcoming} withCity={withCity} />
        )}
      </section>
      {past.length === 0 ? null : (
        <section aria-labelledby="past" className="mt-12">
          <SectionHeading id="past">{m.place_past()}</SectionHeading>
          <EventList events={past} withCity={withCity} />
        </section>
      )}
    </>
  );
}

function EventList({ events, withCity }: { events: readonly EventCard[]; withCity: boolean }) {
  return (
    <ul className="grid gap-x-10 gap-y-5 pt-1 md:grid-cols-2">
      {events.map((event) => (
        <li key={event.id}>
          <EventListItem event={event} picture="start" withCity={withCity} />
        </li>
      ))}
    </ul>
  );
}
