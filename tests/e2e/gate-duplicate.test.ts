import { test } from "vitest";
import { filmOf, openDesk, openTonightsTicket, pairScanner, startScanning, syncNow, verdict } from "./gate";
import { journey, tell } from "./journey";

const stage = journey();

test("two offline scanners admit one ticket: both scans are kept, organizer and scanners are notified", async () => {
  const { url, server } = stage();
  const { page: ticketPage, ticket } = await openTonightsTicket(stage());
  const camera = await filmOf(ticketPage, ticketPage.getByRole("img", { name: /^Ticket code/ }).first(), 1);
  const desk = await openDesk(stage());
  const { eventId } = ticket;
  const one = await pairScanner(stage(), desk, { eventId, gate: "Gate 1", name: "First phone", camera });
  const two = await pairScanner(stage(), desk, { eventId, gate: "Gate 2", name: "Second phone", camera });

  tell("the network goes; each gate sees the ticket for the first time");
  await server.stop();
  for (const scanner of [one, two]) {
    await scanner.phone.restart();
    const page = await scanner.phone.page();
    await startScanning(stage(), page);
    await verdict(page, "admit").waitFor();
    await page.goto("about:blank");
  }

  tell("the network comes back; both phones send what they did");
  await server.start();
  const pages = [];
  for (const scanner of [one, two]) {
    const page = await scanner.phone.page();
    await startScanning(stage(), page);
    await verdict(page, "stop").waitFor();
    await page.getByRole("button", { name: "Next scan" }).click();
    await syncNow(page);
    pages.push(page);
  }

  tell("the organizer sees one incident with both scans");
  await desk.goto(`${url}/organizations/ranga/events/${eventId}/day-of`);
  await desk.getByText("was admitted twice.").first().waitFor();
  await desk.getByText("Admitted twice").first().waitFor();

  tell("the first phone hears of it too");
  await pages[0]
    ?.getByText(/admitted twice/)
    .first()
    .waitFor();
});
