import { describe, expect, test } from "vitest";
import type { BookingState, BookingTotals, PaymentState, PaymentView } from "#domain/sale/booking";
import { isCancellableByBuyer } from "#domain/sale/buyer-cancellation";

const DOORS_AT = 1_000_000;

function booking(state: BookingState, totalMinor: number, payments: readonly PaymentState[] = []) {
  return {
    state,
    totals: { totalMinor } as BookingTotals,
    payments: payments.map((each): Pick<PaymentView, "state"> => ({ state: each })),
  };
}

describe("a buyer", () => {
  test("cancels a pending booking whose payments are open or failed", () => {
    expect(isCancellableByBuyer(booking("pending", 500), DOORS_AT, 0)).toBe(true);
    expect(isCancellableByBuyer(booking("pending", 500, ["failed", "created"]), DOORS_AT, 0)).toBe(true);
  });

  test.each<PaymentState>(["authorised", "captured", "voided"])(
    "does not cancel a pending booking with a payment that is %s",
    (state) =>
      expect(isCancellableByBuyer(booking("pending", 500, ["failed", state]), DOORS_AT, 0)).toBe(false),
  );

  test("cancels a confirmed free booking until doors open", () => {
    expect(isCancellableByBuyer(booking("confirmed", 0), DOORS_AT, DOORS_AT - 1)).toBe(true);
    expect(isCancellableByBuyer(booking("confirmed", 0), DOORS_AT, DOORS_AT)).toBe(false);
  });

  test("does not cancel a paid booking, which the organizer decides", () => {
    expect(isCancellableByBuyer(booking("confirmed", 1, ["captured"]), DOORS_AT, 0)).toBe(false);
  });

  test.each<BookingState>(["cancelled", "expired", "refunded"])(
    "does not cancel a booking that is %s",
    (state) => expect(isCancellableByBuyer(booking(state, 0), DOORS_AT, 0)).toBe(false),
  );
});
