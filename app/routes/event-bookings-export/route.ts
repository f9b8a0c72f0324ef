import { writeCsv } from "#domain/core/csv";
import { minorDigits } from "#domain/core/money";
import { toLocalField } from "#domain/time/wall-clock";
import { readBookingQuery } from "#app/parts/booking/booking-query";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import type { Route } from "./+types/route";

/** The bookings table as CSV, with the search and filter of the page. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const query = { ...readBookingQuery(new URL(request.url).searchParams), page: null };
  const { catalogue } = context.get(servicesContext);
  const list = await catalogue.listBookings(membership.organizationId, params.eventId ?? "", query);
  if (!list) throw notFound();
  const { event, items } = list;
  const csv = writeCsv([
    ["Time", "Booking", "Buyer", "Mail", "Places", "Quantity", "State", "Amount", "Refunded", "Currency"],
    ...items.map((row) => [
      toLocalField(row.placedAt, event.timeZone).replace("T", " "),
      row.reference,
      row.buyerName,
      row.buyerEmail,
      row.places,
      row.quantity,
      row.state,
      row.totalMinor / 10 ** minorDigits(row.currency),
      row.refundedMinor / 10 ** minorDigits(row.currency),
      row.currency,
    ]),
  ]);
  const name = event.title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-+|-+$/g, "") || "event";
  // Spreadsheets detect UTF-8 by the byte order mark.
  return new Response(`\ufeff${csv}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="bookings.csv"; filename*=UTF-8''${encodeURIComponent(`bookings-${name}.csv`)}`,
      "cache-control": "no-store",
    },
  });
}
