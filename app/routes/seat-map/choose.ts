import type { BookingService } from "#worker/sale/booking";
import { type Outcome, type RefusalDetail, accept, refuse } from "#domain/core/outcome";
import type { HoldRefusal, HoldView } from "#domain/sale/seat-protocol";
import { ChoiceForm, readFields, readQuantities, readTypes } from "./choice-form";
import { makeRoomModel } from "./room-model";

export type ChoiceRefusal = HoldRefusal | "none_together" | "malformed";

/** Does what a form of the seat map asks. The answer is the buyer's hold as it stands afterwards. */
export async function choose(
  booking: BookingService,
  eventId: string,
  form: FormData,
): Promise<Outcome<HoldView | null, ChoiceRefusal>> {
  const parsed = ChoiceForm.safeParse(readFields(form));
  if (!parsed.success) return refuse("malformed");
  const ask = parsed.data;
  switch (ask.intent) {
    case "extend":
      return booking.extendHold(eventId, ask.holdId);
    case "release":
      return booking.releaseHold(eventId, { holdId: ask.holdId });
    case "drop":
      return booking.releaseHold(eventId, { holdId: ask.holdId, seats: [ask.seat] });
    case "best":
      return chooseBest(booking, eventId, ask);
    case "pools":
      return choosePools(booking, eventId, ask.holdId, readQuantities(form));
    case "choose":
      return chooseSeats(booking, eventId, ask, readTypes(form));
  }
}

/** Instead of the seats held now; they are taken back when nothing better can be had. */
async function chooseBest(
  booking: BookingService,
  eventId: string,
  ask: Extract<ChoiceForm, { intent: "best" }>,
): Promise<Outcome<HoldView | null, ChoiceRefusal>> {
  const room = await booking.readRoom(eventId);
  if (!room) return refuse("event_closed");
  const { tiers } = makeRoomModel(room.setup, room.snapshot.now);
  const wanted = tiers.tiers.find((tier) => tier.letter === ask.tier);
  const before = room.hold?.seats ?? [];
  if (room.hold && before.length > 0)
    await booking.releaseHold(eventId, { holdId: room.hold.holdId, seats: before.map((seat) => seat.index) });
  const held = await booking.holdBest(eventId, {
    holdId: ask.holdId,
    quantity: ask.quantity,
    ticketTypeIds: room.setup.ticketTypes.flatMap(({ id, draws }) =>
      draws.from === "seats" && (!wanted || draws.sectionIds.some((each) => wanted.sectionIds.includes(each)))
        ? [id]
        : [],
    ),
    accessible: ask.accessible === "on",
  });
  if (!held.ok && before.length > 0)
    await booking.hold(eventId, {
      holdId: ask.holdId,
      seats: before.map((seat) => seat.index),
      seatTicketTypeIds: before.map((seat) => seat.ticketTypeId),
      pools: [],
    });
  return held;
}

async function chooseSeats(
  booking: BookingService,
  eventId: string,
  ask: Extract<ChoiceForm, { intent: "choose" }>,
  typeOfSection: ReadonlyMap<string, string>,
): Promise<Outcome<HoldView | null, ChoiceRefusal>> {
  const room = await booking.readRoom(eventId);
  if (!room) return refuse("event_closed");
  const given = ask.shown.filter((index) => !ask.seat.includes(index));
  let hold: HoldView | null = room.hold;
  if (given.length > 0 && hold) {
    const released = await booking.releaseHold(eventId, { holdId: hold.holdId, seats: given });
    if (released.ok) hold = released.value;
  }
  const wanted = ask.seat.filter((index) => !hold?.seats.some((seat) => seat.index === index));
  if (wanted.length === 0)
    return ask.seat.length === 0 && given.length === 0 ? refuse("nothing_chosen") : accept(hold);
  const { seats } = makeRoomModel(room.setup, room.snapshot.now);
  const types = wanted.map((index) => typeOfSection.get(seats[index]?.sectionId ?? ""));
  const request = { holdId: ask.holdId, pools: [], seats: wanted };
  const held = await booking.hold(
    eventId,
    types.every((type) => type !== undefined) ? { ...request, seatTicketTypeIds: types } : request,
  );
  const lost = held.ok ? [] : lostOf(held.detail);
  const rest = wanted.filter((index) => !lost.includes(index));
  if (held.ok || lost.length === 0 || rest.length === 0) return held;
  // The loser keeps the rest of the choice, and still hears what was lost.
  await booking.hold(eventId, { ...request, seats: rest });
  return held;
}

/** A pool's quantity is the total wanted of its ticket type: none means giving back what is held. */
async function choosePools(
  booking: BookingService,
  eventId: string,
  holdId: string,
  wanted: ReadonlyMap<string, number> | null,
): Promise<Outcome<HoldView | null, ChoiceRefusal>> {
  const room = await booking.readRoom(eventId);
  if (!wanted || !room) return refuse(wanted ? "event_closed" : "malformed");
  let hold: HoldView | null = room.hold;
  const given = (hold?.pools ?? []).filter((pool) => wanted.get(pool.ticketTypeId) === 0);
  if (given.length > 0 && hold) {
    const released = await booking.releaseHold(eventId, { holdId: hold.holdId, pools: given });
    if (!released.ok) return released;
    hold = released.value;
  }
  const pools = [...wanted].flatMap(([ticketTypeId, quantity]) =>
    quantity > 0 ? [{ ticketTypeId, quantity }] : [],
  );
  if (pools.length === 0) return given.length > 0 ? accept(hold) : refuse("nothing_chosen");
  return booking.hold(eventId, { holdId, seats: [], pools });
}

export function lostOf(detail: RefusalDetail | undefined): number[] {
  const { lost } = detail ?? {};
  return Array.isArray(lost) ? lost.filter((each): each is number => typeof each === "number") : [];
}

export function statusOf(reason: ChoiceRefusal): number {
  if (reason === "too_many_requests") return 429;
  return reason === "malformed" || reason === "nothing_chosen" ? 400 : 409;
}
