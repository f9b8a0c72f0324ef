import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";

/** Links to the calendar and the feed at `path` (without ending). `webcal` subscribes where the device has a calendar. */
export function PlaceFollow({ path, host }: { path: string; host: string }) {
  return (
    <section aria-labelledby="follow" className="mt-12">
      <SectionHeading id="follow">{m.place_follow()}</SectionHeading>
      <ul className="flex flex-wrap gap-x-8 gap-y-3">
        <li>
          <a href={`webcal://${host}${path}.ics`} className="word type-body">
            {m.place_calendar()}
          </a>
          <span className="type-second block text-ink-2">{m.place_calendar_hint()}</span>
        </li>
        <li>
          <a href={`${path}.atom`} className="word type-body">
            {m.place_feed()}
          </a>
        </li>
      </ul>
    </section>
  );
}
