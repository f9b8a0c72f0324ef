import { axisSteps } from "#domain/gate/arrivals";
import { m } from "#i18n/paraglide/messages";
import { eventTime } from "./event-time";
import { type CurveScale, type CurveSize, type DayArrivals, scaleCurve } from "./curve-scale";

/** Cumulative admissions over time as SVG. */
export function ArrivalsCurve({
  size,
  className,
  ...day
}: DayArrivals & { size: CurveSize; className: string }) {
  const { dayOf, timeZone } = day;
  const scale = scaleCurve(day, size);
  return (
    <svg
      viewBox={`0 0 ${size.width + 18} ${size.height}`}
      role="img"
      aria-label={m.day_arrivals_label({
        admitted: dayOf.admitted,
        sold: dayOf.sold,
        clock: eventTime(dayOf.now, timeZone),
      })}
      className={`w-full font-text ${className}`}
    >
      <Axes {...day} size={size} scale={scale} />
      <Line left={size.left} scale={scale} />
    </svg>
  );
}

function Axes({
  dayOf,
  startsAt,
  timeZone,
  size: { width, left, bottom },
  scale: { most, ticks, x, y },
}: DayArrivals & { size: CurveSize; scale: CurveScale }) {
  // The label of the start is on the side of its line with more space.
  const startsLate = x(startsAt) > left + (width - left) * 0.6;
  return (
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
      <text x={x(startsAt) + (startsLate ? -6 : 6)} y={bottom - 8} textAnchor={startsLate ? "end" : "start"}>
        {m.day_arrivals_start({ clock: eventTime(startsAt, timeZone) })}
      </text>
      {ticks.map((at) => (
        <text key={at} x={x(at)} y={bottom + 20} textAnchor="middle">
          {eventTime(at, timeZone)}
        </text>
      ))}
    </g>
  );
}

function Line({ left, scale: { arrivals, last, x, y } }: { left: number; scale: CurveScale }) {
  const line = arrivals.map(({ at, total }) => `${x(at)} ${y(total)}`).join("L");
  return (
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
  );
}
