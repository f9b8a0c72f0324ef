import { binArrivals } from "#domain/gate/arrivals";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { m } from "#i18n/paraglide/messages";
import { ArrivalsCurve } from "./arrivals-curve";
import { type DayArrivals, NARROW, WIDE } from "./curve-scale";
import { eventTime } from "./event-time";

/** Admissions by minute against tickets sold, as a curve and as a table. */
export function ArrivalsChart(day: DayArrivals) {
  const { dayOf, timeZone } = day;
  return (
    <section>
      <SectionHeading size="text">{m.day_arrivals()}</SectionHeading>
      <ArrivalsCurve {...day} size={WIDE} className="max-sm:hidden" />
      <ArrivalsCurve {...day} size={NARROW} className="sm:hidden" />
      {dayOf.curve.length === 0 ? (
        <p className="type-second text-ink-2">{m.day_arrivals_empty()}</p>
      ) : (
        <details className="mt-1">
          <summary className="word type-second inline-block min-h-6">{m.day_arrivals_as_table()}</summary>
          <Table
            label={m.day_arrivals()}
            className="mt-3"
            head={
              <>
                <Th>{m.day_arrivals_column_time()}</Th>
                <Th numeric>{m.day_arrivals_column_came()}</Th>
                <Th numeric>{m.day_arrivals_column_total()}</Th>
              </>
            }
          >
            {binArrivals(dayOf.curve, 10).map(({ at, came, total }) => (
              <tr key={at}>
                <Td>{eventTime(at, timeZone)}</Td>
                <Td numeric>{came}</Td>
                <Td numeric strong>
                  {total}
                </Td>
              </tr>
            ))}
          </Table>
        </details>
      )}
    </section>
  );
}
