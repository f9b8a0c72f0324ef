import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TaxLines } from "#app/parts/booking/tax-lines";

test("a booking without a fee has no line for one, and no line of zero", () => {
  const html = renderToStaticMarkup(
    <TaxLines
      totals={{
        currency: "INR",
        subtotalMinor: 50_000,
        discountMinor: 0,
        taxName: "GST",
        taxRateBasisPoints: 1_800,
        taxInclusive: true,
        taxMinor: 7_627,
        totalMinor: 50_000,
      }}
    />,
  );
  expect(html.match(/<dt>/g)).toHaveLength(2);
  expect(html).toContain("76.27");
  expect(html).not.toMatch(/fee|0\.00<|₹0\b/i);
});
