import { expect, test } from "vitest";
import { listLostSections, summarizePlan } from "#domain/catalogue/venue-summary";
import type { SeatingPlan } from "#domain/seating/plan";
import { stalls } from "../../build/event-setup";

const plan: SeatingPlan = {
  focus: "Stage",
  sections: [
    {
      ...stalls(),
      rows: [
        {
          label: "A",
          seats: [
            { label: "1", kind: "seat" },
            { label: "2", kind: "accessible" },
            { label: "3", kind: "blocked" },
          ],
        },
      ],
    },
    { kind: "standing", id: "floor", name: "Floor", capacity: 200, place: { tier: 0, side: "left" } },
  ],
};

test("a venue's places are the seats that can be sold and the standing capacity", () => {
  expect(summarizePlan(plan)).toEqual({
    seats: 2,
    standing: 200,
    sections: [
      { id: "stalls", name: "Stalls", kind: "seated", side: "centre", places: 2 },
      { id: "floor", name: "Floor", kind: "standing", side: "left", places: 200 },
    ],
  });
});

test("a venue without a readable plan has no places", () => {
  expect(summarizePlan(null)).toEqual({ seats: 0, standing: 0, sections: [] });
});

test("a ticket type is reported when the new plan lacks one of its sections", () => {
  const types = [
    { name: "Stalls", draws: { from: "seats" as const, sectionIds: ["stalls"] } },
    { name: "Balcony", draws: { from: "seats" as const, sectionIds: ["stalls", "balcony"] } },
  ];
  expect(listLostSections(types, plan, plan)).toEqual(["Balcony"]);
});
