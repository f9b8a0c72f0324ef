import type { BookingView } from "#domain/sale/booking";
import { m } from "#i18n/paraglide/messages";
import type { BookedEvent } from "#worker/sale/booking";
import { Money } from "../../ui/money";
import { SectionHeading } from "../../ui/section-heading";
import { seatName } from "../seating/seat-names";
import { Table, Td, Th } from "../../ui/table";
import { TaxLines } from "./tax-lines";

/** Lines and totals with the legal facts of an invoice: seller, tax number, tax as a separate line. */
export function BookingLines({ booking, event }: { booking: BookingView; event: BookedEvent }) {
  const { totals } = booking;
  return (
    <section className="mt-10">
      <SectionHeading>{m.booking_lines_heading()}</SectionHeading>
      <Table
        label={m.booking_lines_heading()}
        head={
          <>
            <Th>{m.booking_line_place()}</Th>
            <Th>{m.booking_line_attendee()}</Th>
            <Th numeric>{m.booking_line_price()}</Th>
          </>
        }
      >
        {booking.lines.map((line) => (
          <tr key={line.lineNo}>
            <Td strong>
              {line.row !== null && line.seat !== null
                ? seatName({ row: line.row, seat: line.seat })
                : line.ticketTypeName}
              <span className="block font-normal text-ink-2">
                {line.sectionName ? [...new Set([line.sectionName, line.ticketTypeName])].join(", ") : null}
              </span>
            </Td>
            <Td>
              {line.attendeeName}
              {line.returned && booking.state === "confirmed" ? (
                <span className="block text-ink-2">{m.booking_line_cancelled()}</span>
              ) : null}
            </Td>
            <Td numeric>
              <Money amountMinor={line.priceMinor} currency={totals.currency} exact />
            </Td>
          </tr>
        ))}
      </Table>
      {totals.totalMinor > 0 ? (
        <div className="mt-2">
          <TaxLines totals={totals} />
        </div>
      ) : null}
      <p className="mt-2 flex items-end justify-between gap-4 border-t border-ink pt-3">
        <span className="type-button">{m.booking_total()}</span>
        <span className="type-sum">
          <Money amountMinor={totals.totalMinor} currency={totals.currency} />
        </span>
      </p>
      <p className="type-second mt-2 text-ink-2">
        {event.taxNumber
          ? m.booking_seller_with_number({
              seller: event.organizationName,
              tax: totals.taxName,
              number: event.taxNumber,
            })
          : m.booking_seller({ seller: event.organizationName })}
      </p>
    </section>
  );
}
