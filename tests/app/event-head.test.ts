import { expect, test } from "vitest";
import type { EventFacts } from "#app/parts/event/event-facts";
import { drawState } from "#app/parts/event/event-drawings.server";
import { headOf } from "#app/routes/event/head";
import { publicFacts } from "#tests/build/public-event";

const facts = { ...publicFacts, organizationName: "Ranga", prices: [] };

const dataOf = (mode: "online" | "in-person") =>
  JSON.stringify(headOf({ ...facts, mode } as unknown as EventFacts, null, "https://stagedoor.test"));

test("structured data gives the location of an event: its venue, or its page if it is online", () => {
  expect(dataOf("in-person")).toContain("OfflineEventAttendanceMode");
  expect(dataOf("in-person")).toContain('"streetAddress":"1 Road"');
  expect(dataOf("online")).toContain("OnlineEventAttendanceMode");
  expect(dataOf("online")).toContain(
    '"location":{"@type":"VirtualLocation","url":"https://stagedoor.test/events/raag"}',
  );
  expect(dataOf("online")).not.toContain("1 Road");
});

test("an online event without a venue is titled as online", () => {
  const head = JSON.stringify(
    headOf(
      { ...facts, mode: "online", venue: null } as unknown as EventFacts,
      null,
      "https://stagedoor.test",
    ),
  );
  expect(head).toContain("Raag, Online");
  expect(head).toContain("VirtualLocation");
});

test("the page of a paused sale says so, what stays valid and where bookings are; search engines read no offer", () => {
  const html = drawState("published", "paused");
  expect(html).toContain("Ticket sales are paused");
  expect(html).toContain("Tickets already bought stay valid");
  expect(html).toContain('href="/bookings"');
  expect(drawState("published", "on_sale")).toBe("");
  const price = { name: "Seat", fromMinor: 5, toMinor: 5, sale: "paused", saleStartsAt: null };
  const paused = { ...facts, sale: "paused", mode: "in-person", prices: [price] } as unknown as EventFacts;
  expect(JSON.stringify(headOf(paused, null, "https://stagedoor.test"))).toContain("schema.org/OutOfStock");
});
