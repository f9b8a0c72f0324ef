import { database } from "#worker/db/database";
import { sandboxRefund } from "#worker/db/schema";
import { decideIntent } from "#worker/payments/sandbox-store";
import { eventObject } from "#worker/platform/event-object";
import { eq } from "drizzle-orm";
import { aShow } from "./show";
import type { SetupOptions } from "./setup";
import { type Browser, env } from "./visit";

const DAY = 86_400_000;

/** A published event ten days ahead; a seat costs ₹590, tax included. */
export function aPaidShow(more: SetupOptions = {}) {
  const startsAt = Date.now() + 10 * DAY;
  return aShow({ priceMinor: 50_000, startsAt, doorsAt: startsAt, endsAt: startsAt + DAY, ...more });
}

/** Holds, checks out and pays at the sandbox. */
export async function buy(browser: Browser, eventId: string, seats: number[]) {
  const holdId = crypto.randomUUID();
  const held = await browser.visit(({ booking }) => booking.hold(eventId, { holdId, seats, pools: [] }));
  if (!held.ok) throw new Error(held.reason);
  const done = await browser.visit(({ booking }) =>
    booking.checkOut(eventId, {
      buyerName: "Ananya",
      buyerEmail: "ananya@example.com",
      locale: "en",
      attendeeNames: [],
      holdId,
      idempotencyKey: crypto.randomUUID(),
    }),
  );
  if (!done.ok) throw new Error(done.reason);
  const { booking, payUrl } = done.value;
  const intentId = payUrl!.split("/").at(-1)!;
  await decideIntent(env, { intentId, method: "upi", succeeds: true, now: Date.now() });
  const event = await eventObject(env, eventId);
  await event.recordPaymentFact({
    provider: "sandbox",
    messageId: `paid-${intentId}`,
    eventId,
    bookingId: booking.id,
    paymentId: `${booking.id}-1`,
    intentId,
    state: "captured",
    amountMinor: booking.totals.totalMinor,
    currency: "INR",
    at: Date.now(),
  });
  return { bookingId: booking.id, intentId, event, tickets: await event.listTickets(booking.id) };
}

/** The refunds of an intent at the sandbox, minor units. */
export async function refundsAtSandbox(intentId: string): Promise<number[]> {
  const rows = await database(env).select().from(sandboxRefund).where(eq(sandboxRefund.intentId, intentId));
  return rows.map(({ amountMinor }) => amountMinor);
}
