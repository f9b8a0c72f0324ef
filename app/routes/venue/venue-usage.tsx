import { dateTimeWords } from "#domain/time/when-words";
import type { VenueDetails } from "#worker/catalogue/venue-service";
import { Notice } from "#app/ui/notice";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** Upcoming events at the venue, which a change of the plan affects. */
export function VenueUsage({ venue }: { venue: VenueDetails }) {
  const shown = venue.usedBy.slice(0, 6);
  return (
    <Notice title={m.venue_used_title({ count: venue.usedBy.length })}>
      <p>{m.venue_used_text()}</p>
      <ul className="type-second mt-1">
        {shown.map((use) => (
          <li key={use.id}>
            {m.venue_used_item({
              title: use.title,
              when: dateTimeWords(
                use.startsAt,
                { timeZone: venue.timeZone, locale: intlLocale() },
                { clock24: true },
              ),
              sold: use.sold,
            })}
          </li>
        ))}
        {venue.usedBy.length > shown.length ? (
          <li>{m.venue_used_more({ count: venue.usedBy.length - shown.length })}</li>
        ) : null}
      </ul>
    </Notice>
  );
}
