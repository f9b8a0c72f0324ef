import type { ReactNode } from "react";
import type { RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";
import type { Route } from "./+types/route";

export type SeatMapEvent = Route.ComponentProps["loaderData"]["event"];

/** Props of each layout of the seat map. */
export interface RoomProps {
  readonly event: SeatMapEvent;
  readonly model: RoomModel;
  readonly controls: SeatRoomControls;
  readonly newHoldId: string;
  readonly notice: ReactNode;
}
