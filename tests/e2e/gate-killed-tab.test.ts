import { expect, test } from "vitest";
import {
  countsOf,
  filmOf,
  openDesk,
  openTonightsTicket,
  pairScanner,
  startScanning,
  syncNow,
  verdict,
} from "./gate";
import { journey, tell } from "./journey";

const stage = journey();

test("a tab killed at the moment of its green verdict loses no scan", async () => {
  const { url, server } = stage();
  const { page: ticketPage, ticket } = await openTonightsTicket(stage());
  const camera = await filmOf(ticketPage, ticketPage.getByRole("img", { name: /^Ticket code/ }).first(), 1);
  const desk = await openDesk(stage());
  const { eventId } = ticket;
  const scanner = await pairScanner(stage(), desk, {
    eventId,
    gate: "Gate 1",
    name: "Meera's phone",
    camera,
  });

  tell("no network; green; the tab dies at once");
  await server.stop();
  await scanner.phone.restart();
  const killed = await scanner.phone.page();
  await startScanning(stage(), killed);
  await verdict(killed, "admit").waitFor();
  const control = await scanner.phone.context.newCDPSession(killed);
  void control.send("Page.crash").catch(() => undefined);
  await killed.waitForEvent("crash");

  tell("a new tab knows the scan, and refuses the ticket");
  const page = await scanner.phone.page();
  await startScanning(stage(), page);
  await verdict(page, "stop").waitFor();
  await page.getByRole("button", { name: "Next scan" }).click();
  await page.getByText("2 scans to send.").waitFor();

  tell("with the network back, the organizer has both");
  await server.start();
  await syncNow(page);
  await desk.goto(`${url}/organizations/ranga/events/${eventId}/day-of`);
  await expect.poll(() => countsOf(desk, "Gate 1")).toEqual({ entries: "1", exits: "0", refused: "1" });
});
