import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventSetup } from "#domain/sale/event-setup";
import { applyChange } from "#domain/sale/event-change";
import { emptyState } from "#domain/sale/event-state";
import { listMovedPrices } from "#domain/sale/moved-prices";
import { decideSetup } from "#domain/sale/setup-change";
import { aSetup } from "../../build/workerd/setup";

const setup = aSetup("e1", { standing: 40 });
const tax = (rateBasisPoints: number, inclusive: boolean) => ({
  tax: { name: "GST", rateBasisPoints, inclusive },
});

function withMultiplier(percent: number): EventSetup {
  const sections = setup.plan!.sections.map((section) =>
    section.kind === "seated" ? { ...section, multiplierPercent: percent } : section,
  );
  return { ...setup, plan: { ...setup.plan!, sections } };
}

function withPrice(priceMinor: number): EventSetup {
  return { ...setup, ticketTypes: setup.ticketTypes.map((type) => ({ ...type, priceMinor })) };
}

test.each<[string, EventSetup, number]>([
  ["a section's multiplier", withMultiplier(1_000), 1],
  ["a ticket type's price", withPrice(70_000), 2],
  ["the tax rate, where tax is added", { ...setup, ...tax(2_800, false) }, 2],
  ["tax that is added instead of contained", { ...setup, ...tax(1_800, true) }, 2],
  ["the currency", { ...setup, currency: "USD" }, 2],
  [
    "a dearer ticket type in the place of another",
    { ...setup, ticketTypes: setup.ticketTypes.map((type) => ({ ...type, id: `new ${type.id}` })) },
    4,
  ],
])("prices move by %s", (_by, after, count) => {
  expect(listMovedPrices(setup, after)).toHaveLength(count);
});

test("a moved price names the section, the ticket type and both prices with tax", () => {
  expect(listMovedPrices(setup, withMultiplier(1_000))).toEqual([
    { place: "Stalls", ticketType: "Seat", before: 59_000, after: 590_000 },
  ]);
});

test("names, sale windows, limits, more seats and a rate of contained tax move no price", () => {
  const inside = { ...setup, ...tax(1_800, true) };
  expect(listMovedPrices(inside, { ...inside, ...tax(2_800, true) })).toEqual([]);
  const wider = aSetup("e1", { standing: 60, rows: 4, title: "New", seatsPerBuyer: 2 });
  const types = wider.ticketTypes.map((type) => ({ ...type, name: "Other", saleEndsAt: 5, maxPerBuyer: 1 }));
  expect(listMovedPrices(setup, { ...wider, ticketTypes: types })).toEqual([]);
});

test("an event on sale takes no setup with moved prices unless it was approved, whatever was edited", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 0, max: 200_000 }),
      fc.boolean(),
      (percent, priceMinor, isApproved) => {
        const state = emptyState();
        applyChange(state, { kind: "setup", setup });
        const asked = {
          ...withMultiplier(percent),
          ticketTypes: setup.ticketTypes.map((type) => ({ ...type, priceMinor })),
          revision: 2,
        };
        const decided = decideSetup(state, asked, 0, isApproved ? "approved" : "edit");
        const isMoved = listMovedPrices(setup, asked).length > 0;
        expect(decided.ok).toBe(isApproved || !isMoved);
        if (!decided.ok) expect(decided.reason).toBe("price_moved");
      },
    ),
  );
});

test("an edit keeps the tax that the event was approved with", () => {
  const state = emptyState();
  applyChange(state, { kind: "setup", setup });
  const asked = { ...setup, ...tax(2_800, false), title: "Edited", revision: 2 };
  expect(decideSetup(state, asked, 0, "edit")).toMatchObject({
    value: { changes: [{ setup: { title: "Edited", tax: setup.tax } }] },
  });
  expect(decideSetup(state, asked, 0, "approved")).toMatchObject({
    value: { changes: [{ setup: { tax: asked.tax } }] },
  });
});

test("an event with a moved price can still be cancelled and completed", () => {
  const state = emptyState();
  applyChange(state, { kind: "setup", setup });
  for (const over of ["cancelled", "completed"] as const)
    expect(decideSetup(state, { ...withPrice(1), state: over, revision: 2 }, 0, "edit").ok).toBe(true);
});

test("a place that a ticket type leaves or joins has no price on that side", () => {
  const [seat, standing] = setup.ticketTypes;
  const second = { ...seat!, id: "student", code: 7, name: "Student", priceMinor: 10_000 };
  const wider = { ...setup, ticketTypes: [seat!, second, standing!] };
  expect(listMovedPrices(setup, wider)).toMatchObject([
    { ticketType: "Student", before: null, after: 11_800 },
  ]);
  expect(listMovedPrices(wider, setup)).toMatchObject([
    { ticketType: "Student", before: 11_800, after: null },
  ]);
});
