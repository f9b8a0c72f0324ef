import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "./accessibility";
import { problemsOf } from "./browser";
import { journey, tell } from "./journey";
import { checkOut, choiceOf, openSeats, payByCard, seatOf, ticketCodes } from "./seats";

const stage = journey();

test(
  "a payment after the deadline buys the same seats if they are free, and is refunded otherwise",
  { timeout: 300_000 },
  async () => {
    const { url, server, phone } = stage();
    const open = async () => (await phone({ width: 1280, height: 900 })).page();

    tell("four buyers choose a seat each and go to the bank; nobody pays");
    const names = ["Kavya", "Late Upi", "Late Card", "Lucky"] as const;
    const [kavya, upi, card, lucky] = await each(names, async (name) => {
      const page = await open();
      const seat = await takeFreeSeat(page, url);
      await checkOut(page, { name, email: `${name.toLowerCase().replace(" ", "-")}@example.com` });
      const back = (await page.getByRole("link", { name: /^Back to Stagedoor/ }).getAttribute("href")) ?? "";
      const bookingId = /bookings\/([0-9a-f-]{36})/.exec(back)?.[1] ?? "";
      // The rest of the journey is on a phone.
      await page.setViewportSize({ width: 390, height: 844 });
      return { page, seat, bookingId };
    });
    const buyers = [kavya, upi, card, lucky];

    tell("the time to pay is over");
    await server.stop();
    endTimeToPay(
      server.stateDir,
      buyers.map(({ bookingId }) => bookingId),
    );
    await server.start();

    tell("who never paid reads that nothing was taken, and may choose again");
    await kavya.page.getByRole("link", { name: /^Back to Stagedoor/ }).click();
    await kavya.page.getByRole("heading", { level: 1, name: "Expired" }).waitFor();
    await kavya.page.getByText(/^The places are no longer kept for you\. If you have paid/).waitFor();
    await expectAccessible(kavya.page, "expired booking");

    tell("two of the seats are sold to somebody else");
    const other = await open();
    await openSeats(other, url, "Three solos");
    for (const { seat } of [upi, card]) await choose(other, seat);
    await checkOut(other, { name: "Somebody Else", email: "else@example.com" });
    await payByCard(other);
    await ticketCodes(other).first().waitFor();

    tell("UPI takes the money at once: the page says so, and it goes back");
    await upi.page.getByRole("button", { name: /^Pay ₹/ }).click();
    await upi.page.getByText("Your payment came after the places were gone").waitFor();
    await upi.page.getByRole("heading", { level: 1, name: "Refunded" }).waitFor();
    await upi.page.getByText(/^The money went back the way it came\./).waitFor();
    await expectAccessible(upi.page, "booking paid too late");

    tell("a card is let go before anything is taken");
    await payByCard(card.page);
    await card.page.getByText("Paid too late: nothing is taken").waitFor();
    expect(await ticketCodes(card.page).count()).toBe(0);

    tell("whose seat is still free gets it, and the tickets");
    await lucky.page.getByRole("button", { name: /^Pay ₹/ }).click();
    await lucky.page.getByRole("heading", { level: 1, name: "Confirmed" }).waitFor();
    expect(await ticketCodes(lucky.page).count()).toBe(1);

    tell("each is told by mail, once, what came of their money");
    const subjects = async () => {
      const { page } = lucky;
      await page.goto(`${url}/dev/mails`);
      return (await page.locator("body").textContent()) ?? "";
    };
    await expect.poll(subjects, { timeout: 20_000 }).toContain("Paid too late, not charged: Three solos");
    const mails = await subjects();
    expect(mails.split("Paid too late, paid back: Three solos").length - 1).toBe(1);
    expect(mails.split("Paid too late, not charged: Three solos").length - 1).toBe(1);
    for (const { page } of buyers) expect(problemsOf(page)).toEqual([]);
  },
);

/** In sequence: each chooses a seat that is still free. */
async function each<Made>(
  names: readonly [string, string, string, string],
  make: (name: string) => Promise<Made>,
) {
  return [await make(names[0]), await make(names[1]), await make(names[2]), await make(names[3])] as const;
}

async function takeFreeSeat(page: Page, url: string): Promise<string> {
  await openSeats(page, url, "Three solos");
  const label = await page
    .getByRole("checkbox", { name: /, available$/ })
    .first()
    .getAttribute("aria-label");
  const seat = /^Row \S+, seat \d+/.exec(label ?? "")?.[0];
  if (!seat) throw new Error("No seat is free.");
  await choose(page, seat);
  return seat;
}

async function choose(page: Page, seat: string): Promise<void> {
  await seatOf(page, seat).click();
  await choiceOf(page).getByText(seat, { exact: true }).waitFor();
}

/** Moves the payment deadline of 15 minutes into the past. */
function endTimeToPay(stateDir: string, bookingIds: readonly string[]): void {
  let changed = 0;
  for (const file of readdirSync(stateDir, { recursive: true, encoding: "utf8" })) {
    if (!/EventAgent\/[0-9a-f]{64}\.sqlite$/.test(file)) continue;
    const rows = new DatabaseSync(join(stateDir, file));
    for (const id of bookingIds) {
      const row = rows.prepare("select body from booking where id = ?").get(id);
      if (!row) continue;
      const body = { ...(JSON.parse(String(row.body)) as object), payBy: Date.now() - 1000 };
      rows.prepare("update booking set body = ? where id = ?").run(JSON.stringify(body), id);
      changed++;
    }
    rows.close();
  }
  expect(changed).toBe(bookingIds.length);
}
