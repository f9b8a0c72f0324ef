import { describe, expect, test } from "vitest";
import { priceTiers, type PricedType } from "#domain/price/seat-map-tier";
import type { SeatingPlan } from "#domain/seating/plan";

function section(id: string, name: string, multiplierPercent: number): SeatingPlan["sections"][number] {
  return {
    kind: "seated",
    id,
    name,
    multiplierPercent,
    place: { tier: 0, side: "centre" },
    rows: [{ label: "A", seats: [{ label: "1", kind: "seat" }] }],
  };
}
function type(
  id: string,
  priceMinor: number,
  sectionIds: string[],
  sale: Partial<PricedType> = {},
): PricedType {
  return {
    id,
    name: id,
    priceMinor,
    saleStartsAt: null,
    saleEndsAt: null,
    draws: { from: "seats", sectionIds },
    ...sale,
  };
}

describe("price tiers", () => {
  test("the highest price is A, and equal prices share a letter", () => {
    const plan = {
      focus: "Stage",
      sections: [
        section("l", "Stalls left", 100),
        section("c", "Stalls centre", 200),
        section("r", "Stalls right", 100),
      ],
    };
    const { tiers, ofSection } = priceTiers(plan, [type("Seat", 50_000, ["l", "c", "r"])], Infinity, 0);
    expect(tiers.map((tier) => [tier.letter, tier.fromMinor])).toEqual([
      ["A", 100_000],
      ["B", 50_000],
    ]);
    expect(tiers[1]!.name).toBe("Stalls");
    expect(ofSection.get("r")).toBe("B");
  });

  test("sections of one price without a common word are named one by one, up to three", () => {
    const named = (...names: string[]) => {
      const sections = names.map((name, at) => section(`s${at}`, name, 100));
      // Two types of one price each, so that no type is the tier.
      const types = [
        type(
          "Early",
          500,
          sections.map(({ id }) => id),
        ),
        type("Seat", 500, ["s0"]),
      ];
      const apart = [...sections, section("x", "Elsewhere", 300)];
      return priceTiers(
        { focus: "Stage", sections: apart },
        [...types, type("Early", 500, ["x"])],
        Infinity,
        0,
      )
        .tiers.map(({ name }) => name)
        .at(-1);
    };
    expect(named("Stalls", "Circle")).toBe("Stalls, Circle");
    expect(named("Stalls", "Circle", "Box", "Gallery")).toBe("Stalls, Circle, Box");
  });

  test("more than five prices are merged into five tiers that cover every section", () => {
    const sections = Array.from({ length: 9 }, (_, at) => section(`s${at}`, `Block ${at}`, 100 + at * 25));
    const { tiers, ofSection } = priceTiers(
      { focus: "Pitch", sections },
      [
        type(
          "Seat",
          1000,
          sections.map((each) => each.id),
        ),
      ],
      Infinity,
      0,
    );
    expect(tiers).toHaveLength(5);
    expect(ofSection.size).toBe(9);
    expect(tiers[0]!.toMinor).toBe(3000);
    expect(tiers[4]!.fromMinor).toBe(1000);
  });

  test("a section's price is that of the next ticket type once the early one has ended", () => {
    const plan = { focus: "Stage", sections: [section("a", "Hall", 100)] };
    const types = [type("Early", 100, ["a"], { saleEndsAt: 10 }), type("Regular", 200, ["a"])];
    expect(priceTiers(plan, types, Infinity, 9).tiers[0]!.fromMinor).toBe(100);
    expect(priceTiers(plan, types, Infinity, 10).tiers[0]!.fromMinor).toBe(200);
  });

  test("a section without a ticket type has no letter", () => {
    const plan = { focus: "Stage", sections: [section("a", "Hall", 100), section("b", "Press", 100)] };
    expect(priceTiers(plan, [type("Seat", 100, ["a"])], Infinity, 0).ofSection.has("b")).toBe(false);
  });
});
