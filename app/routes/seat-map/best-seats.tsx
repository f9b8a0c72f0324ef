import { BestForm } from "./best-form";
import type { RoomProps } from "./room-props";
import { m } from "#i18n/paraglide/messages";

/** Not rendered before the sale opens. */
export function BestSeats({
  model,
  controls,
  newHoldId,
}: Pick<RoomProps, "model" | "controls" | "newHoldId">) {
  if (model.saleOpensAt !== null) return null;
  return (
    <section>
      <h2 className="type-button mb-2.5">
        {controls.state.hold ? m.buying_best_instead() : m.buying_best_heading()}
      </h2>
      <BestForm model={model} controls={controls} holdId={newHoldId} accessibleSeats={model.accessible} />
    </section>
  );
}
