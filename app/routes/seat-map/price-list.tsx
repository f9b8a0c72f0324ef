import type { TierLetter } from "#domain/price/seat-map-tier";
import { m } from "#i18n/paraglide/messages";
import { Money } from "#app/ui/money";
import { TierChip } from "#app/parts/seating/tier-chip";
import { SectionHeading } from "#app/ui/section-heading";
import type { Drawing, RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";

/** Price tiers with the number of free seats and the price. */
export function PriceList({
  model,
  drawing,
  controls,
}: {
  model: RoomModel;
  drawing: Drawing;
  controls: SeatRoomControls;
}) {
  const free = new Map<TierLetter, number>();
  let all = 0;
  let total = 0;
  for (const seats of drawing.seatsOfBlock.values()) {
    total += seats.length;
    for (const index of seats) {
      const tier = model.sectionOf.get(model.seats[index]!.sectionId)?.tier;
      if (!tier || controls.store.look(index) !== "free") continue;
      all++;
      free.set(tier, (free.get(tier) ?? 0) + 1);
    }
  }
  return (
    <section>
      <SectionHeading size="text" aside={m.buying_free_of({ free: all, total })}>
        {m.buying_prices_heading()}
      </SectionHeading>
      <ul className="-mt-3">
        {model.tiers.tiers.map((tier) => (
          <li
            key={tier.letter}
            className="type-body grid grid-cols-[auto_1fr_auto_auto] items-center gap-x-3 border-b border-line py-2"
          >
            <TierChip tier={tier.letter} />
            <span className="min-w-0">{tier.name}</span>
            <span className="type-second text-ink-2">
              {m.buying_tier_free({ count: free.get(tier.letter) ?? 0 })}
            </span>
            <span className="type-button min-w-16 text-right">
              <Money amountMinor={tier.fromMinor} currency={model.setup.currency} />
              {tier.toMinor > tier.fromMinor ? "+" : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
