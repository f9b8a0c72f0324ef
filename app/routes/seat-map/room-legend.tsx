import { Legend } from "../../parts/seating/legend";
import type { Drawing, RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";
import type { SeatLook } from "#app/parts/seating/seat-glyph";

export function RoomLegend({
  model,
  drawing,
  controls,
  only,
}: {
  model: RoomModel;
  drawing: Drawing;
  controls: SeatRoomControls;
  only?: readonly number[];
}) {
  const seats = only ?? [...drawing.seatsOfBlock.values()].flat();
  const looks = new Set<SeatLook>();
  let accessible = false;
  for (const index of seats) {
    const look = controls.store.look(index);
    if (look === "free" && model.seats[index]!.accessible) accessible = true;
    else looks.add(look);
  }
  const tier = model.sectionOf.get(model.seats[seats[0] ?? 0]?.sectionId ?? "")?.tier ?? "C";
  return <Legend looks={looks} accessible={accessible} tier={tier} />;
}
