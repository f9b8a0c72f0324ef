import { formatMoney } from "#domain/core/money";
import type { SeatBlock } from "#domain/seating/block";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import { TierChip } from "#app/parts/seating/tier-chip";
import { Money } from "#app/ui/money";
import type { ChosenPlaces } from "./choice/chosen-places";
import type { RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";
import type { SeatStore } from "./seat-store";
import { blockLabel } from "./spoken-labels";

/** The free seats of one block, by section and row, as checkboxes. */
export function BlockList({
  model,
  block,
  controls,
  chosen,
  open,
  free,
}: {
  model: RoomModel;
  block: SeatBlock;
  controls: SeatRoomControls;
  chosen: ChosenPlaces;
  open: boolean;
  free: number;
}) {
  return (
    <details open={open} className="border-b border-line">
      <summary className="flex min-h-12 items-baseline justify-between gap-4 py-3">
        <span className="type-small">{blockLabel(block)}</span>
        <span className="type-second text-ink-2">{m.buying_block_free({ count: free })}</span>
      </summary>
      {block.sections.map((section) => (
        <SectionList
          key={section.id}
          model={model}
          section={section}
          store={controls.store}
          chosen={chosen}
        />
      ))}
      {free === 0 ? <p className="type-second mb-4 text-ink-2">{m.buying_block_full()}</p> : null}
    </details>
  );
}

function SectionList({
  model,
  section,
  store,
  chosen,
}: {
  model: RoomModel;
  section: SeatBlock["sections"][number];
  store: SeatStore;
  chosen: ChosenPlaces;
}) {
  const offer = model.sectionOf.get(section.id);
  if (offer?.priceMinor == null) return null;
  const { types } = offer;
  let at = Math.max(
    0,
    model.seats.findIndex((seat) => seat.sectionId === section.id),
  );
  return (
    <fieldset className="mb-4">
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
            defaultValue={chosen.field(`type-${section.id}`) ?? types[0]?.id}
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
        const seats = row.seats.flatMap((seat) => (seat.kind === "gap" ? [] : [{ ...seat, index: at++ }]));
        const shown = seats.filter((seat) => {
          const look = store.look(seat.index);
          return look === "mine" || (look === "free" && types.length > 0);
        });
        return shown.length === 0 ? null : (
          <RowList key={row.label} label={row.label} seats={shown} store={store} chosen={chosen} />
        );
      })}
    </fieldset>
  );
}

type ListedSeat = SeatBlock["sections"][number]["rows"][number]["seats"][number] & {
  readonly index: number;
};

function RowList({
  label,
  seats,
  store,
  chosen,
}: {
  label: string;
  seats: readonly ListedSeat[];
  store: SeatStore;
  chosen: ChosenPlaces;
}) {
  return (
    <div
      role="group"
      aria-label={m.buying_row_name({ row: label })}
      className="flex gap-3 border-t border-line py-1"
    >
      <span className="type-second w-14 shrink-0 pt-2.5 text-ink-2">{m.buying_row_name({ row: label })}</span>
      <div className="flex flex-wrap gap-x-4">
        {seats.map((seat) => {
          const mine = store.isMine(seat.index);
          const checked = mine || chosen.seats.has(seat.index);
          return (
            <SeatBox key={`${seat.index} ${mine}`} row={label} seat={seat} mine={mine} checked={checked} />
          );
        })}
      </div>
    </div>
  );
}

function SeatBox({
  row,
  seat,
  mine,
  checked,
}: {
  row: string;
  seat: ListedSeat;
  mine: boolean;
  checked: boolean;
}) {
  return (
    <label className="type-body tnum inline-flex min-h-10 items-center gap-2">
      {mine ? <input type="hidden" name="shown" value={seat.index} /> : null}
      <input
        type="checkbox"
        name="seat"
        value={seat.index}
        defaultChecked={checked}
        className="size-5 accent-ink"
        aria-label={m.buying_seat_name({ row, seat: seat.label })}
      />
      <span aria-hidden="true">{seat.label}</span>
      {seat.kind === "accessible" ? (
        <span className="type-second text-ink-2">{m.buying_legend_accessible()}</span>
      ) : null}
    </label>
  );
}
