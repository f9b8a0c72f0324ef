import { Link } from "react-router";
import type { EventListItem, EventSort } from "#worker/catalogue/event-list-service";
import { EventStateWord } from "#app/parts/event/event-state";
import { Money } from "#app/ui/money";
import { EventPicture } from "#app/parts/event/event-picture";
import { SortHead } from "#app/ui/sort-head";
import { Table, Td, Th } from "#app/ui/table";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

/** Events of an organization with their sales. */
export function EventTable({
  items,
  sort,
  descending,
}: {
  items: readonly EventListItem[];
  sort: EventSort;
  descending: boolean;
}) {
  const head = { current: sort, descending };
  return (
    <Table
      lines
      label={m.events_table_label()}
      head={
        <>
          <SortHead column="title" label={m.events_column_title()} {...head} />
          <SortHead column="starts" label={m.events_column_starts()} {...head} />
          <Th>{m.events_column_venue()}</Th>
          <Th>{m.events_column_state()}</Th>
          <SortHead column="sold" label={m.events_column_sold()} numeric {...head} />
          <SortHead column="revenue" label={m.events_column_revenue()} numeric {...head} />
        </>
      }
    >
      {items.map((item) => (
        <tr key={item.id}>
          <Td strong line="lead">
            <Link to={`events/${item.id}`} className="flex items-center gap-3 hover:underline">
              <span className="w-7 shrink-0">
                <EventPicture event={item} format="1:1" />
              </span>
              <span className="min-w-28">{item.title || m.events_untitled()}</span>
            </Link>
          </Td>
          <Td className="whitespace-nowrap">
            {item.startsAt === null ? (
              <span className="text-ink-2">{m.console_not_set()}</span>
            ) : (
              <When at={item.startsAt} timeZone={item.timeZone} style="datetime" clock24 />
            )}
          </Td>
          <Td className="min-w-28">
            {item.isOnline
              ? m.search_online()
              : (item.venueName ?? <span className="text-ink-2">{m.console_not_set()}</span>)}
          </Td>
          <Td className="whitespace-nowrap">
            <EventStateWord state={item.state} change={item.change} isPaused={item.isPaused} />
          </Td>
          <Td numeric className="whitespace-nowrap">
            {item.capacity > 0 ? m.events_sold_of({ sold: item.sold, capacity: item.capacity }) : "–"}
          </Td>
          <Td numeric strong line="end">
            {item.capacity > 0 ? <Money amountMinor={item.revenueMinor} currency={item.currency} /> : "–"}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
