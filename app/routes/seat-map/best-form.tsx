import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { Form } from "react-router";
import { formatMoney } from "#domain/core/money";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import { Button } from "#app/ui/button";
import { Checkbox } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import type { RoomModel } from "./room-model";
import type { ChosenPlaces } from "./choice/chosen-places";
import type { SeatRoomControls } from "./seat-room-controls";
import { useChosenPlaces } from "./choice/use-chosen-places";

/** "Best 2 together": quantity and price; the event's object chooses the seats. */
export function BestForm({
  model,
  controls,
  holdId,
  accessibleSeats,
  short = false,
}: {
  model: RoomModel;
  controls: SeatRoomControls;
  holdId: string;
  accessibleSeats: boolean;
  /** Only the button: on phones, with a block open. */
  short?: boolean;
}) {
  const most = model.setup.seatsPerBuyer;
  const chosen = useChosenPlaces();
  const [quantity, setQuantity] = useState(
    Math.min(Math.max(1, Number(chosen.field("quantity")) || 2), most),
  );
  const { hold } = controls.state;
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        controls.submit(new FormData(event.currentTarget));
      }}
    >
      <input type="hidden" name="intent" value="best" />
      <input type="hidden" name="holdId" value={hold?.holdId ?? holdId} />
      {short ? (
        <>
          <input type="hidden" name="quantity" value={quantity} />
          <Button variant="second" wide pending={controls.busy}>
            {m.buying_best_button({ count: quantity })}
          </Button>
        </>
      ) : (
        <>
          <div className="flex flex-wrap items-stretch gap-2">
            <QuantityStepper quantity={quantity} most={most} setQuantity={setQuantity} />
            {model.tiers.tiers.length > 1 ? <TierSelect model={model} chosen={chosen} /> : null}
            <Button variant="second" pending={controls.busy}>
              {m.buying_best_find()}
            </Button>
          </div>
          {accessibleSeats ? (
            <Checkbox
              name="accessible"
              label={m.buying_best_accessible()}
              defaultChecked={chosen.field("accessible") !== null}
              className="mt-2"
            />
          ) : null}
        </>
      )}
    </Form>
  );
}

function QuantityStepper({
  quantity,
  most,
  setQuantity,
}: {
  quantity: number;
  most: number;
  setQuantity: (quantity: number) => void;
}) {
  const set = (wanted: number) => setQuantity(Math.min(most, Math.max(1, wanted)));
  const stepClass =
    "inline-flex h-11 w-9 items-center justify-center rounded-control hover:bg-sunk disabled:text-ink-3";
  return (
    <div className="flex h-12 items-center rounded-control border border-edge">
      <button
        type="button"
        className={stepClass}
        onClick={() => set(quantity - 1)}
        disabled={quantity <= 1}
        aria-label={m.buying_fewer()}
      >
        <Icon of={Minus} size={18} />
      </button>
      <input
        name="quantity"
        aria-label={m.buying_best_quantity()}
        inputMode="numeric"
        pattern="[0-9]*"
        value={quantity}
        onChange={(event) => set(Number(event.target.value) || 1)}
        className="type-button tnum w-7 bg-transparent text-center"
      />
      <button
        type="button"
        className={stepClass}
        onClick={() => set(quantity + 1)}
        disabled={quantity >= most}
        aria-label={m.buying_more()}
      >
        <Icon of={Plus} size={18} />
      </button>
    </div>
  );
}

function TierSelect({ model, chosen }: { model: RoomModel; chosen: ChosenPlaces }) {
  return (
    <select
      name="tier"
      defaultValue={chosen.field("tier") ?? ""}
      aria-label={m.buying_best_price()}
      className="type-body h-12 min-w-28 flex-1 rounded-control border border-edge bg-paper px-2.5"
    >
      <option value="">{m.buying_best_any_price()}</option>
      {model.tiers.tiers.map((tier) => (
        <option key={tier.letter} value={tier.letter}>
          {`${tier.letter} ${formatMoney({ amountMinor: tier.fromMinor, currency: model.setup.currency }, intlLocale())}`}
        </option>
      ))}
    </select>
  );
}
