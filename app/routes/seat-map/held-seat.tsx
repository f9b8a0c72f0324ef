import { X } from "lucide-react";
import { Form } from "react-router";
import { formatMoney } from "#domain/core/money";
import type { HoldView } from "#domain/sale/seat-protocol";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import { TierChip } from "#app/parts/seating/tier-chip";
import { seatName } from "#app/parts/seating/seat-names";
import { Icon } from "#app/ui/icon";
import { Money } from "#app/ui/money";
import type { RoomModel, SectionOffer } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";

type Held = HoldView["seats"][number];

/** A held seat as a row: price letter, name, ticket type where there is a choice, price, remove button. */
export function HeldSeat({
  held,
  model,
  controls,
  holdId,
  withSection,
}: {
  held: Held;
  model: RoomModel;
  controls: SeatRoomControls;
  holdId: string;
  withSection: boolean;
}) {
  const seat = model.seats[held.index]!;
  const offer = model.sectionOf.get(seat.sectionId);
  const types = offer?.types ?? [];
  const { currency } = model.setup;
  return (
    <li className="flex min-h-13 items-center gap-3 border-b border-line py-1">
      {offer?.tier ? <TierChip tier={offer.tier} /> : null}
      <p className="type-body min-w-0 flex-1">
        <strong className="font-semibold">{seatName(seat)}</strong>{" "}
        {withSection || model.ambiguous ? <span className="text-ink-2">{seat.sectionName}</span> : null}
        {types.length > 1 ? (
          <TypeSelect
            held={held}
            types={types}
            name={seatName(seat)}
            currency={currency}
            setType={controls.setType}
          />
        ) : null}
      </p>
      <span className="type-button">
        <Money amountMinor={held.priceMinor} currency={currency} />
      </span>
      <DropSeat index={held.index} name={seatName(seat)} holdId={holdId} controls={controls} />
    </li>
  );
}

function TypeSelect({
  held,
  types,
  name,
  currency,
  setType,
}: {
  held: Held;
  types: SectionOffer["types"];
  name: string;
  currency: string;
  setType: SeatRoomControls["setType"];
}) {
  return (
    <select
      aria-label={m.buying_type_of_seat({ seat: name })}
      value={held.ticketTypeId}
      onChange={(event) => setType(held.index, event.target.value)}
      className="type-second block h-7 rounded-control border border-edge bg-paper px-1.5"
    >
      {types.map((type) => (
        <option key={type.id} value={type.id}>
          {`${type.name}, ${formatMoney({ amountMinor: type.priceMinor, currency }, intlLocale())}`}
        </option>
      ))}
    </select>
  );
}

function DropSeat({
  index,
  name,
  holdId,
  controls,
}: {
  index: number;
  name: string;
  holdId: string;
  controls: SeatRoomControls;
}) {
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        controls.toggle(index);
      }}
    >
      <input type="hidden" name="intent" value="drop" />
      <input type="hidden" name="holdId" value={holdId} />
      <input type="hidden" name="seat" value={index} />
      <button
        className="-mr-2.5 inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"
        aria-label={m.buying_drop_seat({ seat: name })}
      >
        <Icon of={X} size={18} />
      </button>
    </Form>
  );
}
