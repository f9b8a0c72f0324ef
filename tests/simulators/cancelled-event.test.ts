import { expect, test } from "vitest";
import type { Effect } from "#domain/sale/effect";
import { decideCancelEvent } from "#domain/sale/saga/booking-cancellation";
import { type RefundDelivery, refundProgress } from "#domain/sale/saga/refund-progress";
import { type Delivery, afterAttempt, firstDelivery, isDue } from "#durable/outbox-policy";
import { SaleScenario } from "#tests/build/sale-scenario";
import { makeDice } from "./dice";
import { aSetup } from "#tests/build/workerd/setup";

const BOOKINGS = 3_000;
const MINUTE = 60_000;
const OUTAGE_MS = 60 * MINUTE;
/** ₹300 and 18 % tax. */
const PAID_MINOR = 35_400;

type Entry = Delivery & { readonly effect: Effect; readonly problem: string };

/** A standing hall whose places are sold one per booking. */
function aSoldHall(): SaleScenario {
  const dice = makeDice(1);
  const random = (bytes: number) => Uint8Array.from({ length: bytes }, () => dice.below(256));
  const setup = aSetup("e1", { rows: 1, standing: BOOKINGS });
  const sale = new SaleScenario(setup, setup.startsAt - 30 * 24 * 60 * MINUTE, random);
  for (let n = 0; n < BOOKINGS; n++) {
    const id = `b${n}`;
    sale.place(id, { pools: [{ ticketTypeId: "standing", quantity: 1 }] }, { buyerKey: `user:${n}` });
    const payment = { paymentId: `pay-${n}`, intentId: `intent-${n}` };
    sale.open(id, n, payment);
    sale.receive(id, payment);
  }
  sale.effects.splice(0);
  return sale;
}

test("3,000 bookings of a cancelled event are refunded once each through an outage of one hour, and the progress is right at every moment", () => {
  const sale = aSoldHall();
  const outbox = new Map<string, Entry>();
  const refundedAt = new Map<string, number>();
  let now = sale.now;
  const flush = () => {
    for (const effect of sale.effects.splice(0))
      if (effect.kind === "refund" && !outbox.has(effect.key))
        outbox.set(effect.key, { ...firstDelivery(now), effect, problem: "" });
  };
  const deliveries = () => {
    const found = new Map<string, RefundDelivery>();
    for (const { effect, state, problem } of outbox.values())
      if (effect.kind === "refund")
        found.set(effect.refundId, {
          dead: state === "dead" && (found.get(effect.refundId)?.dead ?? true),
          problem,
        });
    return found;
  };
  const check = () => {
    const { done, waiting, failed, failures, cancelled } = refundProgress(sale.state, deliveries());
    expect(cancelled).toBe(true);
    expect(done.bookings + waiting.bookings + failed.bookings).toBe(BOOKINGS);
    expect(done.amountMinor + waiting.amountMinor + failed.amountMinor).toBe(BOOKINGS * PAID_MINOR);
    expect(done.bookings).toBe(refundedAt.size);
    expect(failures).toHaveLength(failed.bookings);
    return { done, waiting, failed };
  };

  sale.apply(decideCancelEvent(sale.state, { cause: "weather", words: "" }));
  expect(check().waiting.bookings).toBe(BOOKINGS);
  const restored = now + OUTAGE_MS;
  let wasComplete = false;
  for (let minute = 0; minute < 600 && !wasComplete; minute++) {
    sale.sweep(now);
    flush();
    for (const [key, entry] of outbox) {
      const { effect } = entry;
      if (effect.kind !== "refund" || !isDue(entry, now)) continue;
      if (now < restored) {
        outbox.set(key, { ...entry, ...afterAttempt(entry, "failed", true, now), problem: "HTTP 503" });
        continue;
      }
      outbox.delete(key);
      const { paymentId, refundId, amountMinor } = effect;
      if (!refundedAt.has(refundId)) refundedAt.set(refundId, now);
      const intentId = paymentId.replace("pay", "intent");
      const fact = {
        paymentId,
        intentId,
        refundId,
        amountMinor,
        bookingId: null,
        state: "refunded",
      } as const;
      sale.receive(`b${paymentId.slice(4)}`, fact, now);
    }
    flush();
    const { done, failed } = check();
    if (now < restored) expect(done.bookings).toBe(0);
    expect(failed.bookings).toBe(0);
    wasComplete = done.bookings === BOOKINGS;
    now += MINUTE;
  }
  expect(wasComplete).toBe(true);
  // The longest backoff is an hour, so all refunds are done an hour after the provider is back.
  expect(Math.max(...refundedAt.values())).toBeLessThanOrEqual(restored + OUTAGE_MS);
  for (const booking of sale.state.bookings.values()) {
    expect(booking.state).toBe("refunded");
    expect(booking.refunds.map(({ amountMinor, state }) => [amountMinor, state])).toEqual([
      [PAID_MINOR, "done"],
    ]);
  }
});
