import { expect, test } from "vitest";
import { listPrices } from "#app/parts/event/price-facts";
import type { PublicEvent } from "#worker/discovery/discovery";
import { stalls } from "../build/event-setup";
import { publicFacts } from "../build/public-event";

const HALL = {
  focus: "Stage",
  sections: [stalls({ id: "left", name: "Left" }), stalls({ id: "right", name: "Right" })],
};

/** One ticket type per section, at one price and thus in one price tier. */
function anEvent(windows: { readonly [section: string]: [startsAt: number, endsAt: number | null] }) {
  const ticketTypes = Object.entries(windows).map(([section, [saleStartsAt, saleEndsAt]]) => ({
    id: section,
    name: section,
    priceMinor: 50_000,
    saleStartsAt,
    saleEndsAt,
    maxPerBuyer: null,
    draws: { from: "seats" as const, sectionIds: [section] },
  }));
  const event = { ...publicFacts, endsAt: 1_000, isPaused: false, plan: HALL, places: null, ticketTypes };
  return event as unknown as PublicEvent;
}

test("a price whose sale has partly ended names the opening that is still to come", () => {
  const event = anEvent({ left: [100, 200], right: [500, null] });
  expect(listPrices(event, 300)).toMatchObject([{ letter: "A", sale: "not_yet", saleStartsAt: 500 }]);
  expect(listPrices(event, 500)).toMatchObject([{ letter: "A", sale: "on_sale", saleStartsAt: null }]);
});
