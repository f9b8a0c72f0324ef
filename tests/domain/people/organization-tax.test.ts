import { expect, test } from "vitest";
import { eventTax } from "#domain/people/organization-tax";

test("an organization without a profile charges 18 % GST, contained in the price", () => {
  expect(eventTax(null)).toEqual({ name: "GST", rateBasisPoints: 1800, inclusive: true });
});

test("an organization's own tax replaces the default, a rate of zero included", () => {
  expect(eventTax({ taxName: "VAT", taxRateBasisPoints: 0, taxInclusive: false })).toEqual({
    name: "VAT",
    rateBasisPoints: 0,
    inclusive: false,
  });
});
