import { z } from "@hono/zod-openapi";
import type { EventSetup } from "#domain/sale/event-setup";
import { listSeats } from "#domain/seating/plan";
import type { Services } from "../../services";
import { PERSON, type Refusal, operation, refused, refusedBy } from "../operation";
import { HOLD_REFUSALS } from "../hold-refusals";
import { findSaleEvent } from "../public-event";
import { Hold, HoldRequestBody, SeatId, toHold } from "../schemas/seats";
import { Id, eventPath } from "../schemas/values";

/** The setup by which a public event is sold. */
async function findSetup(services: Services, event: string): Promise<EventSetup | null> {
  const found = await findSaleEvent(services, event);
  return found && (await services.booking.readSetup(found.id));
}

/** Indexes of seats by their ids; a refusal names those that do not exist. */
function indexesOf(setup: EventSetup, ids: readonly string[]): readonly number[] | Refusal {
  if (ids.length === 0) return [];
  const byId = new Map((setup.plan ? listSeats(setup.plan) : []).map(({ id, index }) => [id, index]));
  const unknown = ids.filter((id) => !byId.has(id));
  if (unknown.length > 0) return refused("seat_unknown", { seats: unknown.slice(0, 10) });
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export const createHold = operation({
  id: "createHold",
  method: "post",
  path: "/events/{event}/holds",
  tag: "Seats and holds",
  summary: "Hold seats and places",
  description:
    "All or none, for 10 minutes. A person has one hold of an event: more seats are added to it, and it keeps its id.",
  guard: PERSON,
  params: eventPath,
  body: HoldRequestBody,
  answer: Hold,
  status: 201,
  refusals: HOLD_REFUSALS,
  async handle({ services, params, body, makeId }) {
    const setup = await findSetup(services, params.event);
    if (!setup) return refused("not_found");
    const indexes = indexesOf(
      setup,
      body.seats.map(({ seatId }) => seatId),
    );
    if ("refused" in indexes) return indexes;
    const types = body.seats.map(({ ticketTypeId }) => ticketTypeId ?? "");
    const held = await services.booking.hold(setup.eventId, {
      holdId: await makeId(),
      seats: [...indexes],
      ...(types.some((type) => type !== "") && { seatTicketTypeIds: types }),
      pools: body.quantities,
    });
    if (!held.ok) return refusedBy(held);
    return { body: toHold(setup, held.value) };
  },
});

export const holdBest = operation({
  id: "holdBestSeats",
  method: "post",
  path: "/events/{event}/holds/best",
  tag: "Seats and holds",
  summary: "Hold the best seats together",
  guard: PERSON,
  params: eventPath,
  body: z.object({
    quantity: z.number().int().min(1).max(50),
    ticketTypeIds: z.array(Id).max(20).default([]),
    accessible: z.boolean().default(false),
    replaceSeats: z.boolean().default(false),
  }),
  answer: Hold,
  status: 201,
  refusals: [...HOLD_REFUSALS, "none_together"],
  async handle({ services, params, body, makeId }) {
    const setup = await findSetup(services, params.event);
    if (!setup) return refused("not_found");
    const held = await services.booking.holdBest(setup.eventId, { holdId: await makeId(), ...body });
    return held.ok ? { body: toHold(setup, held.value) } : refusedBy(held);
  },
});

export const getHold = operation({
  id: "getHold",
  method: "get",
  path: "/events/{event}/hold",
  tag: "Seats and holds",
  summary: "Read the person's hold of an event",
  guard: PERSON,
  params: eventPath,
  answer: Hold,
  refusals: ["hold_unknown"],
  async handle({ services, params }) {
    const event = await findSaleEvent(services, params.event);
    const room = event && (await services.booking.readRoom(event.id));
    if (!room) return refused("not_found");
    return room.hold ? { body: toHold(room.setup, room.hold) } : refused("hold_unknown");
  },
});

const holdPath = eventPath.extend({ hold: z.uuid() });

export const extendHold = operation({
  id: "extendHold",
  method: "post",
  path: "/events/{event}/holds/{hold}/extensions",
  tag: "Seats and holds",
  summary: "Extend a hold, once",
  guard: PERSON,
  params: holdPath,
  answer: Hold,
  refusals: ["hold_unknown", "hold_expired", "already_extended", "event_closed", "sale_paused"],
  async handle({ services, params }) {
    const setup = await findSetup(services, params.event);
    if (!setup) return refused("not_found");
    const extended = await services.booking.extendHold(setup.eventId, params.hold);
    return extended.ok ? { body: toHold(setup, extended.value) } : refusedBy(extended);
  },
});

export const releaseSeats = operation({
  id: "releaseSeats",
  method: "post",
  path: "/events/{event}/holds/{hold}/releases",
  tag: "Seats and holds",
  summary: "Release some of a hold's seats and places",
  description: "Without seats and quantities: the whole hold.",
  guard: PERSON,
  params: holdPath,
  body: z.object({
    seatIds: z.array(SeatId).max(50).optional(),
    quantities: HoldRequestBody.shape.quantities.unwrap().optional(),
  }),
  answer: z.object({ hold: Hold.nullable() }),
  refusals: ["hold_unknown", "hold_expired", "seat_unknown"],
  async handle({ services, params, body }) {
    const setup = await findSetup(services, params.event);
    if (!setup) return refused("not_found");
    const seats = body.seatIds && indexesOf(setup, body.seatIds);
    if (seats && "refused" in seats) return seats;
    const request = { holdId: params.hold, seats, pools: body.quantities };
    const released = await services.booking.releaseHold(setup.eventId, request);
    if (!released.ok) return refusedBy(released);
    return { body: { hold: released.value && toHold(setup, released.value) } };
  },
});

export const releaseHold = operation({
  id: "releaseHold",
  method: "delete",
  path: "/events/{event}/holds/{hold}",
  tag: "Seats and holds",
  summary: "Release a hold",
  guard: PERSON,
  params: holdPath,
  answer: null,
  refusals: ["hold_unknown", "hold_expired"],
  async handle({ services, params }) {
    const setup = await findSetup(services, params.event);
    if (!setup) return refused("not_found");
    const released = await services.booking.releaseHold(setup.eventId, { holdId: params.hold });
    return released.ok ? { body: undefined } : refusedBy(released);
  },
});
