import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";
import type { Drawing } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";

/** Opens the block of newly held seats ("best 2 together") when it is not the open one. */
export function useFollowHold(drawing: Drawing, { state }: SeatRoomControls, blockId: string | null): void {
  const [, setParams] = useSearchParams();
  const before = useRef<ReadonlySet<number> | null>(null);
  useEffect(() => {
    const held = new Set((state.hold?.seats ?? []).map((seat) => seat.index));
    const known = before.current;
    before.current = held;
    if (!known || !blockId) return;
    const added = [...held].filter((index) => !known.has(index));
    const blockOf = (index: number) =>
      drawing.blocks.find(({ id }) => drawing.seatsOfBlock.get(id)?.includes(index))?.id;
    const blocks = added.map(blockOf);
    const [there] = blocks;
    if (there && !blocks.includes(blockId))
      setParams({ block: there }, { replace: true, preventScrollReset: true });
  }, [drawing, state.hold, blockId, setParams]);
}
