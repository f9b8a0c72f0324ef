import { applyChange } from "#domain/sale/event-change";
import { type Booking, type EventState, emptyState } from "#domain/sale/event-state";
import { aSetup } from "./workerd/setup";

export const firstSetup = aSetup("e1", { venueId: "malhar", venueName: "Malhar Hall" });

/** An event with bookings b0, b1, … in these states. */
export function anEventWith(...states: readonly Booking["state"][]): EventState {
  const state = emptyState();
  applyChange(state, { kind: "setup", setup: firstSetup });
  states.forEach((bookingState, at) =>
    applyChange(state, {
      kind: "booking",
      booking: {
        id: `b${at}`,
        seq: 0,
        reference: `R${at}`,
        state: bookingState,
        holdId: `h${at}`,
        buyerKey: "guest:a",
        buyerName: "Asha",
        buyerEmail: `buyer${at}@example.com`,
        locale: "hi",
        lines: [],
        totals: {
          currency: "INR",
          subtotalMinor: 0,
          discountMinor: 0,
          taxMinor: 0,
          taxName: "GST",
          taxRateBasisPoints: 1800,
          taxInclusive: true,
          totalMinor: 0,
        },
        payments: [],
        refunds: [],
        placedAt: 0,
        payBy: null,
        confirmedAt: 0,
        endedAt: null,
        cancelKey: null,
      },
    }),
  );
  return state;
}
