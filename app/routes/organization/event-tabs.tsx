import type { EventTab } from "#worker/catalogue/event-list-service";
import { TabStrip } from "#app/ui/tab-strip";
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
    <TabStrip
      label={m.events_tab_label()}
      current={current}
      tabs={(Object.keys(labels) as EventTab[]).map((tab) => ({
        id: tab,
        to: `?${new URLSearchParams({ tab, ...(search ? { search } : {}) })}`,
        words: (
          <>
            {labels[tab]()} <span className="tnum type-second">{counts[tab]}</span>
          </>
        ),
      }))}
    />
  );
}
