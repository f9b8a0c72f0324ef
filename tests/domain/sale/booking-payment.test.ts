import { describe, expect, test } from "vitest";
import { PAY_MS } from "#domain/sale/saga/booking-placing";
import {
  decideCancel,
  decideCancelEvent,
  decideCancelRest,
  cancellationTotals,
  hasCancelRest,
} from "#domain/sale/saga/booking-cancellation";
import { decideMoney, decideOverdue, findNextEnd } from "#domain/sale/saga/booking-saga";
import { RETRY_MS } from "#domain/sale/saga/payment-news";
import { recount, readCount } from "#domain/sale/sale-count";
import { SaleScenario } from "#tests/build/sale-scenario";

const QUARTER = 15 * 60_000;
const TOTAL = 59_000;

function pendingSale() {
  const sale = new SaleScenario();
  sale.place("b1", { seats: [0] });
  sale.open("b1", 1);
  sale.takeKeys();
  return sale;
}
function soldSale() {
  const sale = new SaleScenario();
  sale.sell("b1", { seats: [0] });
  sale.takeKeys();
  return sale;
}

describe("an intent", () => {
  test("that is recorded again changes nothing", () => {
    const sale = pendingSale();
    expect(sale.open("b1", 1)).toMatchObject({ ok: true, value: { changes: [] } });
    expect(sale.open("b1", 1, { intentId: null })).toMatchObject({ ok: true, value: { changes: [] } });
    expect(sale.booking("b1").payments).toHaveLength(1);
  });

  test("keeps the first answer of its provider", () => {
    const sale = pendingSale();
    sale.open("b1", 2, { intentId: null });
    expect(sale.booking("b1").payments[1]).toMatchObject({ intentId: null, payUrl: null });
    sale.open("b1", 2, { payUrl: "https://pay.example/2" });
    expect(sale.booking("b1").payments[1]).toMatchObject({
      intentId: "intent-2",
      payUrl: "https://pay.example/2",
    });
    sale.open("b1", 2, { intentId: "intent-9", payUrl: "https://pay.example/9" });
    expect(sale.booking("b1").payments[1]).toMatchObject({
      intentId: "intent-2",
      payUrl: "https://pay.example/2",
    });
  });

  test("of an unknown booking, or under another booking's payment, is refused", () => {
    const sale = pendingSale();
    sale.place("b2", { seats: [1] }, { buyerKey: "guest:b" });
    expect(sale.open("b9", 3)).toMatchObject({ reason: "booking_unknown" });
    expect(sale.open("b2", 1)).toMatchObject({ reason: "booking_unknown" });
  });

  test("of an ended booking is stored for a known payment and refused for a new one", () => {
    const sale = pendingSale();
    sale.open("b1", 2, { intentId: null });
    sale.sweep(sale.now + PAY_MS);
    expect(sale.open("b1", 3)).toMatchObject({ reason: "booking_closed" });
    expect(sale.open("b1", 2)).toMatchObject({ ok: true });
    expect(sale.booking("b1").payments[1]!.intentId).toBe("intent-2");
  });
});

describe("a provider's message", () => {
  test("about another provider, intent, payment, event or booking is refused", () => {
    const sale = pendingSale();
    for (const fact of [
      { provider: "q" },
      { intentId: "intent-2" },
      { paymentId: "pay-9" },
      { eventId: "e2" },
      { bookingId: "b2" },
      { bookingId: null },
    ])
      expect(sale.receive("b1", fact), JSON.stringify(fact)).toMatchObject({ reason: "payment_unknown" });
    expect(sale.booking("b1").state).toBe("pending");
  });

  test("that takes no money can leave out the booking", () => {
    const sale = pendingSale();
    expect(sale.receive("b1", { state: "failed", bookingId: null })).toMatchObject({ ok: true });
    expect(sale.receive("b1", { state: "voided", bookingId: "b2" })).toMatchObject({
      reason: "payment_unknown",
    });
  });

  test("stores the intent that was not known yet", () => {
    const sale = new SaleScenario();
    sale.place("b1", { seats: [0] });
    sale.open("b1", 1, { intentId: null });
    sale.receive("b1", { state: "failed" });
    expect(sale.booking("b1").payments[0]).toMatchObject({ intentId: "intent-1", state: "failed" });
  });

  test("captured confirms the booking with its tickets, and is not queried again", () => {
    const sale = pendingSale();
    expect(sale.receive("b1")).toMatchObject({ value: { repeated: false, mismatch: false } });
    expect(sale.booking("b1")).toMatchObject({
      state: "confirmed",
      payBy: null,
      payments: [{ state: "captured", askAt: null, asked: 0 }],
    });
    expect(sale.state.tickets.size).toBe(1);
    expect(sale.receive("b1")).toMatchObject({ value: { repeated: true } });
    expect(findNextEnd(sale.state)).toBe(Infinity);
  });

  test("authorised secures the places without an end, and captures", () => {
    const sale = pendingSale();
    sale.receive("b1", { state: "authorised" });
    expect(sale.booking("b1")).toMatchObject({
      state: "pending",
      payBy: null,
      payments: [{ state: "authorised", askAt: sale.now + QUARTER }],
    });
    expect(sale.takeKeys()).toEqual(["capture:pay-1"]);
    expect(sale.receive("b1", { state: "authorised" })).toMatchObject({ value: { repeated: true } });
  });

  test("failed after an authorisation gives the buyer at least five minutes more", () => {
    const early = pendingSale();
    early.receive("b1", { state: "authorised" });
    early.receive("b1", { state: "failed" });
    expect(early.booking("b1").payBy).toBe(early.now + PAY_MS);
    const late = pendingSale();
    late.receive("b1", { state: "authorised" });
    late.receive("b1", { state: "failed" }, late.now + PAY_MS);
    expect(late.booking("b1").payBy).toBe(late.now + PAY_MS + 5 * 60_000);
    expect(RETRY_MS).toBe(5 * 60_000);
  });

  test("failed leaves the time to pay as it is, and is queried again", () => {
    const sale = pendingSale();
    sale.receive("b1", { state: "failed" }, sale.now + PAY_MS - 1);
    expect(sale.booking("b1")).toMatchObject({
      payBy: sale.now + PAY_MS,
      payments: [{ state: "failed", askAt: sale.now + PAY_MS - 1 + QUARTER }],
    });
    expect(sale.receive("b1", { state: "failed" })).toMatchObject({ value: { repeated: true } });
    expect(sale.receive("b1", { state: "voided" })).toMatchObject({ value: { repeated: false } });
    expect(sale.booking("b1").payments[0]).toMatchObject({ state: "voided", askAt: null });
    expect(sale.receive("b1", { state: "failed" })).toMatchObject({ value: { repeated: true } });
    expect(sale.receive("b1", { state: "authorised" })).toMatchObject({ value: { repeated: true } });
  });

  test("failed of one card leaves another authorised card's booking secured", () => {
    const sale = pendingSale();
    sale.open("b1", 2);
    sale.receive("b1", { state: "authorised" });
    sale.receive("b1", { state: "failed", paymentId: "pay-2", intentId: "intent-2" });
    expect(sale.booking("b1").payBy).toBeNull();
  });

  test("of late money revives an expired booking while its places are free", () => {
    const sale = pendingSale();
    sale.sweep(sale.now + PAY_MS);
    expect(sale.booking("b1")).toMatchObject({ state: "expired", payBy: null, endedAt: sale.now + PAY_MS });
    sale.receive("b1");
    expect(sale.booking("b1")).toMatchObject({ state: "confirmed", endedAt: null });
    expect(readCount(sale.state)).toEqual(recount(sale.state));
  });

  test("of late money is refunded, or voided with one mail, once the places are gone", () => {
    const captured = pendingSale();
    captured.sweep(captured.now + PAY_MS);
    captured.place("b2", { seats: [0] }, { buyerKey: "guest:b" });
    captured.takeKeys();
    captured.receive("b1");
    expect(captured.takeKeys()).toEqual(["refund:refund-pay-1", "mail:b1:late_payment_refunded:pay-1"]);
    expect(captured.booking("b1").refunds).toMatchObject([
      { id: "refund-pay-1", amountMinor: TOTAL, reason: "late_payment", state: "due", tries: 1 },
    ]);
    const authorised = pendingSale();
    authorised.sweep(authorised.now + PAY_MS);
    authorised.place("b2", { seats: [0] }, { buyerKey: "guest:b" });
    authorised.takeKeys();
    authorised.receive("b1", { state: "authorised" });
    expect(authorised.takeKeys()).toEqual(["void:pay-1", "mail:b1:late_payment_let_go:pay-1"]);
  });

  test("of a second card refunds it as paid twice, or voids it without a mail", () => {
    const second = new SaleScenario();
    second.place("b1", { seats: [0] });
    second.open("b1", 1);
    second.open("b1", 2);
    second.receive("b1");
    second.takeKeys();
    second.receive("b1", { paymentId: "pay-2", intentId: "intent-2" });
    expect(second.takeKeys()).toEqual(["refund:refund-pay-2", "mail:b1:second_payment_refunded:pay-2"]);
    expect(second.booking("b1")).toMatchObject({ state: "confirmed", refunds: [{ reason: "paid_twice" }] });
  });
});

describe("a wrong amount", () => {
  test.each([{ amountMinor: TOTAL - 1 }, { amountMinor: TOTAL + 1 }, { currency: "USD" }])(
    "%j that is captured is refunded, and the booking stays pending",
    (fact) => {
      const sale = pendingSale();
      expect(sale.receive("b1", fact)).toMatchObject({ value: { mismatch: true, repeated: false } });
      expect(sale.booking("b1").state).toBe("pending");
      expect(sale.takeKeys()).toEqual(["refund:refund-pay-1", "mail:b1:odd_payment_refunded:pay-1"]);
    },
  );

  test("that is authorised is voided, also without its currency", () => {
    const sale = pendingSale();
    sale.receive("b1", { state: "authorised", amountMinor: 1 });
    expect(sale.takeKeys()).toEqual(["void:pay-1"]);
    expect(sale.booking("b1").payments[0]!.state).toBe("created");
  });

  test("that fails is no mismatch", () => {
    const sale = pendingSale();
    expect(sale.receive("b1", { state: "failed", amountMinor: 1 })).toMatchObject({
      value: { mismatch: false },
    });
  });
});

describe("refunds", () => {
  const cancel = (sale: SaleScenario, idempotencyKey = "k1") => {
    const decided = decideCancel(
      sale.state,
      { bookingId: "b1", reason: "wish", idempotencyKey },
      sale.now + 5,
    );
    if (decided.ok) sale.apply(decided.value.changes);
    return decided;
  };

  test("a cancelled booking revokes its tickets, refunds its money and mails its buyer", () => {
    const sale = soldSale();
    expect(cancel(sale).ok).toBe(true);
    expect(sale.takeKeys()).toEqual(["refund:refund-pay-1", "mail:b1:booking_cancelled"]);
    expect(sale.booking("b1")).toMatchObject({
      state: "cancelled",
      endedAt: sale.now + 5,
      cancelKey: "k1",
      refunds: [{ reason: "wish", state: "due", at: sale.now + 5 }],
    });
    expect([...sale.state.tickets.values()].map(({ state }) => state)).toEqual(["revoked"]);
    expect(sale.booking("b1").payments[0]).toMatchObject({ asked: 0, askAt: sale.now + 5 + QUARTER });
    expect(cancel(sale)).toMatchObject({ ok: true, value: { changes: [] } });
    expect(cancel(sale, "k2")).toMatchObject({ reason: "booking_closed" });
  });

  test("a pending booking is cancelled without a mail, and its authorised card is voided", () => {
    const sale = pendingSale();
    sale.receive("b1", { state: "authorised" });
    sale.takeKeys();
    cancel(sale);
    expect(sale.takeKeys()).toEqual(["void:pay-1"]);
    expect(sale.booking("b1").refunds).toEqual([]);
  });

  test("an unknown booking, or one with an admitted ticket, is not cancelled", () => {
    const sale = soldSale();
    const [ticket] = sale.state.tickets.values();
    sale.apply([{ kind: "ticket", ticket: { ...ticket!, checkedInAt: sale.now } }]);
    expect(cancel(sale)).toMatchObject({ reason: "already_scanned" });
    sale.apply([{ kind: "setup", setup: { ...sale.state.setup!, revision: 2, state: "cancelled" } }]);
    sale.apply(decideCancelRest(sale.state, sale.now));
    expect(sale.booking("b1").state).toBe("cancelled");
    expect(
      decideCancel(sale.state, { bookingId: "b9", reason: "x", idempotencyKey: "k" }, sale.now),
    ).toMatchObject({ reason: "booking_unknown" });
  });

  test("a refund that is done ends the booking, once", () => {
    const sale = soldSale();
    cancel(sale);
    sale.takeKeys();
    const done = { state: "refunded", refundId: "refund-pay-1" } as const;
    expect(sale.receive("b1", done, sale.now + 9)).toMatchObject({ value: { repeated: false } });
    expect(sale.booking("b1")).toMatchObject({
      state: "refunded",
      endedAt: sale.now + 5,
      payments: [{ askAt: null }],
      refunds: [{ state: "done", at: sale.now + 9 }],
    });
    expect(sale.takeKeys()).toEqual(["mail:b1:booking_refunded"]);
    expect(sale.receive("b1", done)).toMatchObject({ value: { repeated: true } });
    expect(sale.receive("b1", { ...done, state: "refund_failed" })).toMatchObject({
      value: { repeated: true },
    });
  });

  test("half of the money back at the provider leaves the booking confirmed, all of it refunds it", () => {
    const sale = soldSale();
    const half = { state: "refunded", refundId: "r1", amountMinor: TOTAL / 2 } as const;
    sale.receive("b1", half);
    expect(sale.booking("b1")).toMatchObject({
      state: "confirmed",
      refunds: [{ id: "r1", reason: "by_provider", state: "done" }],
    });
    expect(sale.takeKeys()).toEqual([]);
    sale.receive("b1", { ...half, refundId: "r2" }, sale.now + 7);
    expect(sale.booking("b1")).toMatchObject({ state: "refunded", endedAt: sale.now + 7, payBy: null });
    expect([...sale.state.tickets.values()].map(({ state }) => state)).toEqual(["revoked"]);
  });

  test("a cancelled booking is refunded only the part that the provider has not returned yet", () => {
    const sale = soldSale();
    sale.receive("b1", { state: "refunded", refundId: "r1", amountMinor: 1_000 });
    expect(cancellationTotals(sale.state)).toEqual({ bookings: 1, refundsMinor: TOTAL - 1_000 });
    cancel(sale);
    expect(sale.booking("b1").refunds[1]).toMatchObject({ amountMinor: TOTAL - 1_000 });
    expect(cancellationTotals(sale.state)).toEqual({ bookings: 0, refundsMinor: 0 });
  });

  test("the refund of a booking that expired unpaid sends no mail about a refunded booking", () => {
    const sale = pendingSale();
    sale.sweep(sale.now + PAY_MS);
    sale.place("b2", { seats: [0] }, { buyerKey: "guest:b" });
    sale.receive("b1", {}, sale.now + PAY_MS);
    sale.takeKeys();
    sale.receive("b1", { state: "refunded", refundId: "refund-pay-1" }, sale.now + PAY_MS);
    expect(sale.booking("b1").state).toBe("refunded");
    expect(sale.takeKeys()).toEqual([]);
  });

  test("a refund is tried six times, then the organizers are notified", () => {
    const sale = soldSale();
    cancel(sale);
    sale.takeKeys();
    for (let attempt = 1; attempt <= 6; attempt++) sale.receive("b1", { state: "refund_failed" });
    expect(sale.takeKeys()).toEqual([
      ...[2, 3, 4, 5, 6].map((tries) => `refund:refund-pay-1:${tries}`),
      "notice:refund_failed:refund-pay-1",
    ]);
    expect(sale.booking("b1").refunds[0]).toMatchObject({ state: "failed", tries: 7 });
  });
});

describe("a cancelled event", () => {
  function crowd() {
    const sale = new SaleScenario();
    sale.sell("b1", { seats: [0] });
    sale.place("b2", { seats: [1] }, { buyerKey: "guest:b" });
    sale.hold("guest:c", { seats: [2] });
    sale.takeKeys();
    return sale;
  }

  test("ends its holds at once and its bookings in steps", () => {
    const sale = crowd();
    expect(hasCancelRest(sale.state)).toBe(false);
    expect(decideCancelRest(sale.state, sale.now)).toEqual([]);
    expect(cancellationTotals(sale.state)).toEqual({ bookings: 2, refundsMinor: TOTAL });
    sale.apply(decideCancelEvent(sale.state));
    expect(sale.state.holds.size).toBe(0);
    expect(decideCancelEvent(sale.state)).toEqual([]);
    expect([hasCancelRest(sale.state), findNextEnd(sale.state)]).toEqual([true, 0]);
    sale.apply(decideCancelRest(sale.state, sale.now, 1));
    expect([sale.booking("b1").state, sale.booking("b2").state]).toEqual(["cancelled", "pending"]);
    sale.apply(decideCancelRest(sale.state, sale.now, 1));
    expect(sale.booking("b2").state).toBe("cancelled");
    expect(hasCancelRest(sale.state)).toBe(false);
    expect(sale.takeKeys()).toEqual(["refund:refund-pay-1", "mail:b1:event_cancelled"]);
    expect(readCount(sale.state)).toEqual(recount(sale.state));
  });
});

describe("overdue bookings and payments", () => {
  test("a booking expires when its time to pay is over", () => {
    const sale = pendingSale();
    expect(findNextEnd(sale.state)).toBe(sale.now + PAY_MS);
    expect(decideOverdue(sale.state, sale.now + PAY_MS - 1)).toEqual([]);
    sale.apply(decideOverdue(sale.state, sale.now + PAY_MS));
    expect(sale.booking("b1").state).toBe("expired");
  });

  test("a payment is queried twelve times, each time after twice the time, at most 128 quarters of an hour", () => {
    const sale = pendingSale();
    const waits: number[] = [];
    let at = sale.now;
    for (;;) {
      const { askAt } = sale.booking("b1").payments[0]!;
      if (askAt === null) break;
      waits.push((askAt - at) / QUARTER);
      at = askAt;
      expect(findNextEnd(sale.state)).toBe(at);
      sale.sweep(at);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 128, 128, 128, 128]);
    expect(sale.takeKeys()).toEqual(Array.from({ length: 12 }, (_, index) => `reconcile:pay-1:${index + 1}`));
  });

  test("a query repeats the capture of an authorised card and a due refund", () => {
    const authorised = pendingSale();
    authorised.receive("b1", { state: "authorised" });
    authorised.takeKeys();
    authorised.sweep(authorised.now + QUARTER);
    expect(authorised.takeKeys()).toEqual(["reconcile:pay-1:1", "capture:pay-1:again:1"]);
    const refunded = pendingSale();
    refunded.sweep(refunded.now + PAY_MS);
    refunded.place("b2", { seats: [0] }, { buyerKey: "guest:b" });
    refunded.receive("b1", {}, refunded.now + PAY_MS);
    refunded.takeKeys();
    refunded.sweep(refunded.now + PAY_MS + QUARTER);
    expect(refunded.takeKeys().filter((key) => key.includes("pay-1"))).toEqual([
      "reconcile:pay-1:1",
      "refund:refund-pay-1:again:1",
    ]);
  });

  test("a message without a known payment is refused before a sale exists", () => {
    const sale = new SaleScenario();
    const fact = {
      provider: "p",
      messageId: "m",
      eventId: "e1",
      bookingId: "b1",
      paymentId: "pay-1",
      intentId: "i",
      state: "captured",
      amountMinor: 1,
      currency: "INR",
      at: 0,
    } as const;
    expect(decideMoney(sale.state, fact, sale.now, sale.random)).toMatchObject({ reason: "payment_unknown" });
  });
});
