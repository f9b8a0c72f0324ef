import { expect, test } from "vitest";
import { HOLD_MS } from "#domain/sale/hold/hold";
import { START, aHold, withEvent } from "../../build/parts/event-parts";
import { aPlaceRequest } from "../../build/place-request";

test("holds, expired holds and confirmed bookings are counted since the object was loaded", () =>
  withEvent(
    async (event) => {
      const { sale } = event.parts;
      const counters = event.parts["counters"];
      const [first, second] = [aHold([0]), aHold([1])];
      await sale.hold("guest:a", first);
      await sale.hold("guest:b", second);
      await sale.hold("guest:c", aHold([2]));
      expect(counters.view()).toEqual({ holds: 3, expiredHolds: 0, orders: 0 });
      await sale.releaseHold("guest:a", first);
      await sale.placeBooking("guest:b", aPlaceRequest("b1", second.holdId));
      expect(counters.view()).toEqual({ holds: 3, expiredHolds: 0, orders: 1 });
      event.setNow(START + HOLD_MS);
      await event.parts.sweepNow();
      await sale.cancelBooking({ bookingId: "b1", actor: "u", reason: "asked", idempotencyKey: "k" });
      expect(counters.view()).toEqual({ holds: 3, expiredHolds: 1, orders: 1 });
      event.restart();
      expect(event.parts["counters"].view()).toEqual({ holds: 0, expiredHolds: 0, orders: 0 });
    },
    { setup: { priceMinor: 0 } },
  ));
