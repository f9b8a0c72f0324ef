import { expect, test } from "vitest";
import { anOpenEvent, issue, sync } from "../build/workerd/gate";
import { aScan, aSync } from "../build/workerd/north-gate";

test("a ticket is found by seat and by its buyer's name, with the scan that arrived last", async () => {
  const eventId = crypto.randomUUID();
  const { event } = await anOpenEvent(eventId);
  const { tickets } = await issue(eventId, [0, 1]);
  const { ticketId } = tickets[0]!;
  await sync(event, { deviceId: "d1", gateId: "north", revoked: false }, aSync([aScan("d1", 1, ticketId)]));
  expect(await event.lookUpTickets("a1")).toMatchObject([
    { ticket: { ticketId }, buyer: "Asha", inside: true, lastScan: { deviceId: "d1", kind: "entry" } },
  ]);
  expect(await event.lookUpTickets("ash")).toMatchObject([
    { inside: true },
    { inside: false, lastScan: null },
  ]);
  expect(await event.lookUpTickets("z9")).toEqual([]);
});
