import { Link } from "react-router";
import { bookingStateLabel } from "#app/parts/booking/booking-labels";
import { requireAdmin } from "#app/guards";
import { ConsolePage } from "#app/ui/console-page";
import { readResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { Money } from "#app/ui/money";
import { SearchForm } from "#app/ui/search-form";
import { Table, Td, Th } from "#app/ui/table";
import { When } from "#app/ui/when";
import { servicesContext } from "#worker/router-context";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

/** Bookings of every organization, found by reference, buyer or email address. */
export async function loader({ context, request }: Route.LoaderArgs) {
  requireAdmin(context, request);
  const { searchParams } = new URL(request.url);
  const query = (searchParams.get("q") ?? "").trim().slice(0, 80);
  const bookings = await context.get(servicesContext).catalogue.findAnyBookings(query);
  return { query, bookings, result: readResult(searchParams, ["refunded"]) };
}

export const meta: Route.MetaFunction = () => [
  { title: `${m.admin_bookings_title()} · ${m.common_brand()}` },
];

export default function Page({ loaderData: { query, bookings, result } }: Route.ComponentProps) {
  return (
    <ConsolePage title={m.admin_bookings_title()} second={m.admin_bookings_second()}>
      <FlashNotice result={result} texts={{ refunded: m.refund_desk_done }} />
      <SearchForm label={m.admin_bookings_search()} query={query} submit={m.console_search_submit()} />
      {bookings.length > 0 ? (
        <Table
          lines
          label={m.admin_bookings_title()}
          className="mt-8"
          head={
            <>
              <Th>{m.sales_column_booking()}</Th>
              <Th>{m.sales_column_buyer()}</Th>
              <Th>{m.admin_bookings_event()}</Th>
              <Th>{m.sales_column_time()}</Th>
              <Th>{m.sales_column_state()}</Th>
              <Th numeric>{m.sales_column_amount()}</Th>
            </>
          }
        >
          {bookings.map((row) => (
            <tr key={`${row.eventId} ${row.id}`}>
              <Td strong line="lead">
                <Link to={`/admin/bookings/${row.eventId}/${row.id}`} className="word">
                  {row.reference}
                </Link>
              </Td>
              <Td>
                {row.buyerName} <span className="text-ink-2">{row.buyerEmail}</span>
              </Td>
              <Td>
                {row.eventTitle} <span className="text-ink-2">{row.organizationName}</span>
              </Td>
              <Td className="whitespace-nowrap text-ink-2">
                <When at={row.placedAt} timeZone={row.timeZone} style="datetime" />
              </Td>
              <Td>{bookingStateLabel(row.state)}</Td>
              <Td numeric line="end">
                <Money amountMinor={row.totalMinor} currency={row.currency} />
              </Td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="mt-8 text-ink-2">
          {query === "" ? m.admin_bookings_empty() : m.admin_people_none({ query })}
        </p>
      )}
    </ConsolePage>
  );
}
