import { TOO_MANY, TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import type { BookingService } from "#worker/sale/booking";
import { type Outcome, type RefusalDetail, accept, refuse } from "#domain/core/outcome";
import type { HoldView } from "#domain/sale/seat-protocol";
import type { HoldRefusal } from "#domain/sale/hold-refusal";
import { priceTiers } from "#domain/price/seat-map-tier";
import { listSeats } from "#domain/seating/plan";
import { ChoiceForm, readFields, readQuantities, readTypes } from "./choice-form";

export type ChoiceRefusal = HoldRefusal | "none_together" | "check_failed" | "malformed";

type ChosenHold = Outcome<HoldView | null, ChoiceRefusal>;

/** Performs the intent of a seat map form. @returns the buyer's hold afterwards, or the refusal */
export async function choose(booking: BookingService, eventId: string, form: FormData): Promise<ChosenHold> {
  const parsed = ChoiceForm.safeParse(readFields(form));
  if (!parsed.success) return refuse("malformed");
  const request = parsed.data;
  switch (request.intent) {
    case "check":
      return passCheck(booking, eventId, request.token);
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

async function passCheck(booking: BookingService, eventId: string, token: string): Promise<ChosenHold> {
  const passed = await booking.passCheck(eventId, token);
  return passed.ok ? accept((await booking.readRoom(eventId))?.hold ?? null) : passed;
}

/** Replaces the seats held now; a refusal leaves them held. */
async function chooseBest(
  booking: BookingService,
  eventId: string,
  request: Extract<ChoiceForm, { intent: "best" }>,
): Promise<ChosenHold> {
  const setup = await booking.readSetup(eventId);
  if (!setup) return refuse("event_closed");
  const { tiers } = setup.plan
    ? priceTiers(setup.plan, setup.ticketTypes, setup.endsAt, Date.now())
    : { tiers: [] };
  const wanted = tiers.find((tier) => tier.letter === request.tier);
  return booking.holdBest(eventId, {
    holdId: request.holdId,
    quantity: request.quantity,
    ticketTypeIds: setup.ticketTypes.flatMap(({ id, draws }) =>
      draws.from === "seats" && (!wanted || draws.sectionIds.some((each) => wanted.sectionIds.includes(each)))
        ? [id]
        : [],
    ),
    accessible: request.accessible === "on",
    replaceSeats: true,
  });
}

/**
 * Holds the checked seats and releases those that the form showed as held and came back unchecked. One call to the
 * event's object, since this form is posted by all buyers of a last seat at once.
 */
async function chooseSeats(
  booking: BookingService,
  eventId: string,
  request: Extract<ChoiceForm, { intent: "choose" }>,
  typeOfSection: ReadonlyMap<string, string>,
): Promise<ChosenHold> {
  const { holdId, seat, shown } = request;
  const released = shown.filter((index) => !seat.includes(index));
  if (seat.length === 0 && released.length === 0) return refuse("nothing_chosen");
  const wanted = seat.filter((index) => !shown.includes(index));
  if (wanted.length === 0) return releaseSeats(booking, eventId, released);
  const choice = { holdId, seats: wanted, pools: [], release: { seats: released, pools: [] } };
  const types = await typesOf(booking, eventId, wanted, typeOfSection);
  const replaced = await booking.replaceHold(
    eventId,
    types ? { ...choice, seatTicketTypeIds: types } : choice,
  );
  if (!replaced.ok) return replaced;
  const { hold, lost } = replaced.value;
  return lost ? refuse(lost.reason, { lost: lost.seats, held: hold.seats.length }) : accept(hold);
}

async function releaseSeats(
  booking: BookingService,
  eventId: string,
  seats: readonly number[],
): Promise<ChosenHold> {
  const hold = (await booking.readRoom(eventId))?.hold ?? null;
  return hold && seats.length > 0
    ? booking.releaseHold(eventId, { holdId: hold.holdId, seats })
    : accept(hold);
}

/** The chosen ticket type of each seat; null if the form has none for one of them. */
async function typesOf(
  booking: BookingService,
  eventId: string,
  indexes: readonly number[],
  typeOfSection: ReadonlyMap<string, string>,
): Promise<string[] | null> {
  if (typeOfSection.size === 0) return null;
  const plan = (await booking.readSetup(eventId))?.plan;
  const seats = plan ? listSeats(plan) : [];
  const types = indexes.map((index) => typeOfSection.get(seats[index]?.sectionId ?? ""));
  return types.every((type) => type !== undefined) ? types : null;
}

/** Each pool's quantity is the total of its ticket type; 0 releases the places held. */
async function choosePools(
  booking: BookingService,
  eventId: string,
  holdId: string,
  wanted: ReadonlyMap<string, number> | null,
): Promise<ChosenHold> {
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
