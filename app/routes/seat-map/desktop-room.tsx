import { placeLabel } from "#app/parts/event/place-label";
import { List, ZoomIn, ZoomOut } from "lucide-react";
import { Back } from "./back";
import { BestSeats } from "./best-seats";
import { ChoicePanel } from "./choice-panel";
import { PoolsForm } from "./pools-form";
import { PriceList } from "./price-list";
import { isFull } from "./room-full";
import { RoomLegend } from "./room-legend";
import { RoomMap } from "./room-map";
import type { Drawing } from "./room-model";
import type { RoomProps } from "./room-props";
import { useZoom } from "../../parts/seating/use-zoom";
import { Button, ButtonLink } from "#app/ui/button";
import { Icon } from "#app/ui/icon";
import { SectionHeading } from "#app/ui/section-heading";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

/** Desktop layout: the whole map with the choice beside it. */
export function DesktopRoom({
  event,
  model,
  drawing,
  controls,
  newHoldId,
  notice,
}: RoomProps & { drawing: Drawing }) {
  const zoom = useZoom(drawing.room.box);
  return (
    <div className="hidden h-viewport grid-rows-[auto_1fr] lg:grid">
      <header className="flex h-16 items-center gap-4 border-b border-line px-8">
        <Back to={`/events/${event.slug}`} label={m.buying_back_to_event()} />
        <h1 className="type-section">{event.title}</h1>
        <p className="type-body text-ink-2">
          <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />
        </p>
        <p className="type-body min-w-0 flex-1 truncate text-ink-2">
          {placeLabel(event.venue?.name, event.venue?.area)}
        </p>
        {zoom.zoomed ? (
          <Button type="button" variant="third" size="console" onClick={zoom.out}>
            <Icon of={ZoomOut} /> {m.buying_zoom_out()}
          </Button>
        ) : null}
        <Button type="button" variant="third" size="console" onClick={zoom.in}>
          <Icon of={ZoomIn} /> {m.buying_zoom_in()}
        </Button>
        <ButtonLink variant="third" size="console" to="?view=list">
          <Icon of={List} /> {m.buying_as_list()}
        </ButtonLink>
      </header>
      <main id="main" className="grid min-h-0 grid-cols-[1fr_23.5rem]">
        <div className="flex min-h-0 min-w-0 flex-col px-8 pt-4">
          <div className="min-h-0 flex-1">
            <RoomMap
              model={model}
              drawing={drawing}
              store={controls.store}
              zoom={zoom}
              toggle={controls.toggle}
            />
          </div>
          <div className="border-t border-line py-4">
            <RoomLegend model={model} drawing={drawing} controls={controls} />
          </div>
        </div>
        <aside className="flex min-h-0 flex-col gap-8 overflow-y-auto border-l border-line px-7 py-6">
          <div>
            {notice}
            {controls.state.hold ? (
              <ChoicePanel
                model={model}
                controls={controls}
                checkoutHref={`/events/${event.slug}/checkout`}
              />
            ) : model.saleOpensAt === null && !isFull(model, controls) ? (
              <>
                <h2 className="type-section">{m.buying_nothing_held_heading()}</h2>
                <p className="type-body mt-1 text-ink-2">{m.buying_nothing_held_text()}</p>
              </>
            ) : null}
          </div>
          <BestSeats model={model} controls={controls} newHoldId={newHoldId} />
          {model.poolTypes.length > 0 ? (
            <section>
              <SectionHeading size="text">{m.buying_standing_heading()}</SectionHeading>
              <div className="-mt-3">
                <PoolsForm model={model} controls={controls} holdId={newHoldId} />
              </div>
            </section>
          ) : null}
          <div className="mt-auto">
            <PriceList model={model} drawing={drawing} controls={controls} />
          </div>
        </aside>
      </main>
    </div>
  );
}
