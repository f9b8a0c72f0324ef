import { Link } from "react-router";
import type { EventTab } from "#worker/catalogue/event-list-service";
import { m } from "#i18n/paraglide/messages";

/** Event states as tabs with their counts; the search is preserved. */
export function EventTabs({
  counts,
  current,
  search,
}: {
  counts: Readonly<Record<EventTab, number>>;
  current: EventTab;
  search: string;
}) {
  const labels: Record<EventTab, () => string> = {
    all: m.events_tab_all,
    draft: m.events_tab_draft,
    in_review: m.events_tab_in_review,
    published: m.events_tab_published,
    past: m.events_tab_past,
  };
  return (
    <nav aria-label={m.events_tab_label()} className="flex flex-wrap gap-x-5">
      {(Object.keys(labels) as EventTab[]).map((tab) => (
        <Link
          key={tab}
          to={`?${new URLSearchParams({ tab, ...(search ? { search } : {}) })}`}
          aria-current={tab === current ? "page" : undefined}
          className="type-body inline-flex min-h-9 items-center gap-1.5 border-b-2 border-transparent text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {labels[tab]()} <span className="tnum type-second">{counts[tab]}</span>
        </Link>
      ))}
    </nav>
  );
}
