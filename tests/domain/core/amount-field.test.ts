import fc from "fast-check";
import { expect, test } from "vitest";
import { amountField, parseAmount } from "#domain/core/money";

test("an amount is parsed with any grouping", () => {
  expect(parseAmount("450", "INR")).toBe(45_000);
  expect(parseAmount("₹ 1,00,000.50", "INR")).toBe(10_000_050);
  expect(parseAmount("0", "INR")).toBe(0);
  expect(parseAmount("1200", "JPY")).toBe(1200);
});

test("text that is not an amount or has too many minor digits is refused", () => {
  for (const text of ["", "free", "-5", "4.505", "1e9", "99999999999"])
    expect(parseAmount(text, "INR")).toBeNull();
  expect(parseAmount("4.5", "JPY")).toBeNull();
});

test("a formatted field value parses back to the same price", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.constantFrom("INR", "EUR", "JPY"),
      (amountMinor, currency) => {
        expect(parseAmount(amountField({ amountMinor, currency }), currency)).toBe(amountMinor);
      },
    ),
  );
});
