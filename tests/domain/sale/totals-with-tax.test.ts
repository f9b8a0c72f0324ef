import fc from "fast-check";
import { expect, test } from "vitest";
import { seatPriceMinor } from "#domain/price/seat-price";
import { totalsOf } from "#domain/sale/totals-with-tax";

const setup = (rateBasisPoints: number, inclusive: boolean) => ({
  currency: "INR",
  tax: { name: "GST", rateBasisPoints, inclusive },
});

/** `numerator / denominator`, rounded half up. */
const rounded = (numerator: number, denominator: number): number =>
  Number((2n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)));

test("totals are those of exact arithmetic, rounded once, half up", () => {
  const prices = fc.array(fc.nat(10_000_000), { maxLength: 5 });
  fc.assert(
    fc.property(prices, fc.nat(10_000), fc.boolean(), fc.nat(100), (lines, rate, inclusive, percent) => {
      const subtotal = lines.reduce((sum, price) => sum + price, 0);
      const discount = Math.floor((subtotal * percent) / 100);
      const net = subtotal - discount;
      const totals = totalsOf(lines, setup(rate, inclusive), discount);
      const tax = inclusive ? net - rounded(net * 10_000, 10_000 + rate) : rounded(net * rate, 10_000);
      expect(totals).toMatchObject({ subtotalMinor: subtotal, discountMinor: discount, taxMinor: tax });
      expect(totals.totalMinor).toBe(inclusive ? net : net + tax);
    }),
  );
});

test("half a minor unit of tax is rounded up", () => {
  expect(totalsOf([50], setup(100, false)).taxMinor).toBe(1);
  expect(totalsOf([49], setup(100, false)).taxMinor).toBe(0);
  expect(totalsOf([4_999], setup(1, false)).taxMinor).toBe(0);
  expect(totalsOf([5_000], setup(1, false)).taxMinor).toBe(1);
});

test("a booking without lines costs nothing", () => {
  expect(totalsOf([], setup(1_800, false))).toMatchObject({ subtotalMinor: 0, taxMinor: 0, totalMinor: 0 });
});

test("a discount is at least zero and at most the subtotal", () => {
  expect(totalsOf([100], setup(0, false), 100).totalMinor).toBe(0);
  expect(() => totalsOf([100], setup(0, false), 101)).toThrow(RangeError);
  expect(() => totalsOf([100], setup(0, false), -1)).toThrow(RangeError);
});

test("a seat's price is the section's percentage of the price, rounded half up", () => {
  expect(seatPriceMinor(333, 150)).toBe(500);
  expect(seatPriceMinor(1, 49)).toBe(0);
  expect(seatPriceMinor(1, 50)).toBe(1);
  expect(seatPriceMinor(45_000, 100)).toBe(45_000);
});
