import { useState } from "react";
import { data, isRouteErrorResponse, redirect, useSearchParams } from "react-router";
import { listSeats } from "#domain/seating/plan";
import type { ChoiceResponse } from "./choice/choice-response";
import { choose, lostOf, statusOf } from "./choice/choose";
import { mapPath, mapPathWithChoice } from "./choice/chosen-places";
import { DesktopRoom } from "./desktop-room";
import { PhoneRoom } from "./phone-room";
import { ListRoom, PlacesOnly } from "./plain-room";
import { makeRoomModel } from "./room-model";
import { RoomNotices } from "./room-notices";
import type { SeatMapEvent } from "./room-props";
import type { SeatRoomControls } from "./seat-room-controls";
import { type RefusedForm, RefusedFormPage, isRefusedForm } from "./choice/refused-form";
import { useSeatRoom } from "./use-seat-room";
import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { ProblemScreen } from "#app/ui/problem-screen";
import { seatName } from "#app/parts/seating/seat-names";
import { deploymentContext, servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { isDocumentRequest, readForm } from "#app/read-form";
import type { BookingService, PendingBooking, SeatRoom } from "#worker/sale/booking";
import type { Route } from "./+types/route";

export async function loader({ context, params }: Route.LoaderArgs) {
  anyone(context);
  const { discovery, booking } = context.get(servicesContext);
  const event = await discovery.findSaleEvent(params.slug);
  if (!event) throw notFound();
  const [room, pending] = await Promise.all([
    booking.readRoom(event.id),
    booking.findPendingBooking(event.id),
  ]);
  const { slug, title, startsAt, timeZone, venue, state } = event;
  return {
    event: { slug, title, startsAt, timeZone, venue, state },
    pending,
    // Gates, lists and the reason of a pause are not public.
    room: room && { ...room, setup: { ...room.setup, gates: [], lists: [], salePause: undefined } },
    isPaused: room?.setup.salePause !== undefined,
    newHoldId: booking.makeId(),
    checkSiteKey: context.get(deploymentContext).checkSiteKey,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  anyone(context);
  const { discovery, booking } = context.get(servicesContext);
  const event = await discovery.findSaleEvent(params.slug);
  if (!event) throw notFound();
  const form = await readForm(request);
  const outcome = await choose(booking, event.id, form);
  const url = new URL(request.url);
  const plain = isDocumentRequest(request);
  if (outcome.ok) {
    if (plain) throw redirect(mapPath(url), 303);
    return { ok: true, hold: outcome.value } satisfies ChoiceResponse;
  }
  const { reason, detail = {} } = outcome;
  const facts = { limit: numberOf(detail["limit"]), left: numberOf(detail["left"]) };
  const lost = lostOf(detail);
  if (plain)
    // Thrown, so that the error boundary is rendered and not the map.
    throw data<RefusedForm>(
      {
        refused: reason,
        lost: await seatNames(booking, event.id, lost),
        held: numberOf(detail["held"]) ?? form.getAll("shown").length,
        mapHref: mapPathWithChoice(url, form, lost),
        ...facts,
      },
      { status: statusOf(reason) },
    );
  return data<ChoiceResponse>({ ok: false, reason, lost, ...facts }, { status: statusOf(reason) });
}

async function seatNames(
  booking: BookingService,
  eventId: string,
  indexes: readonly number[],
): Promise<string[]> {
  if (indexes.length === 0) return [];
  const plan = (await booking.readSetup(eventId))?.plan;
  const seats = plan ? listSeats(plan) : [];
  return indexes.flatMap((index) => (seats[index] ? [seatName(seats[index])] : []));
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? m.buying_seats_title({ event: loaderData.event.title }) : m.common_brand() },
  { name: "robots", content: "noindex" },
];

export function ErrorBoundary({ error, params }: Route.ErrorBoundaryProps) {
  return isRouteErrorResponse(error) && isRefusedForm(error.data) ? (
    <RefusedFormPage form={error.data} slug={params.slug} />
  ) : (
    <ProblemScreen error={error} />
  );
}

export default function SeatMapPage({ loaderData }: Route.ComponentProps) {
  const { event, room, isPaused, pending, newHoldId, checkSiteKey } = loaderData;
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
      isPaused={isPaused}
      pending={pending}
      newHoldId={newHoldId}
      checkSiteKey={checkSiteKey}
    />
  );
}

function Room({
  event,
  room,
  isPaused,
  pending,
  newHoldId,
  checkSiteKey,
}: {
  event: SeatMapEvent;
  room: SeatRoom;
  isPaused: boolean;
  pending: PendingBooking | null;
  newHoldId: string;
  checkSiteKey: string | null;
}) {
  const [model] = useState(() => makeRoomModel(room.setup, room.snapshot.now));
  const controls = useSeatRoom(room, model, checkSiteKey);
  const { drawing } = model;
  const [params] = useSearchParams();
  const asList = params.get("view") === "list";
  const shared = { event, model, controls, newHoldId };
  const problem = controls.state.notice;
  const notice = (
    <>
      {problem ? (
        <Notice tone={problem.tone} title={problem.title} className="mb-4">
          {problem.text}
        </Notice>
      ) : null}
      {isPaused && !problem ? (
        <Notice
          tone="stop"
          title={m.buying_paused_title()}
          className="mb-4"
          action={
            <>
              <ButtonLink variant="word" to={`/events/${event.slug}`}>
                {m.buying_back_to_event()}
              </ButtonLink>
              <ButtonLink variant="word" to="/events">
                {m.buying_see_others()}
              </ButtonLink>
            </>
          }
        >
          {m.buying_paused_text()}
        </Notice>
      ) : null}
      <RoomNotices event={event} model={model} controls={controls} pending={pending} isPaused={isPaused} />
      <Freshness controls={controls} />
    </>
  );
  const ofMap = (
    <>
      <noscript>
        <Notice
          title={m.buying_map_noscript_title()}
          className="mb-4"
          action={
            <a href="?view=list" className="word type-body">
              {m.buying_as_list()}
            </a>
          }
        >
          {m.buying_map_noscript_text()}
        </Notice>
      </noscript>
      {notice}
    </>
  );
  if (!drawing) return <PlacesOnly {...shared} notice={notice} />;
  if (asList) return <ListRoom {...shared} drawing={drawing} notice={notice} />;
  return (
    <>
      <DesktopRoom {...shared} drawing={drawing} notice={ofMap} />
      <PhoneRoom {...shared} drawing={drawing} notice={ofMap} blockId={params.get("block")} />
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
