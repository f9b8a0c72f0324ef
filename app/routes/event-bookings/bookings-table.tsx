import { Link } from "react-router";
import { dateTimeWords } from "#domain/time/when-words";
import type { EventBookings, BookingQuery } from "#worker/catalogue/event-booking-service";
import { Money } from "#app/ui/money";
import { SortHead } from "#app/ui/sort-head";
import { Table, Td, Th } from "#app/ui/table";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { SalesStateBadge } from "./sales-state";

/** Bookings of one event; each row links to its detail. */
export function BookingsTable({
  list,
  query,
  currentId,
  linkTo,
}: {
  list: EventBookings;
  query: BookingQuery;
  /** The booking that is open above the table. */
  currentId: string | null;
  linkTo: (bookingId: string) => string;
}) {
  const head = { current: query.sort, descending: query.descending };
  return (
    <Table
      lines
      label={m.sales_table_label()}
      head={
        <>
          <SortHead column="placed" label={m.sales_column_time()} {...head} />
          <Th>{m.sales_column_booking()}</Th>
          <SortHead column="buyer" label={m.sales_column_buyer()} {...head} />
          <Th>{m.sales_column_places()}</Th>
          <SortHead column="state" label={m.sales_column_state()} {...head} />
          <SortHead column="total" label={m.sales_column_amount()} numeric {...head} />
        </>
      }
    >
      {list.items.map((row) => (
        <tr key={row.id} className={row.id === currentId ? "bg-sunk" : ""}>
          <Td className="whitespace-nowrap text-ink-2">
            {dateTimeWords(
              row.placedAt,
              { timeZone: list.event.timeZone, locale: intlLocale() },
              { clock24: true },
            )}
          </Td>
          <Td className="whitespace-nowrap">
            <Link to={linkTo(row.id)} className="hover:underline">
              {row.reference}
            </Link>
          </Td>
          <Td strong line="lead">
            <Link to={linkTo(row.id)} className="hover:underline">
              {row.buyerName}
            </Link>
          </Td>
          <Td className="min-w-40">{row.places}</Td>
          <Td>
            <SalesStateBadge
              state={row.state}
              free={row.totalMinor === 0}
              partRefunded={row.refundedMinor > 0}
            />
          </Td>
          <Td numeric strong={row.state === "confirmed"} line="end">
            <Money amountMinor={row.totalMinor} currency={row.currency} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
