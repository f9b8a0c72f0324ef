import { placeLabel } from "#domain/gate/manifest-format";
import type { LookedUpTicket } from "#domain/gate/ticket-lookup";
import type { DayOfPage } from "#worker/catalogue/event-day-service";
import { SearchForm } from "#app/ui/search-form";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { m } from "#i18n/paraglide/messages";
import { eventTime } from "./event-time";

/** Tickets by seat or name, with their state and last scan. */
export function TicketLookUp({
  page,
  query,
  isBlank,
  found,
}: {
  page: DayOfPage;
  query: string;
  /** Submitted without a text. */
  isBlank: boolean;
  found: readonly LookedUpTicket[];
}) {
  return (
    <section className="mb-9">
      <SectionHeading size="text" rule={false}>
        {m.day_lookup()}
      </SectionHeading>
      <SearchForm label={m.day_lookup_label()} query={query} submit={m.day_lookup_submit()} />
      <div role="status">
        {isBlank ? <p className="type-second mt-3 text-ink-2">{m.day_lookup_blank()}</p> : null}
        {query === "" ? null : found.length === 0 ? (
          <p className="type-second mt-3 text-ink-2">{m.day_lookup_none({ query })}</p>
        ) : (
          <Table
            lines
            label={m.day_lookup()}
            className="mt-4"
            head={
              <>
                <Th>{m.day_lookup_seat()}</Th>
                <Th>{m.day_lookup_name()}</Th>
                <Th>{m.day_lookup_type()}</Th>
                <Th>{m.day_lookup_state()}</Th>
                <Th>{m.day_lookup_last()}</Th>
              </>
            }
          >
            {found.map((each) => (
              <tr key={each.ticket.ticketId}>
                <Td strong line="lead" className="whitespace-nowrap">
                  {placeLabel(each.ticket.place) || "–"}
                </Td>
                <Td>{each.attendee ?? m.day_lookup_booked_by({ name: each.buyer })}</Td>
                <Td>{page.ticketTypes[each.ticket.ticketTypeCode] ?? ""}</Td>
                <Td word={m.day_lookup_state()}>{stateLabel(each)}</Td>
                <Td word={m.day_lookup_last()}>{lastScanText(each, page)}</Td>
              </tr>
            ))}
          </Table>
        )}
      </div>
    </section>
  );
}

function stateLabel({ revoked, inside }: LookedUpTicket): string {
  if (revoked) return inside ? m.day_lookup_revoked_inside() : m.day_lookup_revoked();
  return inside ? m.day_lookup_inside() : m.day_lookup_valid();
}

function lastScanText({ lastScan }: LookedUpTicket, { event, gates, devices }: DayOfPage): string {
  if (!lastScan) return m.day_lookup_never();
  const { at, gateId, deviceId } = lastScan;
  return m.day_lookup_scan({
    what: scanLabel(lastScan),
    time: eventTime(at, event.timeZone),
    gate: gates[gateId] ?? gateId,
    phone: devices[deviceId]?.name ?? "",
  });
}

function scanLabel({ kind, decision }: NonNullable<LookedUpTicket["lastScan"]>): string {
  if (decision === "refuse") return m.day_lookup_refused();
  if (decision === "check") return m.day_lookup_checked();
  return kind === "exit" ? m.day_lookup_exit() : m.day_lookup_entry();
}
