import { Download } from "lucide-react";
import { data, redirect, useSearchParams } from "react-router";
import { readBookingQuery } from "#app/parts/booking/booking-query";
import { SalesNumbers } from "#app/parts/event/sales-numbers";
import { ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { readResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { Icon } from "#app/ui/icon";
import { Notice } from "#app/ui/notice";
import { PageLinks } from "#app/ui/page-links";
import { servicesContext } from "#worker/router-context";
import { notFound, requireFreshSignIn, requireMember } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { BookingDetail } from "./booking-detail";
import { BookingsFilter } from "./bookings-filter";
import { BookingsTable } from "./bookings-table";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const search = new URL(request.url).searchParams;
  const query = readBookingQuery(search);
  const { catalogue } = context.get(servicesContext);
  const eventId = params.eventId ?? "";
  const bookingId = search.get("booking");
  const [list, event, booking] = await Promise.all([
    catalogue.listBookings(membership.organizationId, eventId, query),
    catalogue.findEvent(membership.organizationId, eventId),
    bookingId ? catalogue.findBooking(membership.organizationId, eventId, bookingId) : null,
  ]);
  if (!list || !event || (bookingId && !booking)) throw notFound();
  const { sold, held, capacity, revenueMinor, live } = event;
  const path = `/organizations/${params.organization}/events/${eventId}`;
  const result = readResult(search, ["refunded"]);
  return {
    list,
    query,
    booking,
    path,
    result,
    sales: { sold, held, capacity, revenueMinor, currency: live.currency },
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const form = await readForm(request);
  const bookingId = String(form.get("bookingId") ?? "");
  const reason = String(form.get("reason") ?? "")
    .trim()
    .slice(0, 300);
  requireFreshSignIn(context, request, new URLSearchParams({ booking: bookingId, reason }));
  const cancelled = await context
    .get(servicesContext)
    .catalogue.cancelBooking(membership.organizationId, params.eventId ?? "", { bookingId, reason });
  // An absolute path: React Router resolves a bare "?…" against the URL of the data request.
  if (cancelled.ok)
    return redirect(
      `/organizations/${params.organization}/events/${params.eventId}/bookings?${new URLSearchParams({ booking: bookingId })}`,
    );
  if (cancelled.reason === "not_found" || cancelled.reason === "booking_unknown") throw notFound();
  return data({ refused: cancelled.reason }, { status: 409 });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${m.sales_bookings_title()} · ${loaderData?.list.event.title ?? ""}` }];
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  const { list, query, booking, path, result, sales } = loaderData;
  const [search] = useSearchParams();
  const linkTo = (id: string | null) => {
    const next = new URLSearchParams(search);
    if (id) next.set("booking", id);
    else next.delete("booking");
    return `?${next}`;
  };
  return (
    <ConsolePage
      title={m.sales_bookings_title()}
      second={m.sales_bookings_second({ title: list.event.title, count: list.total })}
      actions={
        <ButtonLink
          to={`../bookings.csv?${search}`}
          relative="path"
          reloadDocument
          variant="third"
          size="console"
        >
          <Icon of={Download} />
          {m.sales_export()}
        </ButtonLink>
      }
    >
      <FlashNotice result={result} texts={{ refunded: m.refund_desk_done }} />
      <SalesNumbers sales={sales} />
      {booking ? (
        <BookingDetail
          booking={booking}
          timeZone={list.event.timeZone}
          closeTo={linkTo(null)}
          refundTo={`${path}/bookings/${encodeURIComponent(booking.id)}/refund`}
          reason={search.get("reason") ?? ""}
          refused={actionData?.refused ?? null}
        />
      ) : null}
      <BookingsFilter query={query} />
      {list.items.length === 0 ? (
        <Notice
          title={m.sales_empty_title()}
          action={
            <ButtonLink to="?" variant="word">
              {m.console_search_clear()}
            </ButtonLink>
          }
        >
          {m.sales_empty_text()}
        </Notice>
      ) : (
        <BookingsTable list={list} query={query} currentId={booking?.id ?? null} linkTo={linkTo} />
      )}
      <PageLinks page={query.page} pages={list.pages} />
    </ConsolePage>
  );
}
