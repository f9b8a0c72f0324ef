import fc from "fast-check";
import { expect, test } from "vitest";
import { saleStateOf } from "#domain/sale/sale-state";
import { firstOnSale, isOnSale, nextOpening, saleWindowState } from "#domain/price/sale-window";

test("a sale window includes its start and excludes its end", () => {
  const window = { saleStartsAt: 5, saleEndsAt: 10 };
  expect([4, 5, 9, 10].map((now) => isOnSale(window, 100, now))).toEqual([false, true, true, false]);
});

test("a ticket type without a sale end is on sale until the event ends, and no type after it", () => {
  const open = { saleStartsAt: null, saleEndsAt: null };
  expect([99, 100].map((now) => saleWindowState(open, 100, now))).toEqual(["on_sale", "ended"]);
  expect(saleWindowState({ saleStartsAt: null, saleEndsAt: 200 }, 100, 150)).toBe("ended");
});

test("of several windows the first one on sale counts, else the first one", () => {
  const ended = { saleStartsAt: 1, saleEndsAt: 2 };
  const open = { saleStartsAt: 3, saleEndsAt: null };
  const later = { saleStartsAt: 9, saleEndsAt: null };
  expect(firstOnSale([ended, open, later], 100, 5)).toBe(open);
  expect(firstOnSale([ended, later], 100, 5)).toBe(ended);
  expect(firstOnSale([], 100, 5)).toBeUndefined();
});

test("the next opening is the first one after now, and null when every window has opened", () => {
  const windows = [9, 3, 7, null].map((saleStartsAt) => ({ saleStartsAt, saleEndsAt: null }));
  expect([2, 3, 8, 9].map((now) => nextOpening(windows, now))).toEqual([3, 7, 9, null]);
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
