import { useSyncExternalStore } from "react";
import type { TierLetter } from "#domain/price/seat-map-tier";
import type { Box } from "#domain/seating/drawing";
import { RoomGround } from "#app/parts/seating/seating-drawing";
import type { Drawing, RoomModel } from "./room-model";
import type { SeatStore } from "./seat-store";

const FILL: Record<TierLetter | "mine" | "other", string> = {
  A: "fill-tier-a",
  B: "fill-tier-b",
  C: "fill-tier-c",
  D: "fill-tier-d",
  E: "fill-tier-e",
  mine: "fill-ink",
  other: "fill-line",
};

/** A small decorative drawing of the room, one path per colour; `window` outlines the open sections. */
export function SmallRoom({
  model,
  drawing,
  store,
  window,
  className = "",
}: {
  model: RoomModel;
  drawing: Drawing;
  store: SeatStore;
  window?: readonly string[];
  className?: string;
}) {
  useSyncExternalStore(store.subscribe, store.state, store.state);
  const { room } = drawing;
  const paths = new Map<keyof typeof FILL, string>();
  const side = room.pitch * 0.7;
  for (const section of room.sections) {
    const tier = model.sectionOf.get(section.sectionId)?.tier ?? null;
    for (const row of section.rows)
      for (const seat of row.seats) {
        const look = store.look(seat.index);
        const colour = look === "mine" ? "mine" : look === "free" && tier ? tier : "other";
        const square = `M${(seat.x - side / 2).toFixed(1)} ${(seat.y - side / 2).toFixed(1)}h${side}v${side}h${-side}z`;
        paths.set(colour, (paths.get(colour) ?? "") + square);
      }
  }
  const { x, y, width, height } = room.box;
  const marked = window ? boxAround(room.sections.filter((each) => window.includes(each.sectionId))) : null;
  return (
    <svg viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true" className={className}>
      <RoomGround room={room} names={!window} />
      {[...paths].map(([colour, path]) => (
        <path key={colour} d={path} className={FILL[colour]} />
      ))}
      {marked ? (
        <rect
          x={marked.x - 6}
          y={marked.y - 6}
          width={marked.width + 12}
          height={marked.height + 12}
          rx={8}
          className="fill-none stroke-ink"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </svg>
  );
}

function boxAround(sections: readonly { readonly box: Box }[]): Box {
  const x = Math.min(...sections.map(({ box }) => box.x));
  const y = Math.min(...sections.map(({ box }) => box.y));
  return {
    x,
    y,
    width: Math.max(...sections.map(({ box }) => box.x + box.width)) - x,
    height: Math.max(...sections.map(({ box }) => box.y + box.height)) - y,
  };
}
