import { expect, test } from "vitest";
import { expectAccessible } from "./accessibility";
import { problemsOf } from "./browser";
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

test("a phone admits by camera with no network, refuses the second time, and syncs what it did", async () => {
  const { url, server } = stage();
  const { page: ticketPage, ticket } = await openTonightsTicket(stage());
  const camera = await filmOf(ticketPage, ticketPage.getByRole("img", { name: /^Ticket code/ }).first(), 2);
  const desk = await openDesk(stage());
  const scanner = await pairScanner(stage(), desk, {
    eventId: ticket.eventId,
    gate: "Gate 1",
    name: "Meera's phone",
    camera,
  });
  await expectAccessible(scanner.page, "scanner's checklist");
  await expectAccessible(desk, "gates and scanners");

  tell("the browser throws the decoder away without a network: not ready offline, and it says so");
  await scanner.page.getByText(/^All \d+ files of the app are on this phone\.$/).waitFor();
  await server.stop();
  await scanner.page.evaluate(dropDecoder);
  await scanner.page.reload();
  await scanner.page.getByText(/^1 of the app's \d+ files could not be stored\./).waitFor();

  tell("with a network it comes back by itself");
  await server.start();
  await scanner.page.getByText(/^All \d+ files of the app are on this phone\.$/).waitFor();

  tell("the network goes, the phone is switched off and on");
  await server.stop();
  await scanner.phone.restart();
  const page = await scanner.phone.page();
  await startScanning(stage(), page);

  tell("the ticket is held before the camera: green");
  await verdict(page, "admit").waitFor();
  await verdict(page, "admit").waitFor({ state: "detached" });

  tell("held there again: red, with when and where");
  await verdict(page, "stop").waitFor();
  await page.getByText("Already in").first().waitFor();
  await expectAccessible(page, "refusal");
  await page.getByRole("button", { name: "Next scan" }).click();
  await page.getByText("2 scans to send.").waitFor();
  expect(problemsOf(page)).toEqual([]);

  tell("the network comes back: everything is sent");
  await server.start();
  await syncNow(page);

  tell("the organizer's page shows one in, one refused");
  await desk.goto(`${url}/organizations/ranga/events/${ticket.eventId}/day-of`);
  await expect.poll(() => countsOf(desk, "Gate 1")).toEqual({ entries: "1", exits: "0", refused: "1" });
  await expectAccessible(desk, "day of");
});

async function dropDecoder(): Promise<void> {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (request.url.endsWith(".wasm")) await cache.delete(request);
  }
}
