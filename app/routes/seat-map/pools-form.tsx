import { Minus, Plus } from "lucide-react";
import { useRef } from "react";
import { Form } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { Button } from "#app/ui/button";
import { Icon } from "#app/ui/icon";
import { Money } from "#app/ui/money";
import { intlLocale } from "#i18n/locale";
import { dateTimeWords } from "#domain/time/when-words";
import type { PoolOffer, RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";
import { useChosenPlaces } from "./choice/use-chosen-places";

/** General admission by quantity. The number is the total wanted, so a second submit is idempotent. */
export function PoolsForm({
  model,
  controls,
  holdId,
  first = false,
}: {
  model: RoomModel;
  controls: SeatRoomControls;
  holdId: string;
  /** The only way to buy on this page: a primary button. */
  first?: boolean;
}) {
  const { hold, pools } = controls.state;
  const chosen = useChosenPlaces();
  const form = useRef<HTMLFormElement>(null);
  const send = () => form.current && controls.submit(new FormData(form.current));
  return (
    <Form
      method="post"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input type="hidden" name="intent" value="pools" />
      <input type="hidden" name="holdId" value={hold?.holdId ?? holdId} />
      <ul>
        {model.poolTypes.map((type) => {
          const held = hold?.pools.find((pool) => pool.ticketTypeId === type.id)?.quantity ?? 0;
          const left = pools[type.poolId] ?? 0;
          const most = Math.min(model.setup.seatsPerBuyer, type.maxPerBuyer ?? Infinity, held + left);
          return (
            <li
              key={type.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-3"
            >
              <div className="min-w-0 flex-1 basis-40">
                <p className="type-button leading-6">{type.name}</p>
                <p className="type-second text-ink-2">
                  {type.priceMinor === 0 ? (
                    m.discovery_price_free()
                  ) : (
                    <Money amountMinor={type.priceMinor} currency={model.setup.currency} />
                  )}
                  {left > 0 ? ` · ${leftWords(left)}` : null}
                </p>
              </div>
              {type.onSale && most > 0 ? (
                <Stepper
                  key={held}
                  name={`quantity-${type.id}`}
                  label={m.buying_pool_quantity({ type: type.name })}
                  held={held}
                  initial={Math.min(most, Math.max(0, Number(chosen.field(`quantity-${type.id}`)) || held))}
                  most={most}
                  changed={send}
                />
              ) : (
                <WhyNotOnSale type={type} model={model} now={controls.state.holdSeenAt} />
              )}
            </li>
          );
        })}
      </ul>
      <noscript>
        <Button variant={first ? "primary" : "second"} className="mt-4">
          {m.buying_hold_places_button()}
        </Button>
      </noscript>
    </Form>
  );
}

/** Sold out, not yet on sale with the date, or no longer on sale. */
function WhyNotOnSale({ type, model, now }: { type: PoolOffer; model: RoomModel; now: number }) {
  return (
    <p className="type-second text-ink-2">
      {type.onSale
        ? m.buying_sold_out()
        : type.saleStartsAt !== null && type.saleStartsAt > now
          ? m.discovery_on_sale_from({
              when: dateTimeWords(type.saleStartsAt, {
                timeZone: model.setup.timeZone,
                locale: intlLocale(),
              }),
            })
          : m.buying_not_on_sale()}
    </p>
  );
}

function leftWords(left: number): string {
  return left > 50 ? m.buying_pool_plenty() : m.buying_pool_left({ count: left });
}

/** A native number field; the buttons need scripts. */
function Stepper({
  name,
  label,
  held,
  initial,
  most,
  changed,
}: {
  name: string;
  label: string;
  held: number;
  initial: number;
  most: number;
  changed: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const step = (by: number) => {
    const input = field.current;
    if (!input) return;
    const next = Math.min(most, Math.max(0, (Number(input.value) || 0) + by));
    if (String(next) === input.value) return;
    input.value = String(next);
    changed();
  };
  const button =
    "inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk disabled:text-ink-3";
  return (
    <div className="flex h-12 items-center rounded-control border border-edge">
      <button
        type="button"
        className={button}
        onClick={() => step(-1)}
        disabled={held === 0}
        aria-label={m.buying_fewer()}
      >
        <Icon of={Minus} size={18} />
      </button>
      <input
        ref={field}
        type="number"
        name={name}
        min={0}
        max={most}
        defaultValue={initial}
        aria-label={label}
        onChange={changed}
        className="type-button tnum w-8 [appearance:textfield] bg-transparent text-center [&::-webkit-inner-spin-button]:appearance-none"
      />
      <button
        type="button"
        className={button}
        onClick={() => step(1)}
        disabled={held >= most}
        aria-label={m.buying_more()}
      >
        <Icon of={Plus} size={18} />
      </button>
    </div>
  );
}
