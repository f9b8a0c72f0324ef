import { ArrowLeft, List, Map as MapIcon, ZoomIn, ZoomOut } from "lucide-react";
import { useMemo } from "react";
import { Link, data, useSearchParams } from "react-router";
import { m } from "#app/paraglide/messages";
import { BestForm } from "./best-form";
import { BlockMap } from "./block-map";
import { ChoicePanel } from "./choice-panel";
import { choose, lostOf, statusOf } from "./choose";
import { Legend } from "./legend";
import { PoolsForm } from "./pools-form";
import { PriceFrom } from "./price-from";
import { PriceList } from "./price-list";
import { isFull } from "./room-full";
import { type Drawing, type RoomModel, makeRoomModel } from "./room-model";
import { RoomMap } from "./room-map";
import { RoomNotices } from "./room-notices";
import { SeatList, countFree } from "./seat-list";
import { SmallRoom } from "./small-room";
import { useFollowHold } from "./use-follow-hold";
import { type SeatRoomControls, useSeatRoom } from "./use-seat-room";
import { useZoom } from "./use-zoom";
import { blockWords, refusalWords } from "./words";
import { ButtonLink, Button } from "#app/components/button";
import { Icon } from "#app/components/icon";
import { Notice } from "#app/components/notice";
import { SectionHeading } from "#app/components/section-heading";
import type { SeatLook } from "#app/components/seat-glyph";
import { seatWords } from "#app/components/seat-words";
import { When } from "#app/components/when";
import { servicesContext } from "#app/context";
import { anyone, notFound } from "#app/guards";
import { readForm } from "#app/read-form";
import type { PendingBooking, SeatRoom } from "#worker/booking/booking";
import type { Route } from "./+types/route";

export async function loader({ context, params }: Route.LoaderArgs) {
  anyone(context);
  const { discovery, booking } = context.get(servicesContext);
  const event = await discovery.findEvent(params.slug);
  if (!event) throw notFound();
  const [room, pending] = await Promise.all([
    booking.readRoom(event.id),
    booking.findPendingBooking(event.id),
  ]);
  const { slug, title, startsAt, timeZone, venue, state } = event;
  return {
    event: { slug, title, startsAt, timeZone, venue, state },
    pending,
    // Gates and lists are the door's business.
    room: room && { ...room, setup: { ...room.setup, gates: [], lists: [] } },
    newHoldId: booking.makeId(),
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  anyone(context);
  const { discovery, booking } = context.get(servicesContext);
  const event = await discovery.findEvent(params.slug);
  if (!event) throw notFound();
  const done = await choose(booking, event.id, await readForm(request));
  if (done.ok) return { ok: true as const, hold: done.value };
  const { limit, left } = done.detail ?? {};
  return data(
    {
      ok: false as const,
      reason: done.reason,
      lost: lostOf(done.detail),
      limit: typeof limit === "number" ? limit : undefined,
      left: typeof left === "number" ? left : undefined,
    },
    { status: statusOf(done.reason) },
  );
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? m.buying_seats_title({ event: loaderData.event.title }) : m.common_brand() },
  { name: "robots", content: "noindex" },
];

export default function SeatMapPage({ loaderData, actionData }: Route.ComponentProps) {
  const { event, room, pending, newHoldId } = loaderData;
  if (!room || event.state !== "published")
    return (
      <main id="main" className="wide px-page py-10">
        <Notice
          title={m.buying_closed_title()}
          action={
            <ButtonLink variant="second" to={`/events/${event.slug}`}>
              {m.buying_back_to_event()}
            </ButtonLink>
          }
        >
          {m.buying_closed_text()}
        </Notice>
      </main>
    );
  return (
    <Room
      key={room.setup.revision}
      event={event}
      room={room}
      pending={pending}
      newHoldId={newHoldId}
      answered={actionData}
    />
  );
}

type EventFacts = Route.ComponentProps["loaderData"]["event"];

function Room({
  event,
  room,
  pending,
  newHoldId,
  answered,
}: {
  event: EventFacts;
  room: SeatRoom;
  pending: PendingBooking | null;
  newHoldId: string;
  answered: Route.ComponentProps["actionData"];
}) {
  // The setup is the object's own, and the room is remade with its revision.
  const [model] = useMade(() => makeRoomModel(room.setup, room.snapshot.now), room.setup.revision);
  const controls = useSeatRoom(room, model);
  const { drawing } = model;
  const [params] = useSearchParams();
  const asList = params.get("view") === "list";
  const shared = { event, model, controls, newHoldId };
  const problem =
    controls.state.notice ??
    (answered && !answered.ok
      ? {
          tone: "warn" as const,
          ...refusalWords(answered.reason, {
            lost: answered.lost.flatMap((index) =>
              model.seats[index] ? [seatWords(model.seats[index])] : [],
            ),
            limit: answered.limit,
            left: answered.left,
            kept: room.hold?.seats.length ?? 0,
          }),
        }
      : null);
  const notice = (
    <>
      {problem ? (
        <Notice tone={problem.tone} title={problem.title} className="mb-4">
          {problem.text}
        </Notice>
      ) : null}
      <RoomNotices event={event} model={model} controls={controls} pending={pending} />
      <Freshness controls={controls} />
    </>
  );
  if (!drawing) return <PlacesOnly {...shared} notice={notice} />;
  if (asList) return <ListRoom {...shared} drawing={drawing} notice={notice} />;
  return (
    <>
      <DeskRoom {...shared} drawing={drawing} notice={notice} />
      <PhoneRoom {...shared} drawing={drawing} notice={notice} blockId={params.get("block")} />
      <p id="seat-map-keys" className="sr-only">
        {m.buying_map_keys()}
      </p>
    </>
  );
}

interface RoomProps {
  readonly event: EventFacts;
  readonly model: RoomModel;
  readonly controls: SeatRoomControls;
  readonly newHoldId: string;
  readonly notice: React.ReactNode;
}

function DeskRoom({ event, model, drawing, controls, newHoldId, notice }: RoomProps & { drawing: Drawing }) {
  const zoom = useZoom(drawing.room.box);
  return (
    <div className="hidden h-dvh grid-rows-[auto_1fr] lg:grid">
      <header className="flex h-16 items-center gap-4 border-b border-line px-8">
        <Back to={`/events/${event.slug}`} label={m.buying_back_to_event()} />
        <h1 className="type-section">{event.title}</h1>
        <p className="type-body text-ink-2">
          <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />
        </p>
        <p className="type-body min-w-0 flex-1 truncate text-ink-2">
          {event.venue.name}, {event.venue.area}
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
          <Best model={model} controls={controls} newHoldId={newHoldId} />
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

function PhoneRoom({
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
  const seats = block ? (drawing.seatsOfBlock.get(block.id) ?? []) : [];
  return (
    <div className="flex min-h-dvh flex-col lg:hidden">
      <header className="flex h-14 items-center gap-2 px-5">
        <Back
          to={block ? "?" : `/events/${event.slug}`}
          label={block ? m.buying_back_to_room() : m.buying_back_to_event()}
        />
        <h1 className="type-small min-w-0 flex-1 truncate">{block ? blockWords(block) : event.title}</h1>
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
                  <BestForm
                    model={model}
                    controls={controls}
                    holdId={newHoldId}
                    accessibleSeats={false}
                    short
                  />
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
        <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />, {event.venue.name}
      </p>
      <Best model={model} controls={controls} newHoldId={newHoldId} />
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
                  <strong className="block font-semibold">{blockWords(block)}</strong>
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

/** Nothing to find before the sale begins. */
function Best({ model, controls, newHoldId }: Pick<RoomProps, "model" | "controls" | "newHoldId">) {
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

function ListRoom({ event, model, drawing, controls, newHoldId, notice }: RoomProps & { drawing: Drawing }) {
  return (
    <Plain event={event} notice={notice} model={model} controls={controls}>
      <p className="mb-6 flex flex-wrap gap-x-6">
        <Link to="?" className="word type-button inline-flex min-h-9 items-center gap-2">
          <Icon of={MapIcon} size={18} /> {m.buying_as_map()}
        </Link>
      </p>
      <div className="mb-8 max-w-md">
        <Best model={model} controls={controls} newHoldId={newHoldId} />
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

function PlacesOnly({ event, model, controls, newHoldId, notice }: RoomProps) {
  return (
    <Plain event={event} notice={notice} model={model} controls={controls}>
      <SectionHeading>{m.buying_places_heading()}</SectionHeading>
      <PoolsForm model={model} controls={controls} holdId={newHoldId} first={!controls.state.hold} />
    </Plain>
  );
}

/** A page that flows: the list twin, and events without seats. */
function Plain({
  event,
  model,
  controls,
  notice,
  children,
}: {
  event: EventFacts;
  model: RoomModel;
  controls: SeatRoomControls;
  notice: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <div className="wide px-page">
      <header className="flex min-h-16 items-center gap-4">
        <Back to={`/events/${event.slug}`} label={m.buying_back_to_event()} />
        <div className="min-w-0">
          <h1 className="type-section truncate">{event.title}</h1>
        </div>
      </header>
      <main id="main" className="grid gap-x-14 gap-y-8 pt-2 pb-10 lg:grid-cols-[1fr_22.5rem]">
        <div className="min-w-0">
          <p className="type-body mb-5 text-ink-2">
            <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />, {event.venue.name}
          </p>
          {notice}
          {children}
        </div>
        <aside className="empty:hidden max-lg:sticky max-lg:bottom-0 max-lg:-mx-5 max-lg:border-t max-lg:border-line max-lg:bg-card max-lg:px-5 max-lg:py-3 lg:pt-1">
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

function Back({ to, label }: { to: string; label: string }) {
  return (
    <Link
      to={to}
      aria-label={label}
      className="-ml-2.5 inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunk"
    >
      <Icon of={ArrowLeft} />
    </Link>
  );
}

function RoomLegend({
  model,
  drawing,
  controls,
  only,
}: {
  model: RoomModel;
  drawing: Drawing;
  controls: SeatRoomControls;
  only?: readonly number[];
}) {
  const seats = only ?? [...drawing.seatsOfBlock.values()].flat();
  const looks = new Set<SeatLook>();
  let accessible = false;
  for (const index of seats) {
    const look = controls.store.look(index);
    if (look === "free" && model.seats[index]!.accessible) accessible = true;
    else looks.add(look);
  }
  const tier = model.sectionOf.get(model.seats[seats[0] ?? 0]?.sectionId ?? "")?.tier ?? "C";
  return <Legend looks={looks} accessible={accessible} tier={tier} />;
}

/** Says when the map is not live; silent while all is well. */
function Freshness({ controls }: { controls: SeatRoomControls }) {
  const { link, staleSince } = controls.state;
  if (link !== "polling" || staleSince === null) return null;
  return (
    <p role="status" className="type-second mb-3 text-warn">
      {m.buying_stale()}
    </p>
  );
}

function useMade<Made>(make: () => Made, key: number): [Made] {
  // Fresh loader data of the same revision describes the same room.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return [useMemo(make, [key])];
}
