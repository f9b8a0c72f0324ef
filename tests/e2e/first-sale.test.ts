import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { toLocalField } from "#domain/time/wall-clock";
import { expectAccessible } from "./accessibility";
import { problemsOf } from "./browser";
import { journey, signIn, tell } from "./journey";
import {
  checkOut,
  choiceOf,
  handOn,
  isSamePage,
  markPage,
  openSeats,
  payByCard,
  takeByKeyboard,
  ticketCodes,
  whenMapIsReady,
} from "./seats";

const stage = journey();

const DESK = { width: 1280, height: 900 };
const SOON = { timeout: 30_000, interval: 250 };
const HOUR_MS = 3_600_000;
const TITLE = "Rain on a tin roof";
const BUYER = { name: "Nila Varma", email: "nila@example.com" };

test(
  "an event goes from a draft to two tickets that a guest chose by keyboard and paid for",
  { timeout: 400_000 },
  async () => {
    const { url, phone } = stage();

    tell("Joseph drafts an evening at Sabha 44");
    const desk = await (await phone(DESK)).page();
    await signIn(desk, url, "organizer@ranga.example", "/organizations/ranga");
    await desk.getByRole("button", { name: "New event" }).click();
    await desk.getByRole("heading", { level: 1, name: "New event" }).waitFor();
    const editorUrl = desk.url();
    await draftEvent(desk);
    await expectAccessible(desk, "event editor");
    await desk.getByRole("button", { name: "Save and send to review" }).click();
    await desk.getByText("Sent to review.").waitFor();
    await expectAccessible(desk, "event in review");

    tell("a stranger does not find it yet");
    const visitor = await phone(DESK);
    const page = await visitor.page();
    await page.goto(`${url}/events?q=${encodeURIComponent(TITLE)}`);
    // A search that finds nothing shows what is near instead: the page is there, the draft is not on it.
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("link", { name: TITLE }).count()).toBe(0);

    tell("Ira walks the queue with j and approves with a");
    const admin = await (await phone(DESK)).page();
    await signIn(admin, url, "admin@stagedoor.example", "/admin");
    const waiting = admin.getByRole("navigation", { name: "Waiting for review" }).getByRole("link");
    await waiting.filter({ hasText: TITLE }).waitFor();
    const heading = admin.getByRole("heading", { level: 1, name: TITLE });
    for (const _ of await waiting.all()) {
      if (await heading.isVisible()) break;
      const before = await admin.getByRole("heading", { level: 1 }).textContent();
      await admin.keyboard.press("j");
      await expect.poll(() => admin.getByRole("heading", { level: 1 }).textContent(), SOON).not.toBe(before);
    }
    await heading.waitFor();
    await expectAccessible(admin, "review desk");
    await admin.keyboard.press("a");
    await admin.getByText(`Approved: ${TITLE}`).waitFor();
    await expectAccessible(admin, "review desk after a decision");

    tell("a guest finds it in the list of concerts");
    await page.goto(`${url}/events`);
    await page.getByRole("radio", { name: "Music" }).check();
    await page.getByRole("button", { name: "Show events" }).click();
    const found = page.locator("#results").getByRole("link", { name: TITLE, exact: true });
    await found.waitFor();
    await expectAccessible(page, "event list");
    await found.click();
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    await expectAccessible(page, "event");
    await page.getByRole("link", { name: "Choose seats" }).last().click();
    await whenMapIsReady(page);
    await expectAccessible(page, "seat map");

    tell("two seats, by keyboard alone");
    await page.reload();
    await whenMapIsReady(page);
    const seats = await takeByKeyboard(page, handOn(page), 2);
    await choiceOf(page).getByText("₹1,000", { exact: true }).waitFor();
    await expectAccessible(page, "seat map with a choice");
    expectNeighbours(seats);

    tell("checkout as a guest");
    await page.getByRole("link", { name: /^Check out/ }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
    await expectAccessible(page, "checkout");
    await page.goBack();
    await checkOut(page, BUYER);
    await expectAccessible(page, "sandbox bank");

    tell("back without paying: the page waits, whatever the address claims");
    await page.getByRole("link", { name: "Back to Stagedoor without paying" }).click();
    const bookingState = page.getByRole("heading", { level: 1 });
    await page.getByText("Waiting to hear from the payment provider").waitFor();
    const claimed = new URL(page.url());
    for (const [name, value] of [
      ["status", "success"],
      ["payment_status", "paid"],
      ["redirect_status", "succeeded"],
    ] as const)
      claimed.searchParams.set(name, value);
    await page.goto(claimed.href);
    await page.getByText("Waiting to hear from the payment provider").waitFor();
    expect(await bookingState.textContent()).toBe("Waiting for payment");
    expect(await ticketCodes(page).count()).toBe(0);
    await expectAccessible(page, "booking that waits for its payment");

    tell("paid by card: tickets");
    await page.getByRole("button", { name: "Go to the payment page" }).click();
    await payByCard(page);
    await ticketCodes(page).first().waitFor();
    expect(await ticketCodes(page).count()).toBe(2);
    expect(await bookingState.textContent()).toBe("Confirmed");
    await expectAccessible(page, "booking with tickets");
    expect(problemsOf(page)).toEqual([]);

    tell("the mail leads to the tickets, on another phone too");
    await page.goto(`${url}/dev/mails?to=${BUYER.email}`);
    const mail = page.getByRole("link", { name: `Your tickets: ${TITLE}` });
    await expect
      .poll(async () => {
        await page.reload();
        return mail.count();
      }, SOON)
      .toBe(1);
    await mail.click();
    await page.frameLocator("iframe").getByText("Your 2 tickets are booked").waitFor();
    const link = await page.locator("pre a").first().getAttribute("href");
    expect(link).toContain("/bookings/link/");
    const carried = await (await phone()).page();
    await carried.goto(link ?? "");
    await ticketCodes(carried).first().waitFor();
    expect(await ticketCodes(carried).count()).toBe(2);
    await expectAccessible(carried, "tickets by the mail's link");
    expect(problemsOf(carried)).toEqual([]);

    tell("Joseph's page shows the sale");
    const sold = desk
      .getByLabel("Sales", { exact: true })
      .locator("div", { has: desk.getByText("sold, of 114") })
      .locator("dd");
    await expect
      .poll(async () => {
        await desk.goto(editorUrl);
        return sold.textContent();
      }, SOON)
      .toBe("2");
    await desk.getByLabel("Sales", { exact: true }).getByText("₹1,000", { exact: true }).waitFor();
    await expectAccessible(desk, "event on sale");
    await desk.goto(`${editorUrl}/bookings`);
    await desk.getByRole("row", { name: new RegExp(`${BUYER.name}.*₹1,000`) }).waitFor();
    await expectAccessible(desk, "bookings of the event");

    tell("the guest cancels one of the two tickets, with the amount shown first");
    await carried.getByRole("link", { name: "Cancel tickets" }).click();
    await carried.getByRole("heading", { level: 1, name: "Cancel tickets" }).waitFor();
    await carried.getByRole("checkbox").nth(1).check();
    await expectAccessible(carried, "choice of tickets to cancel");
    await carried.getByRole("button", { name: "Continue" }).click();
    const cancel = carried.getByRole("button", { name: "Cancel 1 ticket, get ₹500 back" });
    await cancel.waitFor();
    await expectAccessible(carried, "cancellation with its refund");
    await cancel.dblclick();
    await carried.getByText("1 ticket of this booking is cancelled").waitFor();
    expect(await ticketCodes(carried).count()).toBe(1);
    await expect
      .poll(async () => {
        await desk.reload();
        return desk.getByRole("row", { name: /Paid, partly refunded/ }).count();
      }, SOON)
      .toBe(1);
    expect(problemsOf(carried)).toEqual([]);
    expect(problemsOf(desk)).toEqual([]);
    expect(problemsOf(admin)).toEqual([]);
  },
);

test(
  "four seats together take at most twenty keys in a hall of six hundred, and tickets wait for the provider's webhook",
  { timeout: 200_000 },
  async () => {
    const { url, phone } = stage();
    const page = await (await phone(DESK)).page();
    await openSeats(page, url, "Hayavadana");
    await page.reload();
    await whenMapIsReady(page);

    tell("four seats side by side");
    const hand = handOn(page);
    const seats = await takeByKeyboard(page, hand, 4);
    expectNeighbours(seats);
    tell(`${hand.pressed} keys`);
    expect(hand.pressed).toBeLessThanOrEqual(20);

    tell("paid, but the provider tells it ten seconds later");
    await checkOut(page, { name: "Devika Rane", email: "devika@example.com" });
    await page.getByText("Trouble for testers").click();
    await page.getByLabel("Tell the shop only after").selectOption({ label: "10 seconds" });
    const paidAt = Date.now();
    await page.getByRole("button", { name: "Pay, and tell the shop late" }).click();
    await page.getByText("Waiting to hear from the payment provider").waitFor();
    expect(await ticketCodes(page).count()).toBe(0);
    await markPage(page);

    tell("the page turns into tickets by itself, and not before");
    await ticketCodes(page).first().waitFor({ timeout: 60_000 });
    expect(Date.now() - paidAt).toBeGreaterThanOrEqual(9000);
    expect(await ticketCodes(page).count()).toBe(4);
    expect(await isSamePage(page)).toBe(true);
    expect(problemsOf(page)).toEqual([]);
  },
);

/** Title, description, venue, times within a day, and one ticket type priced for both sections. */
async function draftEvent(page: Page): Promise<void> {
  const startsAt = Date.now() + 5 * HOUR_MS;
  const field = (at: number) => toLocalField(at, "Asia/Kolkata");
  await page.getByLabel("Title", { exact: true }).fill(TITLE);
  await page.getByLabel("Description").first().fill("Four songs about the monsoon, **unamplified**.");
  await page.getByLabel("Category").selectOption("concert");
  await page.getByLabel("Venue").selectOption({ label: "Sabha 44, Jayanagar, Bengaluru" });
  await page.getByLabel("Doors open").fill(field(startsAt - HOUR_MS / 2));
  await page.getByLabel("Starts").fill(field(startsAt));
  await page.getByLabel("Ends").fill(field(startsAt + 2 * HOUR_MS));
  await page.getByLabel("Until", { exact: true }).selectOption({ label: "until 2 hours before the start" });
  await page.getByRole("button", { name: "Add a ticket type" }).click();
  const type = page.getByRole("group", { name: "Ticket type 1" });
  await type.getByLabel("Price").fill("500");
  await type.getByRole("checkbox", { name: "Floor, 72 seats" }).check();
  await type.getByRole("checkbox", { name: "Steps, 42 seats" }).check();
  await type.getByLabel("Name").fill("Seat");
}

/** Seats of one row whose numbers follow each other. */
function expectNeighbours(names: readonly string[]): void {
  const places = names.map((name) => /^Row (\S+), seat (\d+)$/.exec(name)?.slice(1) ?? []);
  expect(new Set(places.map(([row]) => row)).size, names.join("; ")).toBe(1);
  const numbers = places.map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
}
