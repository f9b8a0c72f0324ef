import { expect, test } from "vitest";
import { PAY_MS, decidePlace } from "#domain/sale/saga/booking-placing";
import { HOLD_MS } from "#domain/sale/hold/hold";
import { aPlaceRequest } from "#tests/build/place-request";
import { SaleScenario } from "#tests/build/sale-scenario";
import { aSetup } from "#tests/build/workerd/setup";

function heldSale() {
  const sale = new SaleScenario();
  sale.hold("guest:a", { seats: [1], pools: [{ ticketTypeId: "standing", quantity: 1 }] });
  const place = (
    change: Partial<ReturnType<typeof aPlaceRequest>> = {},
    buyerKey = "guest:a",
    now = sale.now,
  ) =>
    decidePlace(
      sale.state,
      buyerKey,
      { ...aPlaceRequest("b1", "hold-guest:a"), ...change },
      now,
      sale.random,
    );
  return { sale, place };
}

test("a hold becomes a pending booking with its lines, prices and a quarter of an hour to pay", () => {
  const { sale, place } = heldSale();
  const placed = place({ attendeeNames: [" Meera ", " "] });
  expect(placed).toMatchObject({
    ok: true,
    value: {
      booking: {
        state: "pending",
        payBy: sale.now + 15 * 60_000,
        placedAt: sale.now,
        confirmedAt: null,
        endedAt: null,
        payments: [],
        lines: [
          {
            lineNo: 1,
            ticketTypeName: "Seat",
            sectionName: "Stalls",
            row: "A",
            seat: "2",
            attendeeName: "Meera",
            priceMinor: 50_000,
          },
          {
            lineNo: 2,
            ticketTypeName: "Standing",
            sectionName: null,
            row: null,
            seat: null,
            seatIndex: null,
            attendeeName: "Asha",
            priceMinor: 30_000,
          },
        ],
        totals: { subtotalMinor: 80_000, taxMinor: 14_400, totalMinor: 94_400 },
      },
    },
  });
  expect(PAY_MS).toBe(15 * 60_000);
});

test("the same request returns the same booking, another body is refused", () => {
  const { sale, place } = heldSale();
  const placed = place({ attendeeNames: ["Meera"] });
  if (!placed.ok) throw new Error(placed.reason);
  sale.apply(placed.value.changes);
  expect(place({ attendeeNames: ["Meera", "Asha"] })).toEqual({
    ok: true,
    value: { changes: [], booking: sale.booking("b1") },
  });
  const others = [
    { holdId: "another" },
    { buyerName: "Meera" },
    { buyerEmail: "other@example.com" },
    { locale: "hi" },
    { attendeeNames: ["Ravi"] },
    { attendeeNames: ["Meera", "Ravi"] },
  ];
  for (const change of others)
    expect(place({ attendeeNames: ["Meera"], ...change }), JSON.stringify(change)).toMatchObject({
      reason: "different_body",
    });
  expect(place({ attendeeNames: ["Meera"] }, "guest:b")).toMatchObject({ reason: "different_body" });
});

test("a booking needs the buyer's own live hold and an open event", () => {
  const { sale, place } = heldSale();
  expect(place({}, "guest:b")).toMatchObject({ reason: "hold_unknown" });
  expect(place({ holdId: "another" })).toMatchObject({ reason: "hold_unknown" });
  expect(place({}, "guest:a", sale.now + HOLD_MS - 1)).toMatchObject({ ok: true });
  expect(place({}, "guest:a", sale.now + HOLD_MS)).toMatchObject({ reason: "hold_expired" });
  const { endsAt } = sale.state.setup!;
  expect(place({}, "guest:a", endsAt)).toMatchObject({ reason: "event_closed" });
  expect(place({}, "guest:a", endsAt - 1)).toMatchObject({ reason: "hold_expired" });
  sale.apply([{ kind: "setup", setup: { ...sale.state.setup!, state: "cancelled" } }]);
  expect(place()).toMatchObject({ reason: "event_closed" });
});

test("two bookings never share a reference", () => {
  const sale = new SaleScenario();
  const repeating = [0, 0, 1];
  const random = (bytes: number) => new Uint8Array(bytes).fill(repeating.shift() ?? 9);
  const references = [0, 1].map((seat) => {
    sale.hold(`guest:${seat}`, { seats: [seat] });
    const placed = decidePlace(
      sale.state,
      `guest:${seat}`,
      aPlaceRequest(`b${seat}`, `hold-guest:${seat}`),
      sale.now,
      random,
    );
    if (!placed.ok) throw new Error(placed.reason);
    sale.apply(placed.value.changes);
    return placed.value.booking.reference;
  });
  expect(references).toEqual(["0000-0000", "040G-2081"]);
});

test("a booking with a total of zero is confirmed at once, without a payment", () => {
  const sale = new SaleScenario(aSetup("e1", { rows: 1, perRow: 2, priceMinor: 0 }));
  const booking = sale.place("b1", { seats: [0, 1] });
  expect(booking).toMatchObject({ state: "confirmed", payBy: null, confirmedAt: sale.now, payments: [] });
  expect(sale.state.tickets.size).toBe(2);
  expect(sale.state.holds.size).toBe(0);
});

test("a payment that belongs to another booking is not stored with a new one", () => {
  const { sale, place } = heldSale();
  const payment = { id: "pay-1", provider: "p" };
  const withPayment = () =>
    decidePlace(
      sale.state,
      "guest:a",
      { ...aPlaceRequest("b1", "hold-guest:a"), payment },
      sale.now,
      sale.random,
    );
  expect(withPayment()).toMatchObject({
    value: {
      booking: { payments: [{ id: "pay-1", intentId: null, state: "created", amountMinor: 94_400 }] },
    },
  });
  sale.place("b9", { seats: [5] }, { buyerKey: "guest:c" });
  sale.open("b9", 1);
  expect(withPayment()).toMatchObject({ value: { booking: { payments: [] } } });
  expect(place()).toMatchObject({ ok: true });
});
