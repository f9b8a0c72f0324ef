import { renderToStaticMarkup } from "react-dom/server";
import type { SaleState } from "#domain/sale-state";
import { m } from "#app/paraglide/messages";
import type { PublicEvent } from "#worker/discovery/discovery";
import type { RoomSketch } from "./event-facts";
import { Notice } from "./notice";

/** Parts of an event's page that nobody acts on, drawn on the server alone: the page's script does not know them. */

const TIER_FILL = {
  A: "fill-tier-a",
  B: "fill-tier-b",
  C: "fill-tier-c",
  D: "fill-tier-d",
  E: "fill-tier-e",
} as const;

export function drawRoom(sketch: RoomSketch, venueName: string): string {
  return renderToStaticMarkup(
    <svg
      viewBox={sketch.viewBox}
      role="img"
      aria-label={m.event_room_label({ venue: venueName, focus: sketch.focus })}
      className="mx-auto block max-h-80 w-full"
    >
      <path
        d={sketch.stage}
        className="fill-none stroke-ink"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
      <text
        x={sketch.focusAt.x}
        y={sketch.focusAt.y}
        fontSize={20}
        textAnchor="middle"
        dominantBaseline="central"
        className="fill-ink-2 font-text"
        aria-hidden="true"
      >
        {sketch.focus}
      </text>
      {sketch.outlines.map((outline) => (
        <path key={outline} d={outline} className="fill-sunk stroke-edge" />
      ))}
      {sketch.seats.map(({ letter, path }) => (
        <path key={letter ?? "none"} d={path} className={letter ? TIER_FILL[letter] : "fill-line"} />
      ))}
    </svg>,
  );
}

/** Cancelled or over: said before everything else. */
export function drawState(state: PublicEvent["state"], sale: SaleState): string {
  if (sale === "cancelled")
    return renderToStaticMarkup(
      <Notice
        tone="stop"
        title={m.event_cancelled_title()}
        action={
          <a href="/bookings" className="word type-body">
            {m.event_cancelled_action()}
          </a>
        }
      >
        {m.event_cancelled_text()}
      </Notice>,
    );
  if (state !== "completed") return "";
  return renderToStaticMarkup(<Notice title={m.event_over_title()}>{m.event_over_text()}</Notice>);
}
