import { expect, test } from "vitest";
import { expectAccessible } from "./accessibility";
import { problemsOf, whenInstalled } from "./browser";
import { journey, signIn, tell } from "./journey";

const stage = journey();

test("a ticket opens in flight mode from a cold start", async () => {
  const { url, server, phone } = stage();
  const asha = await phone();

  tell("Asha signs in and looks into her wallet once");
  let page = await asha.page();
  await signIn(page, url, "asha@example.com", "/wallet");
  await page.getByText("On this phone. Checked just now.").waitFor();
  const show = page.getByRole("link", { name: /^Show (ticket|\d+ tickets)$/ });
  await show.waitFor();
  const title = await page.getByRole("heading", { level: 2 }).first().textContent();
  await whenInstalled(page);
  await expectAccessible(page, "wallet");
  expect(problemsOf(page)).toEqual([]);

  tell("the server goes away, the phone is switched off and on");
  await server.stop();
  await asha.restart();

  tell("the wallet opens all the same, next ticket first");
  page = await asha.page();
  await page.goto(`${url}/wallet`);
  await page.getByRole("heading", { level: 2, name: title ?? "" }).waitFor();
  await page.getByText("No network now.").waitFor();
  expect(new URL(page.url()).pathname).toBe("/wallet");
  await expectAccessible(page, "wallet without network");

  tell("the ticket opens full screen with its code");
  await page.getByRole("link", { name: /^Show / }).click();
  await page
    .getByRole("img", { name: /^Ticket code/ })
    .first()
    .waitFor();
  await expectAccessible(page, "ticket without network");
  expect(problemsOf(page)).toEqual([]);

  tell("also when it is opened by its own address, and a page that needs the server says so");
  const ticketUrl = page.url();
  await page.close();
  page = await asha.page();
  await page.goto(ticketUrl);
  await page
    .getByRole("img", { name: /^Ticket code/ })
    .first()
    .waitFor();
  expect(page.url()).toBe(ticketUrl);
  expect(problemsOf(page)).toEqual([]);
  await page.goto(`${url}/bookings`);
  await page.getByRole("heading", { name: /No network|offline/i }).waitFor();
  await page.getByRole("link", { name: "Open your tickets" }).click();
  await page.getByRole("heading", { level: 1, name: "Tickets" }).waitFor();

  tell("with the server back, the wallet is checked again");
  await server.start();
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByText("On this phone. Checked just now.").waitFor();
});
