import { useState } from "react";
import { data, useSearchParams } from "react-router";
import type { ChoiceResponse } from "./choice-response";
import { choose, lostOf, statusOf } from "./choose";
import { DeskRoom } from "./desk-room";
import { PhoneRoom } from "./phone-room";
import { ListRoom, PlacesOnly } from "./plain-room";
import { makeRoomModel } from "./room-model";
import { RoomNotices } from "./room-notices";
import type { SeatMapEvent } from "./room-props";
import type { SeatRoomControls } from "./seat-room-controls";
import { useSeatRoom } from "./use-seat-room";
import { refusalMessage } from "./refusal-messages";
import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { seatName } from "#app/parts/seating/seat-names";
import { servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import type { PendingBooking, SeatRoom } from "#worker/sale/booking";
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
    // Gates and lists are not public.
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
  if (done.ok) return { ok: true, hold: done.value } satisfies ChoiceResponse;
  const { limit, left } = done.detail ?? {};
  return data<ChoiceResponse>(
    {
      ok: false,
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
    // A new revision is another room: the model is derived once per mount.
    <Room
      key={`${room.setup.eventId} ${room.setup.revision}`}
      event={event}
      room={room}
      pending={pending}
      newHoldId={newHoldId}
      answered={actionData}
    />
  );
}

function Room({
  event,
  room,
  pending,
  newHoldId,
  answered,
}: {
  event: SeatMapEvent;
  room: SeatRoom;
  pending: PendingBooking | null;
  newHoldId: string;
  answered: Route.ComponentProps["actionData"];
}) {
  const [model] = useState(() => makeRoomModel(room.setup, room.snapshot.now));
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
          ...refusalMessage(answered.reason, {
            lost: answered.lost.flatMap((index) =>
              model.seats[index] ? [seatName(model.seats[index])] : [],
            ),
            limit: answered.limit,
            left: answered.left,
            held: room.hold?.seats.length ?? 0,
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

/** Shown only while the map is not live. */
function Freshness({ controls }: { controls: SeatRoomControls }) {
  const { link, staleSince } = controls.state;
  if (link !== "polling" || staleSince === null) return null;
  return (
    <p role="status" className="type-second mb-3 text-warn">
      {m.buying_stale()}
    </p>
  );
}
