import { useSyncExternalStore } from "react";
import { Form } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { Button } from "#app/ui/button";
import { BlockList } from "./block-list";
import type { Drawing, RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";
import { useChosenPlaces } from "./choice/use-chosen-places";

/** The list view of the map: free seats as checkboxes by block and row. A plain form that works without scripts. */
export function SeatList({
  model,
  drawing,
  controls,
  holdId,
}: {
  model: RoomModel;
  drawing: Drawing;
  controls: SeatRoomControls;
  holdId: string;
}) {
  const { store } = controls;
  const chosen = useChosenPlaces();
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);
  return (
    <Form
      method="post"
      preventScrollReset
      onSubmit={(event) => {
        event.preventDefault();
        controls.submit(new FormData(event.currentTarget));
      }}
    >
      <input type="hidden" name="intent" value="choose" />
      <input type="hidden" name="holdId" value={state.hold?.holdId ?? holdId} />
      {drawing.blocks.map((block, at) => (
        <BlockList
          key={block.id}
          model={model}
          block={block}
          controls={controls}
          chosen={chosen}
          open={at === 0 || (drawing.seatsOfBlock.get(block.id) ?? []).some((each) => chosen.seats.has(each))}
          free={countFree(drawing.seatsOfBlock.get(block.id) ?? [], store)}
        />
      ))}
      <div className="sticky bottom-0 -mx-1 bg-paper px-1 py-3">
        <Button variant="second" pending={controls.busy}>
          {m.buying_list_hold_button()}
        </Button>
      </div>
    </Form>
  );
}

export function countFree(seats: readonly number[], store: SeatRoomControls["store"]): number {
  let free = 0;
  for (const index of seats) if (store.look(index) === "free") free++;
  return free;
}
