import { Download, Search } from "lucide-react";
import { Form, Link, data, redirect, useSearchParams } from "react-router";
import { dateTimeWords } from "#domain/time/when-words";
import { readBookingQuery } from "#app/parts/booking/booking-query";
import { Button, ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Icon } from "#app/ui/icon";
import { Money } from "#app/ui/money";
import { Notice } from "#app/ui/notice";
import { NumberRow } from "#app/ui/number-row";
import { PageLinks } from "#app/ui/page-links";
import { SortHead } from "#app/ui/sort-head";
import { Table, Td, Th } from "#app/ui/table";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { BookingDetail } from "./booking-detail";
import { BookingStateMark, bookingStateWord } from "./booking-state";
import type { Route } from "./+types/route";

const STATES = ["all", "confirmed", "pending", "refunded", "cancelled", "expired"] as const;

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
  return { list, query, booking, sales: { sold, held, capacity, revenueMinor, currency: live.currency } };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const form = await readForm(request);
  const bookingId = String(form.get("bookingId") ?? "");
  const reason = String(form.get("reason") ?? "")
    .trim()
    .slice(0, 300);
  const cancelled = await context
    .get(servicesContext)
    .catalogue.cancelBooking(membership.organizationId, params.eventId ?? "", { bookingId, reason });
  // The whole path: a bare "?…" would be read against the data request's own address.
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
  const { list, query, booking, sales } = loaderData;
  const [search] = useSearchParams();
  const head = { current: query.sort, descending: query.descending };
  const opened = (id: string | null) => {
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
      <NumberRow
        label={m.sales_label()}
        numbers={[
          {
            id: "takings",
            number: <Money amountMinor={sales.revenueMinor} currency={sales.currency} />,
            words: m.sales_takings(),
          },
          { id: "sold", number: sales.sold, words: m.sales_sold({ capacity: sales.capacity }) },
          { id: "held", number: sales.held, words: m.sales_held() },
          {
            id: "free",
            number: Math.max(0, sales.capacity - sales.sold - sales.held),
            words: m.sales_free(),
          },
        ]}
      />
      {booking ? (
        <BookingDetail
          booking={booking}
          timeZone={list.event.timeZone}
          closeTo={opened(null)}
          refused={actionData?.refused ?? null}
        />
      ) : null}
      <Form method="get" role="search" className="mb-3 flex flex-wrap items-center justify-end gap-2">
        <label className="flex h-9 items-center gap-2.5 rounded-control border border-edge px-3 max-sm:w-full">
          <Icon of={Search} size={18} className="text-ink-2" />
          <span className="sr-only">{m.sales_search_label()}</span>
          <input
            key={query.search}
            type="search"
            name="search"
            defaultValue={query.search}
            maxLength={80}
            placeholder={m.sales_search_label()}
            className="type-second w-full min-w-0 bg-transparent outline-none sm:w-60"
          />
        </label>
        <label className="max-sm:grow">
          <span className="sr-only">{m.sales_state_label()}</span>
          <select
            key={query.state}
            name="state"
            defaultValue={query.state}
            className="type-second h-9 rounded-control border border-edge bg-paper px-3 text-ink max-sm:w-full"
          >
            {STATES.map((state) => (
              <option key={state} value={state}>
                {state === "all" ? m.sales_state_all() : bookingStateWord(state)}
              </option>
            ))}
          </select>
        </label>
        <Button size="console" variant="third">
          {m.console_search_submit()}
        </Button>
      </Form>
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
            <tr key={row.id} className={row.id === booking?.id ? "bg-sunk" : ""}>
              <Td className="whitespace-nowrap text-ink-2">
                {dateTimeWords(
                  row.placedAt,
                  { timeZone: list.event.timeZone, locale: intlLocale() },
                  { clock24: true },
                )}
              </Td>
              <Td className="whitespace-nowrap">
                <Link to={opened(row.id)} className="hover:underline">
                  {row.reference}
                </Link>
              </Td>
              <Td strong line="lead">
                <Link to={opened(row.id)} className="hover:underline">
                  {row.buyerName}
                </Link>
              </Td>
              <Td className="min-w-40">{row.places}</Td>
              <Td>
                <BookingStateMark state={row.state} free={row.totalMinor === 0} />
              </Td>
              <Td numeric strong={row.state === "confirmed"} line="end">
                <Money amountMinor={row.totalMinor} currency={row.currency} />
              </Td>
            </tr>
          ))}
        </Table>
      )}
      <PageLinks page={query.page} pages={list.pages} />
    </ConsolePage>
  );
}
