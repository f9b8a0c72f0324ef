import { axisSteps, binArrivals, sumArrivals } from "#domain/gate/arrivals";
import type { DayOf } from "#durable/event-rpc";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { m } from "#i18n/paraglide/messages";
import { clockWords } from "./clock";

/** Drawn twice, so that its words keep their size: for a column of text, and for a phone. */
const WIDE = { width: 560, height: 290, left: 46, top: 46, bottom: 250, ticks: 6 };
const NARROW = { width: 300, height: 250, left: 34, top: 40, bottom: 215, ticks: 3 };
const QUARTER_MS = 900_000;

interface Day {
  readonly dayOf: DayOf;
  readonly doorsAt: number;
  readonly startsAt: number;
  readonly timeZone: string;
}

/** Who came in, minute by minute, against what is sold; and the same as a table. */
export function ArrivalsChart(day: Day) {
  const { dayOf, timeZone } = day;
  return (
    <section>
      <SectionHeading size="text">{m.day_arrivals()}</SectionHeading>
      <Curve {...day} size={WIDE} className="max-sm:hidden" />
      <Curve {...day} size={NARROW} className="sm:hidden" />
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
                <Td>{clockWords(at, timeZone)}</Td>
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

function Curve({
  dayOf,
  doorsAt,
  startsAt,
  timeZone,
  size,
  className,
}: Day & { size: typeof WIDE; className: string }) {
  const { width, height, left, top, bottom } = size;
  const firstMinute =
    dayOf.curve.length > 0 ? Math.min(...dayOf.curve.filter((_, at) => at % 2 === 0)) * 60_000 : doorsAt;
  const from = Math.floor(Math.min(doorsAt, firstMinute) / QUARTER_MS) * QUARTER_MS;
  const arrivals = sumArrivals(dayOf.curve, from);
  const until = Math.max(startsAt + 2 * QUARTER_MS, arrivals.at(-1)!.at);
  const most = Math.max(dayOf.sold, dayOf.admitted, 1);
  const x = (at: number) => round(left + ((at - from) / (until - from)) * (width - left));
  const y = (count: number) => round(bottom - (count / most) * (bottom - top));
  const last = arrivals.at(-1)!;
  const line = arrivals.map(({ at, total }) => `${x(at)} ${y(total)}`).join("L");
  // The start's words stand on the side of its line where there is more room.
  const startsLate = x(startsAt) > left + (width - left) * 0.6;
  return (
    <svg
      viewBox={`0 0 ${width + 18} ${height}`}
      role="img"
      aria-label={m.day_arrivals_label({
        admitted: dayOf.admitted,
        sold: dayOf.sold,
        clock: clockWords(dayOf.now, timeZone),
      })}
      className={`w-full font-text ${className}`}
    >
      <g className="fill-ink-2" fontSize={13} aria-hidden="true">
        {axisSteps(most).map((step) => (
          <g key={step}>
            <path d={`M${left} ${y(step)}H${width}`} className="stroke-line" />
            {step === most || most - step < most / 12 ? null : (
              <text x={left - 8} y={y(step) + 4} textAnchor="end">
                {step}
              </text>
            )}
          </g>
        ))}
        {dayOf.sold > 0 ? (
          <>
            <path d={`M${left} ${y(dayOf.sold)}H${width}`} className="stroke-edge" strokeWidth={1.5} />
            <text x={left - 8} y={y(dayOf.sold) + 4} textAnchor="end">
              {dayOf.sold}
            </text>
            <text x={left + 6} y={y(dayOf.sold) - 8}>
              {m.day_arrivals_sold()}
            </text>
          </>
        ) : null}
        <path d={`M${x(startsAt)} ${y(most)}V${bottom}`} className="stroke-edge" />
        <text
          x={x(startsAt) + (startsLate ? -6 : 6)}
          y={bottom - 8}
          textAnchor={startsLate ? "end" : "start"}
        >
          {m.day_arrivals_start({ clock: clockWords(startsAt, timeZone) })}
        </text>
        {timeTicks(from, until, size.ticks).map((at) => (
          <text key={at} x={x(at)} y={bottom + 20} textAnchor="middle">
            {clockWords(at, timeZone)}
          </text>
        ))}
      </g>
      <g aria-hidden="true">
        <path
          d={`M${line}`}
          className="fill-none stroke-ink"
          strokeWidth={2.5}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        <circle cx={x(last.at)} cy={y(last.total)} r={4.5} className="fill-ink" />
        {last.total > 0 ? (
          <text
            x={x(last.at) - 10}
            y={y(last.total) - 8}
            textAnchor={x(last.at) > left + 90 ? "end" : "start"}
            fontSize={14}
            className="fill-ink font-semibold"
          >
            {m.day_arrivals_in({ count: last.total })}
          </text>
        ) : null}
      </g>
    </svg>
  );
}

/** A label more than `most` at the most, on quarters, half hours or hours. */
function timeTicks(from: number, until: number, most: number): number[] {
  const step = [1, 2, 4, 8, 16, 32, 96]
    .map((times) => times * QUARTER_MS)
    .find((each) => (until - from) / each <= most);
  const size = step ?? 96 * QUARTER_MS;
  const ticks: number[] = [];
  for (let at = from; at <= until; at += size) ticks.push(at);
  return ticks;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
