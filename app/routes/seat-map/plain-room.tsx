import { placeLabel } from "#app/parts/event/place-label";
import { Map as MapIcon } from "lucide-react";
import { Link } from "react-router";
import { Back } from "./back";
import { BestSeats } from "./best-seats";
import { ChoicePanel } from "./choice-panel";
import { PoolsForm } from "./pools-form";
import { isFull } from "./room-full";
import type { Drawing, RoomModel } from "./room-model";
import type { SeatMapEvent, RoomProps } from "./room-props";
import { SeatList } from "./seat-list";
import type { SeatRoomControls } from "./seat-room-controls";
import { Icon } from "#app/ui/icon";
import { SectionHeading } from "#app/ui/section-heading";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

export function ListRoom({
  event,
  model,
  drawing,
  controls,
  newHoldId,
  notice,
}: RoomProps & { drawing: Drawing }) {
  return (
    <Plain event={event} notice={notice} model={model} controls={controls}>
      <p className="mb-6 flex flex-wrap gap-x-6">
        <Link to="?" className="word type-button inline-flex min-h-9 items-center gap-2">
          <Icon of={MapIcon} size={18} /> {m.buying_as_map()}
        </Link>
      </p>
      <div className="mb-8 max-w-md">
        <BestSeats model={model} controls={controls} newHoldId={newHoldId} />
      </div>
      <SectionHeading>{m.buying_list_heading()}</SectionHeading>
      <SeatList model={model} drawing={drawing} controls={controls} holdId={newHoldId} />
      {model.poolTypes.length > 0 ? (
        <section className="mt-8">
          <SectionHeading>{m.buying_standing_heading()}</SectionHeading>
          <PoolsForm model={model} controls={controls} holdId={newHoldId} />
        </section>
      ) : null}
    </Plain>
  );
}

export function PlacesOnly({ event, model, controls, newHoldId, notice }: RoomProps) {
  return (
    <Plain event={event} notice={notice} model={model} controls={controls}>
      <SectionHeading>{m.buying_places_heading()}</SectionHeading>
      <PoolsForm model={model} controls={controls} holdId={newHoldId} first={!controls.state.hold} />
    </Plain>
  );
}

/** A scrolling page: the list view, and events without seats. */
function Plain({
  event,
  model,
  controls,
  notice,
  children,
}: {
  event: SeatMapEvent;
  model: RoomModel;
  controls: SeatRoomControls;
  notice: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <div className="flex min-h-viewport flex-col">
      <header className="border-line lg:border-b">
        <div className="wide px-page flex min-h-14 items-center gap-2 lg:min-h-16 lg:gap-4">
          <Back to={`/events/${event.slug}`} label={m.buying_back_to_event()} />
          <h1 className="type-small min-w-0 truncate lg:type-section">{event.title}</h1>
        </div>
      </header>
      <main
        id="main"
        className="wide px-page grid grow gap-x-10 max-lg:grid-rows-[1fr_auto] lg:grid-cols-[1fr_23.5rem]"
      >
        <div className="min-w-0 pt-2 pb-10 lg:pt-6">
          <p className="type-body mb-5 text-ink-2">
            <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />,{" "}
            {placeLabel(event.venue?.name)}
          </p>
          {notice}
          {children}
        </div>
        <aside className="border-line empty:hidden max-lg:sticky max-lg:bottom-0 max-lg:-mx-5 max-lg:border-t max-lg:bg-card max-lg:px-5 max-lg:pt-3 max-lg:pb-[max(0.75rem,env(safe-area-inset-bottom))] md:max-lg:-mx-8 md:max-lg:px-8 lg:border-l lg:py-6 lg:pl-7">
          {controls.state.hold ? (
            <ChoicePanel
              model={model}
              controls={controls}
              checkoutHref={`/events/${event.slug}/checkout`}
              compact
            />
          ) : model.saleOpensAt === null && !isFull(model, controls) ? (
            <p className="type-body text-ink-2">{m.buying_nothing_held_text_list()}</p>
          ) : null}
        </aside>
      </main>
    </div>
  );
}
