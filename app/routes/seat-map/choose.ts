import { TOO_MANY, TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import type { BookingService } from "#worker/sale/booking";
import { type Outcome, type RefusalDetail, accept, refuse } from "#domain/core/outcome";
import type { HoldView } from "#domain/sale/seat-protocol";
import type { HoldRefusal } from "#domain/sale/hold-refusal";
import { ChoiceForm, readFields, readQuantities, readTypes } from "./choice-form";
import { makeRoomModel } from "./room-model";

export type ChoiceRefusal = HoldRefusal | "none_together" | "malformed";

/** Performs the intent of a seat map form. @returns the buyer's hold afterwards, or the refusal */
export async function choose(
  booking: BookingService,
  eventId: string,
  form: FormData,
): Promise<Outcome<HoldView | null, ChoiceRefusal>> {
  const parsed = ChoiceForm.safeParse(readFields(form));
  if (!parsed.success) return refuse("malformed");
  const request = parsed.data;
  switch (request.intent) {
    case "extend":
      return booking.extendHold(eventId, request.holdId);
    case "release":
      return booking.releaseHold(eventId, { holdId: request.holdId });
    case "drop":
      return booking.releaseHold(eventId, { holdId: request.holdId, seats: [request.seat] });
    case "best":
      return chooseBest(booking, eventId, request);
    case "pools":
      return choosePools(booking, eventId, request.holdId, readQuantities(form));
    case "choose":
      return chooseSeats(booking, eventId, request, readTypes(form));
  }
}

/** Replaces the seats held now; a refusal leaves them held. */
async function chooseBest(
  booking: BookingService,
  eventId: string,
  request: Extract<ChoiceForm, { intent: "best" }>,
): Promise<Outcome<HoldView | null, ChoiceRefusal>> {
  const room = await booking.readRoom(eventId);
  if (!room) return refuse("event_closed");
  const { tiers } = makeRoomModel(room.setup, room.snapshot.now);
  const wanted = tiers.tiers.find((tier) => tier.letter === request.tier);
  return booking.holdBest(eventId, {
    holdId: request.holdId,
    quantity: request.quantity,
    ticketTypeIds: room.setup.ticketTypes.flatMap(({ id, draws }) =>
      draws.from === "seats" && (!wanted || draws.sectionIds.some((each) => wanted.sectionIds.includes(each)))
        ? [id]
        : [],
    ),
    accessible: request.accessible === "on",
    replaceSeats: true,
  });
}

/** Holds the checked seats and releases those that the form showed as held and came back unchecked. */
async function chooseSeats(
  booking: BookingService,
  eventId: string,
  request: Extract<ChoiceForm, { intent: "choose" }>,
  typeOfSection: ReadonlyMap<string, string>,
): Promise<Outcome<HoldView | null, ChoiceRefusal>> {
  const room = await booking.readRoom(eventId);
  if (!room) return refuse("event_closed");
  const { hold } = room;
  const released = request.shown.filter((index) => !request.seat.includes(index));
  if (request.seat.length === 0 && released.length === 0) return refuse("nothing_chosen");
  const wanted = request.seat.filter((index) => !hold?.seats.some((seat) => seat.index === index));
  if (wanted.length === 0)
    return hold && released.length > 0
      ? booking.releaseHold(eventId, { holdId: hold.holdId, seats: released })
      : accept(hold);
  const { seats } = makeRoomModel(room.setup, room.snapshot.now);
  const types = wanted.map((index) => typeOfSection.get(seats[index]?.sectionId ?? ""));
  const choice = {
    holdId: request.holdId,
    seats: wanted,
    pools: [],
    release: { seats: released, pools: [] },
  };
  const replaced = await booking.replaceHold(
    eventId,
    types.every((type) => type !== undefined) ? { ...choice, seatTicketTypeIds: types } : choice,
  );
  if (!replaced.ok) return replaced;
  const { lost } = replaced.value;
  return lost ? refuse(lost.reason, { lost: lost.seats }) : accept(replaced.value.hold);
}

/** Each pool's quantity is the total of its ticket type; 0 releases the places held. */
async function choosePools(
  booking: BookingService,
  eventId: string,
  holdId: string,
  wanted: ReadonlyMap<string, number> | null,
): Promise<Outcome<HoldView | null, ChoiceRefusal>> {
  const room = await booking.readRoom(eventId);
  if (!wanted || !room) return refuse(wanted ? "event_closed" : "malformed");
  const { hold } = room;
  const released = (hold?.pools ?? []).filter((pool) => wanted.get(pool.ticketTypeId) === 0);
  const pools = [...wanted].flatMap(([ticketTypeId, quantity]) =>
    quantity > 0 ? [{ ticketTypeId, quantity }] : [],
  );
  if (pools.length === 0)
    return hold && released.length > 0
      ? booking.releaseHold(eventId, { holdId: hold.holdId, pools: released })
      : refuse("nothing_chosen");
  const replaced = await booking.replaceHold(eventId, {
    holdId,
    seats: [],
    pools,
    release: { seats: [], pools: released },
  });
  return replaced.ok ? accept(replaced.value.hold) : replaced;
}

export function lostOf(detail: RefusalDetail | undefined): number[] {
  const { lost } = detail ?? {};
  return Array.isArray(lost) ? lost.filter((each): each is number => typeof each === "number") : [];
}

export function statusOf(reason: ChoiceRefusal): number {
  if (reason === TOO_MANY_REQUESTS) return TOO_MANY.status;
  return reason === "malformed" || reason === "nothing_chosen" ? 400 : 409;
}
