import type { RoomState, SeatStore } from "./seat-store";

/** State and commands of the open seat map. */
export interface SeatRoomControls {
  readonly store: SeatStore;
  readonly state: RoomState;
  /** A form submission is in flight. */
  readonly busy: boolean;
  readonly submit: (fields: Readonly<Record<string, string>> | FormData) => void;
  readonly toggle: (index: number) => void;
  readonly setType: (index: number, ticketTypeId: string) => void;
  readonly expire: () => void;
}
