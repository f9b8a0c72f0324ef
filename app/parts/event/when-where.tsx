import { placeLabel } from "./place-label";
import { Accessibility, MapPin } from "lucide-react";
import type { ReactNode } from "react";
import { m } from "#i18n/paraglide/messages";
import { Icon } from "../../ui/icon";
import { When } from "../../ui/when";
import { shownCategoryLabel } from "./category-labels";
import type { EventFacts } from "./event-facts";
import { Dot } from "./price-label";
import { ServerHtml } from "./server-html";

/** Date, venue, accessibility and performers; `marks` below. */
export function WhenWhere({
  event,
  preview,
  marks,
}: {
  event: EventFacts;
  preview: boolean;
  marks: ReactNode;
}) {
  const { venue, timeZone } = event;
  const kind = shownCategoryLabel(event.category);
  const map =
    venue &&
    `https://www.openstreetmap.org/search?query=${encodeURIComponent(`${venue.name}, ${venue.address}, ${venue.city}`)}`;
  return (
    <div className="min-w-0">
      <p className="type-body mb-4 md:hidden">
        {m.event_by({ organizer: event.organizationName })}
        <span className="block text-ink-2">
          {kind}
          {kind && event.languageWords ? <Dot /> : null}
          {event.languageWords ? m.event_language({ language: event.languageWords }) : null}
        </span>
      </p>
      <ul className="border-t border-line @3xl:border-ink">
        <Fact mark={<When at={event.startsAt} timeZone={timeZone} style="day-block" />}>
          <p className="type-button leading-6">
            <When at={event.startsAt} timeZone={timeZone} style="datetime" />
          </p>
          <p className="type-second text-ink-2">
            {event.doorsAt < event.startsAt ? (
              <>
                {m.event_doors()} <When at={event.doorsAt} timeZone={timeZone} style="time" />.{" "}
              </>
            ) : null}
            {m.event_until()} <When at={event.endsAt} timeZone={timeZone} style="time" />
          </p>
          {preview ? null : (
            <a href={`/events/${event.slug}/calendar.ics`} className="word type-second mt-1 inline-block">
              {m.event_calendar()}
            </a>
          )}
        </Fact>
        <Fact mark={<Icon of={MapPin} size={22} className="mt-0.5" />}>
          <p className="type-button leading-6">{placeLabel(venue?.name, venue?.area)}</p>
          <p className="type-second text-ink-2">{venue?.address ?? m.event_online_text()}</p>
          {map ? (
            <a href={map} rel="noreferrer" className="word type-second mt-1 inline-block">
              {m.event_getting_there()}
            </a>
          ) : null}
        </Fact>
        {event.accessibleSeats > 0 ? (
          <Fact mark={<Icon of={Accessibility} size={22} className="mt-0.5" />}>
            <p className="type-button leading-6">{m.event_step_free()}</p>
            <p className="type-second text-ink-2">
              {m.event_wheelchair_bays({ count: event.accessibleSeats })}
            </p>
          </Fact>
        ) : null}
        {event.peopleHtml ? (
          <li className="border-b border-line py-2.5 @3xl:last:border-b-0">
            <ServerHtml html={event.peopleHtml} />
          </li>
        ) : null}
      </ul>
      {marks ? <div className="pt-3 @3xl:border-t @3xl:border-line">{marks}</div> : null}
    </div>
  );
}

function Fact({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-4 border-b border-line py-3.5 @3xl:last:border-b-0">
      <div className="w-9 shrink-0">{mark}</div>
      <div className="min-w-0">{children}</div>
    </li>
  );
}
