import { useMemo } from "react";
import type { TierLetter } from "#domain/price/seat-map-tier";
import { type RoomLayout, layoutRoom } from "#domain/seating/layout";
import type { SeatingPlan } from "#domain/seating/plan";
import { focusLabel } from "./focus-label";
import { SeatGlyph } from "./seat-glyph";

/**
 * A read-only drawing of the room for the organizer's editor and the event page: seats look free, blocked ones sold.
 * @param tierOf price letter of a section; C where missing
 * @param label accessible name of the drawing
 */
export function SeatingDrawing({
  plan,
  tierOf,
  label,
  className = "",
}: {
  plan: SeatingPlan;
  tierOf?: ReadonlyMap<string, TierLetter>;
  label: string;
  className?: string;
}) {
  const room = useMemo(() => layoutRoom(plan), [plan]);
  const blocked = useMemo(() => blockedIndexes(plan), [plan]);
  const { x, y, width, height } = room.box;
  return (
    <svg viewBox={`${x} ${y} ${width} ${height}`} role="img" aria-label={label} className={className}>
      <RoomGround room={room} />
      {room.sections.map((section) =>
        section.rows.map((row) => (
          <g key={`${section.sectionId} ${row.label}`}>
            {row.seats.map((seat) => (
              <g key={seat.index} transform={`translate(${seat.x} ${seat.y}) rotate(${seat.turn})`}>
                <SeatGlyph
                  look={blocked.has(seat.index) ? "sold" : "free"}
                  tier={tierOf?.get(section.sectionId) ?? "C"}
                  size={room.pitch * 0.75}
                  text={tierOf?.get(section.sectionId)}
                  accessible={seat.accessible}
                />
              </g>
            ))}
          </g>
        )),
      )}
    </svg>
  );
}

/** The static parts: stage, row letters, names, outlines of standing areas. */
export function RoomGround({ room, names = true }: { room: RoomLayout; names?: boolean }) {
  return (
    <g aria-hidden="true">
      <path d={room.stage.floor} className="fill-sunk" />
      <path
        d={room.stage.front}
        className="fill-none stroke-ink"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
      {room.sections.map((section) =>
        section.outline ? (
          <path
            key={section.sectionId}
            d={section.outline}
            className="fill-sunk stroke-edge"
            strokeWidth={1.1}
            strokeLinejoin="round"
          />
        ) : null,
      )}
      {names ? (
        <g className="font-text select-none" textAnchor="middle" dominantBaseline="central">
          <text x={room.stage.at.x} y={room.stage.at.y} fontSize={16} className="fill-ink font-semibold">
            {focusLabel(room.stage.label)}
          </text>
          {room.names.map((name) => (
            <text
              key={`${name.text} ${name.x} ${name.y}`}
              x={name.x}
              y={name.y}
              fontSize={15}
              className="fill-ink font-semibold"
            >
              {name.text}
            </text>
          ))}
          {room.sections.map((section) =>
            section.rows.map((row) =>
              row.letters.map((letter) => (
                <text
                  key={`${section.sectionId} ${row.label} ${letter.x}`}
                  x={letter.x}
                  y={letter.y}
                  fontSize={13}
                  className="fill-ink-2"
                >
                  {row.label}
                </text>
              )),
            ),
          )}
        </g>
      ) : null}
    </g>
  );
}

function blockedIndexes(plan: SeatingPlan): ReadonlySet<number> {
  const blocked = new Set<number>();
  let index = 0;
  for (const section of plan.sections) {
    if (section.kind !== "seated") continue;
    for (const row of section.rows)
      for (const seat of row.seats) {
        if (seat.kind === "gap") continue;
        if (seat.kind === "blocked") blocked.add(index);
        index++;
      }
  }
  return blocked;
}
