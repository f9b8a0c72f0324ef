import { useSyncExternalStore } from "react";
import { Form } from "react-router";
import type { SeatBlock } from "#domain/seating/block";
import { m } from "#i18n/paraglide/messages";
import { formatMoney } from "#domain/core/money";
import { intlLocale } from "#i18n/locale";
import { Button } from "#app/ui/button";
import { Money } from "#app/ui/money";
import { TierChip } from "#app/parts/seating/seat-glyph";
import type { Drawing, RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";
import { blockWords } from "./words";

/** The map's twin in words: every free seat by block and row, to be ticked. A plain form: it needs no script. */
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
          open={at === 0}
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

function BlockList({
  model,
  block,
  controls,
  open,
  free,
}: {
  model: RoomModel;
  block: SeatBlock;
  controls: SeatRoomControls;
  open: boolean;
  free: number;
}) {
  const { store } = controls;
  let index = model.seats.findIndex((seat) => seat.sectionId === block.sections[0]!.id);
  const indexOfSection = new Map<string, number>();
  for (const section of block.sections) {
    index = model.seats.findIndex((seat) => seat.sectionId === section.id);
    indexOfSection.set(section.id, index);
  }
  return (
    <details open={open} className="border-b border-line">
      <summary className="flex min-h-12 items-baseline justify-between gap-4 py-3">
        <span className="type-small">{blockWords(block)}</span>
        <span className="type-second text-ink-2">{m.buying_block_free({ count: free })}</span>
      </summary>
      {block.sections.map((section) => {
        const offer = model.sectionOf.get(section.id);
        if (offer?.priceMinor == null) return null;
        const { types } = offer;
        let at = indexOfSection.get(section.id) ?? 0;
        return (
          <fieldset key={section.id} className="mb-4">
            <legend className="type-second mb-1 flex w-full items-center gap-2 text-ink-2">
              {offer.tier ? <TierChip tier={offer.tier} /> : null}
              <span>
                {section.name}, <Money amountMinor={offer.priceMinor} currency={model.setup.currency} />
              </span>
            </legend>
            {types.length > 1 ? (
              <label className="type-second mb-2 flex items-center gap-2">
                {m.buying_list_type()}
                <select
                  name={`type-${section.id}`}
                  className="type-body h-10 rounded-control border border-edge bg-paper px-2"
                >
                  {types.map((type) => (
                    <option key={type.id} value={type.id}>
                      {`${type.name}, ${formatMoney({ amountMinor: type.priceMinor, currency: model.setup.currency }, intlLocale())}`}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
            {section.rows.map((row) => {
              const seats = row.seats.flatMap((seat) =>
                seat.kind === "gap" ? [] : [{ ...seat, index: at++ }],
              );
              const shown = seats.filter((seat) => {
                const look = store.look(seat.index);
                return look === "mine" || (look === "free" && types.length > 0);
              });
              if (shown.length === 0) return null;
              return (
                <div
                  key={row.label}
                  role="group"
                  aria-label={m.buying_row_name({ row: row.label })}
                  className="flex gap-3 border-t border-line py-1"
                >
                  <span className="type-second w-14 shrink-0 pt-2.5 text-ink-2">
                    {m.buying_row_name({ row: row.label })}
                  </span>
                  <div className="flex flex-wrap gap-x-4">
                    {shown.map((seat) => {
                      const mine = store.isMine(seat.index);
                      return (
                        <label
                          key={`${seat.index} ${mine}`}
                          className="type-body tnum inline-flex min-h-10 items-center gap-2"
                        >
                          {mine ? <input type="hidden" name="shown" value={seat.index} /> : null}
                          <input
                            type="checkbox"
                            name="seat"
                            value={seat.index}
                            defaultChecked={mine}
                            className="size-5 accent-ink"
                            aria-label={m.buying_seat_name({ row: row.label, seat: seat.label })}
                          />
                          <span aria-hidden="true">{seat.label}</span>
                          {seat.kind === "accessible" ? (
                            <span className="type-second text-ink-2">{m.buying_legend_accessible()}</span>
                          ) : null}
                        </label>
                      );
                    })}
                  </div>
                </div>
              );
            })}
          </fieldset>
        );
      })}
      {free === 0 ? <p className="type-second mb-4 text-ink-2">{m.buying_block_full()}</p> : null}
    </details>
  );
}

export function countFree(seats: readonly number[], store: SeatRoomControls["store"]): number {
  let free = 0;
  for (const index of seats) if (store.look(index) === "free") free++;
  return free;
}
