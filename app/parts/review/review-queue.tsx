import { Link } from "react-router";
import type { QueueItem } from "#worker/catalogue/review-service";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { EventPicture } from "../event/event-picture";

const HOUR_MS = 3_600_000;

/** Events that wait for a decision, oldest first. */
export function ReviewQueue({
  queue,
  current,
  now,
}: {
  queue: readonly QueueItem[];
  current: string | null;
  now: number;
}) {
  return (
    <nav aria-label={m.review_queue_label()}>
      <h2 className="type-button border-b border-line px-console pt-5 pb-3">{m.review_queue_heading()}</h2>
      {queue.length === 0 ? (
        <p className="type-second px-console py-5 text-ink-2">{m.review_empty_title()}</p>
      ) : (
        <ol>
          {queue.map((item) => (
            <li key={item.eventId} className="border-b border-line">
              <Link
                to={`/admin/events/${item.eventId}`}
                aria-current={item.eventId === current ? "page" : undefined}
                className="flex gap-3 border-l-[5px] border-transparent py-2.5 pr-5 pl-[1.6875rem] hover:bg-sunk aria-[current=page]:border-ink aria-[current=page]:bg-sunk max-md:pl-[0.9375rem]"
              >
                <span className="w-12 shrink-0">
                  <EventPicture event={{ ...item, id: item.eventId }} format="1:1" />
                </span>
                <span className="min-w-0 grow">
                  <span className="flex items-baseline justify-between gap-3">
                    <span className="type-button line-clamp-2 leading-5">{item.title}</span>
                    <span
                      className={`type-second shrink-0 ${now - item.waitingSince > 20 * HOUR_MS ? "text-ink" : "text-ink-2"}`}
                    >
                      {m.review_age_hours({ hours: Math.floor((now - item.waitingSince) / HOUR_MS) })}
                    </span>
                  </span>
                  <span className="type-second block truncate text-ink-2">{changeSummary(item)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}

function changeSummary({ about, newOrganization }: QueueItem): string {
  const labels = { date: m.review_about_date, venue: m.review_about_venue, price: m.review_about_price };
  if (about.length > 0) {
    const [first, ...rest] = new Intl.ListFormat(intlLocale(), { type: "conjunction" }).format(
      about.map((part) => labels[part]()),
    );
    return `${first?.toLocaleUpperCase(intlLocale()) ?? ""}${rest.join("")}`;
  }
  return newOrganization ? m.review_about_new_organization() : m.review_about_new();
}
