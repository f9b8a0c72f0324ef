import type { BookingView } from "#domain/booking";
import type { TicketTypeSetup } from "#domain/event-setup";
import type { Database } from "../db/database";
import { sandboxPayment } from "../db/schema";
import type { Env } from "../env";
import { type EventObject, eventObject } from "../event-object";
import { newId } from "../new-id";
import type { DemoEvent } from "./demo-events";
import { DEMO_BUYERS } from "./demo-people";

export interface DemoSale {
  readonly eventId: string;
  readonly demo: DemoEvent;
}

interface Buyer {
  readonly key: string;
  readonly name: string;
  readonly email: string;
}

/** Sells through the event's object like any sale, so that the demo's numbers are true. Returns how many bookings. */
export async function sellDemo(
  env: Env,
  db: Database,
  { eventId, demo }: DemoSale,
  asha: { readonly userId: string },
  now: number,
): Promise<number> {
  const object = await eventObject(env, eventId);
  const types = (await object.readSetup())?.ticketTypes ?? [];
  const isTonight = demo.day === 0 && demo.title === "Tughlaq";
  const isHers = isTonight || demo.title === "Monsoon Mixtape";
  let sold = 0;
  if (isHers) {
    const buyer = { key: `user:${asha.userId}`, name: "Asha Menon", email: "asha@example.com" };
    if (await sellOne(object, db, demo, types, eventId, buyer, 2, 0, now)) sold++;
  }
  const wished = demo.bookings === "all" ? 500 : (demo.bookings ?? 0);
  for (let i = 0; i < wished; i++) {
    const name = DEMO_BUYERS[(i * 7 + demo.title.length) % DEMO_BUYERS.length]!;
    const email = `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@example.com`;
    const buyer = { key: `guest:demo-${i}`, name, email };
    const quantity = demo.types[0]!.maxPerBuyer ?? [2, 2, 1, 4, 3][i % 5]!;
    const done = await sellOne(object, db, demo, types, eventId, buyer, quantity, i, now);
    if (done) sold++;
    else if (demo.bookings === "all" && !(await sellOne(object, db, demo, types, eventId, buyer, 1, i, now)))
      break;
  }
  return sold;
}

async function sellOne(
  object: EventObject,
  db: Database,
  demo: DemoEvent,
  types: readonly TicketTypeSetup[],
  eventId: string,
  buyer: Buyer,
  quantity: number,
  turn: number,
  now: number,
): Promise<BookingView | null> {
  const type = types[turn % types.length]!;
  const holdId = newId();
  const held =
    type.draws.from === "seats"
      ? await object.holdBest(buyer.key, { holdId, quantity, ticketTypeIds: [type.id], accessible: false })
      : await object.hold(buyer.key, { holdId, seats: [], pools: [{ ticketTypeId: type.id, quantity }] });
  if (!held.ok) return null;

  const placed = await object.placeBooking(buyer.key, {
    bookingId: newId(),
    holdId,
    buyerName: buyer.name,
    buyerEmail: buyer.email,
    locale: "en",
    attendeeNames: [],
  });
  if (!placed.ok) throw new Error(`${demo.title}: ${placed.reason}`);
  const { totals, id: bookingId, state } = placed.value;
  if (state === "confirmed") return placed.value;

  // The sandbox provider's own books must know the payment too: a refund of it goes through there.
  const paymentId = newId();
  const intentId = `sbx_${paymentId}`;
  await db.insert(sandboxPayment).values({
    intentId,
    reference: paymentId,
    eventId,
    bookingId,
    amountMinor: totals.totalMinor,
    currency: totals.currency,
    state: "captured",
    method: "card",
    returnUrl: `/bookings/${bookingId}`,
    createdAt: now,
    updatedAt: now,
  });
  await object.recordIntent({ bookingId, paymentId, provider: "sandbox", intentId, payUrl: null });
  const paid = await object.recordPaymentFact({
    provider: "sandbox",
    messageId: `demo_${paymentId}`,
    paymentId,
    intentId,
    state: "captured",
    amountMinor: totals.totalMinor,
    currency: totals.currency,
    at: now,
  });
  if (!paid.ok) throw new Error(`${demo.title}: ${paid.reason}`);
  return paid.value.booking;
}
