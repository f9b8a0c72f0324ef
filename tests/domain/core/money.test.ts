import fc from "fast-check";
import { expect, test } from "vitest";
import { amountField, formatMoney, minorDigits, moneyOf, parseAmount, wholeUnits } from "#domain/core/money";

const currency = fc.constantFrom("INR", "EUR", "JPY", "KWD");

test("minor digits are those of ISO 4217", () => {
  expect(["INR", "JPY", "KWD"].map(minorDigits)).toEqual([2, 0, 3]);
});

test("a price is shown in its locale, without minor digits when they are zero", () => {
  expect(formatMoney({ amountMinor: 118_000, currency: "INR" }, "en-IN")).toBe("₹1,180");
  expect(formatMoney({ amountMinor: 118_050, currency: "INR" }, "en-IN")).toBe("₹1,180.50");
  expect(formatMoney({ amountMinor: 1_180, currency: "JPY" }, "en-US")).toBe("¥1,180");
  expect(formatMoney({ amountMinor: 12_005, currency: "KWD" }, "en-US")).toBe("KWD\u00a012.005");
});

test("an exact amount always shows its minor digits", () => {
  expect(formatMoney({ amountMinor: 118_000, currency: "INR" }, "en-IN", { exact: true })).toBe("₹1,180.00");
});

test("whole units and minor units of one amount convert into each other", () => {
  expect(wholeUnits(118_050, "INR")).toBe(1_180.5);
  expect(moneyOf(1_180.5, "INR")).toEqual({ amountMinor: 118_050, currency: "INR" });
  fc.assert(
    fc.property(fc.nat(1_000_000_000), currency, (amountMinor, code) => {
      expect(moneyOf(wholeUnits(amountMinor, code), code)).toEqual({ amountMinor, currency: code });
    }),
  );
});

test("whole units are rounded to the nearest minor unit", () => {
  expect(moneyOf(10.006, "INR").amountMinor).toBe(1_001);
  expect(moneyOf(10.004, "INR").amountMinor).toBe(1_000);
});

test("a field's value has minor digits only if they are not zero", () => {
  expect(amountField({ amountMinor: 118_000, currency: "INR" })).toBe("1180");
  expect(amountField({ amountMinor: 118_050, currency: "INR" })).toBe("1180.50");
  expect(amountField({ amountMinor: 5, currency: "KWD" })).toBe("0.005");
});

test("zeros after a currency's own digits do not matter", () => {
  expect(parseAmount("1180.500", "INR")).toBe(118_050);
  expect(parseAmount("1180.0", "JPY")).toBe(1_180);
  expect(parseAmount("1180.5", "KWD")).toBe(1_180_500);
});
