import type { RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";

/** Every place is taken and the buyer holds none. */
export function isFull(model: RoomModel, { state, store }: SeatRoomControls): boolean {
  if (state.hold) return false;
  const seats = [...(model.drawing?.seatsOfBlock.values() ?? [])].flat();
  return (
    model.poolTypes.every((type) => (state.pools[type.poolId] ?? 0) === 0) &&
    seats.every((index) => store.look(index) !== "free")
  );
}
