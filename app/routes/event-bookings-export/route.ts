import { writeCsv } from "#domain/core/csv";
import { minorDigits } from "#domain/core/money";
import { toLocalField } from "#domain/time/wall-clock";
import { readBookingQuery } from "#app/parts/booking/booking-query";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import type { Route } from "./+types/route";

/** The bookings table as a file, with the same search and filter as on the page. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const query = { ...readBookingQuery(new URL(request.url).searchParams), page: null };
  const { catalogue } = context.get(servicesContext);
  const list = await catalogue.listBookings(membership.organizationId, params.eventId ?? "", query);
  if (!list) throw notFound();
  const { event, items } = list;
  const csv = writeCsv([
    ["Time", "Booking", "Buyer", "Mail", "Places", "Quantity", "State", "Amount", "Currency"],
    ...items.map((row) => [
      toLocalField(row.placedAt, event.timeZone).replace("T", " "),
      row.reference,
      row.buyerName,
      row.buyerEmail,
      row.places,
      row.quantity,
      row.state,
      row.totalMinor / 10 ** minorDigits(row.currency),
      row.currency,
    ]),
  ]);
  const name = event.title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-+|-+$/g, "") || "event";
  // The mark at the front tells spreadsheets that this is UTF-8.
  return new Response(`\ufeff${csv}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="bookings.csv"; filename*=UTF-8''${encodeURIComponent(`bookings-${name}.csv`)}`,
      "cache-control": "no-store",
    },
  });
}
