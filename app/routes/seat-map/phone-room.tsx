import { placeLabel } from "#app/parts/event/place-label";
import { List } from "lucide-react";
import { Link } from "react-router";
import type { SeatBlock } from "#domain/seating/block";
import { Back } from "./back";
import { BestForm } from "./best-form";
import { BestSeats } from "./best-seats";
import { BlockMap } from "./block-map";
import { ChoicePanel } from "./choice-panel";
import { PoolsForm } from "./pools-form";
import { PriceFrom } from "./price-from";
import { RoomLegend } from "./room-legend";
import type { Drawing } from "./room-model";
import type { RoomProps } from "./room-props";
import { countFree } from "./seat-list";
import { SmallRoom } from "./small-room";
import { useFollowHold } from "./use-follow-hold";
import { blockLabel } from "./spoken-labels";
import { Icon } from "#app/ui/icon";
import { SectionHeading } from "#app/ui/section-heading";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

/** Phone layout: the blocks, then the seats of one block. */
export function PhoneRoom({
  event,
  model,
  drawing,
  controls,
  newHoldId,
  notice,
  blockId,
}: RoomProps & { drawing: Drawing; blockId: string | null }) {
  useFollowHold(drawing, controls, blockId);
  const block = drawing.blocks.find((each) => each.id === blockId) ?? null;
  return (
    <div className="flex min-h-viewport flex-col lg:hidden">
      <header className="flex h-14 items-center gap-2 px-5">
        <Back
          to={block ? "?" : `/events/${event.slug}`}
          label={block ? m.buying_back_to_room() : m.buying_back_to_event()}
        />
        <h1 className="type-small min-w-0 flex-1 truncate">{block ? blockLabel(block) : event.title}</h1>
        <Link
          to="?view=list"
          className="type-button inline-flex min-h-11 items-center gap-2 whitespace-nowrap"
        >
          <Icon of={List} /> {m.buying_as_list_short()}
        </Link>
      </header>
      <main id="main" className="flex-1">
        <div className="px-5">{notice}</div>
        {block ? (
          <PhoneBlock
            block={block}
            model={model}
            drawing={drawing}
            controls={controls}
            newHoldId={newHoldId}
          />
        ) : (
          <PhoneRoomWhole
            event={event}
            model={model}
            drawing={drawing}
            controls={controls}
            newHoldId={newHoldId}
          />
        )}
      </main>
      {controls.state.hold ? (
        <div className="sticky bottom-0 border-t border-line bg-card px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          <ChoicePanel
            model={model}
            controls={controls}
            checkoutHref={`/events/${event.slug}/checkout`}
            compact
          />
        </div>
      ) : null}
    </div>
  );
}

function PhoneBlock({
  block,
  model,
  drawing,
  controls,
  newHoldId,
}: Omit<RoomProps, "notice" | "event"> & { drawing: Drawing; block: SeatBlock }) {
  const seats = drawing.seatsOfBlock.get(block.id) ?? [];
  return (
    <>
      <div className="flex items-center gap-5 border-b border-line px-5 pb-4">
        <SmallRoom
          model={model}
          drawing={drawing}
          store={controls.store}
          window={block.sections.map((section) => section.id)}
          className="max-h-28 w-30 shrink-0"
        />
        <div className="min-w-0 flex-1">
          <p className="type-second mb-2 text-ink-2">
            {m.buying_block_free_of({ free: countFree(seats, controls.store), total: seats.length })}
          </p>
          {model.saleOpensAt === null ? (
            <BestForm model={model} controls={controls} holdId={newHoldId} accessibleSeats={false} short />
          ) : null}
        </div>
      </div>
      <BlockMap
        key={block.id}
        model={model}
        drawing={drawing}
        block={block}
        store={controls.store}
        toggle={controls.toggle}
      />
      <div className="px-5 py-4">
        <RoomLegend model={model} drawing={drawing} controls={controls} only={seats} />
      </div>
    </>
  );
}

function PhoneRoomWhole({
  event,
  model,
  drawing,
  controls,
  newHoldId,
}: Omit<RoomProps, "notice"> & { drawing: Drawing }) {
  return (
    <div className="px-5 pb-8">
      <p className="type-second mb-3 text-ink-2">
        <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />,{" "}
        {placeLabel(event.venue?.name)}
      </p>
      <BestSeats model={model} controls={controls} newHoldId={newHoldId} />
      <SmallRoom model={model} drawing={drawing} store={controls.store} className="my-5 w-full" />
      <SectionHeading size="text">{m.buying_blocks_heading()}</SectionHeading>
      <ul className="-mt-3">
        {drawing.blocks.map((block) => {
          const free = countFree(drawing.seatsOfBlock.get(block.id) ?? [], controls.store);
          const prices = block.sections.flatMap(
            (section) => model.sectionOf.get(section.id)?.priceMinor ?? [],
          );
          return (
            <li key={block.id} className="border-b border-line">
              <Link
                to={`?block=${encodeURIComponent(block.id)}`}
                className="type-body flex min-h-13 items-center justify-between gap-4 py-2"
              >
                <span>
                  <strong className="block font-semibold">{blockLabel(block)}</strong>
                  <span className="type-second text-ink-2">{m.buying_block_free({ count: free })}</span>
                </span>
                {prices.length > 0 ? (
                  <PriceFrom amountMinor={Math.min(...prices)} currency={model.setup.currency} />
                ) : null}
              </Link>
            </li>
          );
        })}
      </ul>
      {model.poolTypes.length > 0 ? (
        <section className="mt-8">
          <SectionHeading size="text">{m.buying_standing_heading()}</SectionHeading>
          <div className="-mt-3">
            <PoolsForm model={model} controls={controls} holdId={newHoldId} />
          </div>
        </section>
      ) : null}
    </div>
  );
}
