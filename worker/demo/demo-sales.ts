import { CHECK_VALID_MS } from "#domain/sale/hold/bot-check";
import type { TicketTypeSetup } from "#domain/sale/event-setup";
import type { Database } from "../db/database";
import { sandboxPayment } from "../db/schema";
import type { Env } from "../platform/env";
import { type EventObject, eventObject } from "../platform/event-object";
import { newId } from "../platform/ids";
import type { DemoEvent } from "./demo-events";
import { DEMO_BUYERS } from "./demo-people";

export interface DemoSale {
  readonly eventId: string;
  readonly demo: DemoEvent;
}

export interface Buyer {
  readonly key: string;
  readonly name: string;
  readonly email: string;
}

/** Concurrent bookings, which share the object's commits. */
const AT_ONCE = 10;
const BATCH = 50;

export type Sale = {
  readonly object: EventObject;
  readonly eventId: string;
  readonly types: readonly TicketTypeSetup[];
  readonly now: number;
  /** Rows of the sandbox provider, so that these payments can be refunded. */
  readonly payments: (typeof sandboxPayment.$inferInsert)[];
};

/** Sells through the event's object, as buyers do. @returns the number of bookings */
export async function sellDemo(
  env: Env,
  db: Database,
  { eventId, demo }: DemoSale,
  asha: { readonly userId: string },
  now: number,
): Promise<number> {
  const object = await eventObject(env, eventId);
  const types = (await object.readSetup())?.ticketTypes ?? [];
  const sale: Sale = { object, eventId, types, now, payments: [] };
  let sold = 0;
  if (demo.title === "Tughlaq" || demo.title === "Monsoon Mixtape") {
    const buyer = { key: `user:${asha.userId}`, name: "Asha Menon", email: "asha@example.com" };
    if (await sellOne(sale, buyer, 2, 0)) sold++;
  }
  const wanted = demo.bookings === "all" ? Infinity : (demo.bookings ?? 0);
  for (let from = 0; from < wanted; from += AT_ONCE) {
    const turns = Array.from({ length: Math.min(AT_ONCE, wanted - from) }, (_, i) => from + i);
    const done = await Promise.all(
      turns.map((turn) => sellOne(sale, buyerOf(turn, demo), quantityOf(turn, demo), turn)),
    );
    sold += done.filter((each) => each !== null).length;
    if (done.includes(null) && demo.bookings === "all") break;
  }
  await insertPayments(db, sale);
  return sold;
}

export async function insertPayments(db: Database, { payments }: Pick<Sale, "payments">): Promise<void> {
  for (let from = 0; from < payments.length; from += BATCH) {
    const [first, ...rest] = payments
      .slice(from, from + BATCH)
      .map((row) => db.insert(sandboxPayment).values(row));
    await db.batch([first!, ...rest]);
  }
}

function buyerOf(turn: number, demo: DemoEvent): Buyer {
  const name = DEMO_BUYERS[(turn * 7 + demo.title.length) % DEMO_BUYERS.length]!;
  return {
    key: `guest:demo-${turn}`,
    name,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@example.com`,
  };
}

function quantityOf(turn: number, demo: DemoEvent): number {
  return demo.types[0]!.maxPerBuyer ?? [2, 2, 1, 4, 3][turn % 5]!;
}

/** The booking's id, or null if no places are left. */
export async function sellOne(
  { object, eventId, types, now, payments }: Sale,
  buyer: Buyer,
  quantity: number,
  turn: number,
): Promise<string | null> {
  const type = types[turn % types.length]!;
  const holdId = newId();
  // Hundreds of buyers within a minute are a busy sale, which needs a check where one is configured.
  await object.recordCheck(buyer.key, now + CHECK_VALID_MS);
  const held =
    type.draws.from === "seats"
      ? await object.holdBest(buyer.key, { holdId, quantity, ticketTypeIds: [type.id], accessible: false })
      : await object.hold(buyer.key, { holdId, seats: [], pools: [{ ticketTypeId: type.id, quantity }] });
  if (!held.ok) return null;

  const paymentId = newId();
  const placed = await object.placeBooking(
    buyer.key,
    {
      bookingId: newId(),
      holdId,
      buyerName: buyer.name,
      buyerEmail: buyer.email,
      locale: "en",
      attendeeNames: [],
    },
    { id: paymentId, provider: "sandbox" },
  );
  if (!placed.ok) throw new Error(`${eventId}: ${placed.reason}`);
  const { totals, id: bookingId, state } = placed.value;
  if (state === "confirmed") return bookingId;

  const intentId = `sbx_${paymentId}`;
  const { totalMinor: amountMinor, currency } = totals;
  payments.push({
    intentId,
    reference: paymentId,
    eventId,
    bookingId,
    amountMinor,
    currency,
    state: "captured",
    method: "card",
    returnUrl: `/bookings/${bookingId}`,
    createdAt: now,
    updatedAt: now,
  });
  const paid = await object.recordPaymentFact({
    provider: "sandbox",
    messageId: `demo_${paymentId}`,
    eventId,
    bookingId,
    paymentId,
    intentId,
    state: "captured",
    amountMinor,
    currency,
    at: now,
  });
  if (!paid.ok) throw new Error(`${eventId}: ${paid.reason}`);
  return bookingId;
}
