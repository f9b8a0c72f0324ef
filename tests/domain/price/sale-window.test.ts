import fc from "fast-check";
import { expect, test } from "vitest";
import { saleStateOf } from "#domain/sale/sale-state";
import { isOnSale, saleWindowState } from "#domain/price/sale-window";

test("a sale window includes its start and excludes its end", () => {
  const window = { saleStartsAt: 5, saleEndsAt: 10 };
  expect([4, 5, 9, 10].map((now) => isOnSale(window, 100, now))).toEqual([false, true, true, false]);
});

test("a ticket type without a sale end is on sale until the event ends, and no type after it", () => {
  const open = { saleStartsAt: null, saleEndsAt: null };
  expect([99, 100].map((now) => saleWindowState(open, 100, now))).toEqual(["on_sale", "ended"]);
  expect(saleWindowState({ saleStartsAt: null, saleEndsAt: 200 }, 100, 150)).toBe("ended");
});

test("the state shown to buyers agrees with the window that decides a hold, for every window and time", () => {
  const moment = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(
      fc.option(moment),
      fc.option(moment),
      moment,
      moment,
      (saleStartsAt, saleEndsAt, endsAt, now) => {
        const window = { saleStartsAt, saleEndsAt };
        expect(saleStateOf({ state: "published", endsAt, isPaused: false }, window, null, now)).toBe(
          saleWindowState(window, endsAt, now),
        );
      },
    ),
  );
});
