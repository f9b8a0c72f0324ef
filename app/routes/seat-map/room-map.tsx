import { type KeyboardEvent, useEffect, useRef } from "react";
import { m } from "#i18n/paraglide/messages";
import { focusLabel } from "#app/parts/seating/focus-label";
import { RoomGround } from "#app/parts/seating/seating-drawing";
import type { Drawing, RoomModel } from "./room-model";
import { useSeatKeys } from "./seat-keyboard";
import { SeatRow } from "./seat-row";
import type { SeatStore } from "./seat-store";
import type { Zoom } from "../../parts/seating/use-zoom";

/** The desktop seat map: the whole room with pan and zoom. */
export function RoomMap({
  model,
  drawing,
  store,
  zoom,
  toggle,
}: {
  model: RoomModel;
  drawing: Drawing;
  store: SeatStore;
  zoom: Zoom;
  toggle: (index: number) => void;
}) {
  const { room } = drawing;
  const svg = useRef<SVGSVGElement | null>(null);
  const keys = useSeatKeys(svg, drawing.walk, store, toggle, (index) => {
    const spot = drawing.walk.spotOf.get(index);
    if (spot) zoom.show(spot);
  });
  const handlers = {
    ...keys,
    onKeyDown(event: KeyboardEvent<SVGSVGElement>) {
      if (zoom.key(event.key)) event.preventDefault();
      else keys.onKeyDown(event);
    },
  };
  const { attach } = zoom;
  useEffect(() => (svg.current ? attach(svg.current) : undefined), [attach]);
  const { x, y, width, height } = room.box;
  return (
    <svg
      ref={svg}
      viewBox={`${x} ${y} ${width} ${height}`}
      role="group"
      aria-label={m.buying_map_label({ focus: focusLabel(room.stage.label) })}
      aria-describedby="seat-map-keys"
      className="size-full touch-none select-none"
      {...handlers}
    >
      <RoomGround room={room} />
      {room.sections.map((section) =>
        section.rows.map((row) => (
          <SeatRow
            key={`${row.sectionId} ${row.label}`}
            row={row}
            model={model}
            store={store}
            size={room.pitch * 0.75}
            tier={model.sectionOf.get(row.sectionId)?.tier ?? null}
            cell={{ width: room.pitch, height: room.pitch }}
          />
        )),
      )}
    </svg>
  );
}
