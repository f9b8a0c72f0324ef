import { expect, test } from "vitest";
import { placesOfOneNetwork } from "#domain/core/network";
import { isNetworkFull } from "#domain/sale/hold/hold-limit";
import { SaleScenario } from "../../build/sale-scenario";
import { aSetup } from "../../build/workerd/setup";

const scenario = new SaleScenario(aSetup("e1", { rows: 10, perRow: 20, seatsPerBuyer: 6 }));
const MOST = placesOfOneNetwork(200, 6);

/** Fills the network with guests' holds up to this many places. */
function fill(places: number): void {
  for (let taken = 0, n = 0; taken < places; taken += 6, n++) {
    const seats = Array.from({ length: Math.min(6, places - taken) }, (_, at) => taken + at);
    scenario.hold(`guest:${n}`, { seats }, scenario.now, "campus");
  }
}

test("guests of one network together hold its share; the next place is refused, and a hold that does not grow never is", () => {
  fill(MOST);
  const { state } = scenario;
  expect(state.placesOfNetwork.get("campus")).toBe(MOST);
  const own = state.holds.get("hold-guest:0")!;
  expect(isNetworkFull(state, "campus", null, 1)).toBe(true);
  expect(isNetworkFull(state, "campus", own, 7)).toBe(true);
  expect(isNetworkFull(state, "campus", own, 6)).toBe(false);
  expect(isNetworkFull(state, "campus", own, 1)).toBe(false);
  expect(isNetworkFull(state, "home", null, MOST)).toBe(false);
  expect(isNetworkFull(state, "home", null, MOST + 1)).toBe(true);
  // A hold from elsewhere counts in full when it grows here, and stays allowed while it does not.
  const elsewhere = { ...own, network: "home" };
  expect(isNetworkFull(state, "campus", elsewhere, 6)).toBe(false);
  expect(isNetworkFull(state, "campus", elsewhere, 7)).toBe(true);
});
