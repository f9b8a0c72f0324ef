import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** A seat on the visible map by its name, for example "Row A, seat 3"; its label continues with its state. */
export function seatOf(page: Page, name: string): Locator {
  return page.getByRole("checkbox", { name: new RegExp(`^${name},`) });
}

/** A seat's state as announced: "available", "yours", "someone is choosing it"; null if it is sold. */
export async function stateOf(page: Page, name: string): Promise<string | null> {
  const [seat] = await seatOf(page, name).all();
  const label = await seat?.getAttribute("aria-label", { timeout: 5000 });
  return label?.split(", ").at(-1) ?? null;
}

/** The panel with the seats held for this browser. */
export function choiceOf(page: Page): Locator {
  return page.getByRole("region", { name: "Your choice" });
}

/** From the event's list to its seat map, which can then be walked by keyboard. */
export async function openSeats(page: Page, url: string, title: string): Promise<void> {
  await page.goto(`${url}/events?q=${encodeURIComponent(title)}`);
  await page.getByRole("link", { name: title, exact: true }).first().click();
  await page.getByRole("link", { name: "Choose seats" }).last().click();
  await whenMapIsReady(page);
}

/** Waits until the map is operable by keyboard: one of its seats is in the tab order. */
export async function whenMapIsReady(page: Page): Promise<void> {
  await page.locator('[data-seat][tabindex="0"]').filter({ visible: true }).waitFor();
}

/** Counts key presses. */
export interface Hand {
  readonly pressed: number;
  press(key: string): Promise<void>;
}

export function handOn(page: Page): Hand {
  let pressed = 0;
  return {
    get pressed() {
      return pressed;
    },
    async press(key) {
      pressed += 1;
      await page.keyboard.press(key);
    },
  };
}

/** Tab to the map, Enter, then on along the row: the names of the seats that are held now. */
export async function takeByKeyboard(page: Page, hand: Hand, count: number): Promise<string[]> {
  while ((await seatWithFocus(page)) === null) {
    expect(hand.pressed, "keys before the first seat has the focus").toBeLessThan(15);
    await hand.press("Tab");
  }
  const names: string[] = [];
  while (names.length < count) {
    if (names.length > 0) await hand.press("ArrowRight");
    const name = await seatWithFocus(page);
    if (name === null) throw new Error("The focus has left the map.");
    await hand.press("Enter");
    await choiceOf(page).getByText(name, { exact: true }).waitFor();
    names.push(name);
  }
  return names;
}

/** The name of the focused seat without its state; null if the focus is elsewhere. */
export async function seatWithFocus(page: Page): Promise<string | null> {
  const label = await page.evaluate(
    () => document.activeElement?.closest("[data-seat]")?.getAttribute("aria-label") ?? null,
  );
  return label === null ? null : (/^Row \S+, seat \d+/.exec(label)?.[0] ?? label);
}

/** Completes the checkout of the held seats up to the provider's page. */
export async function checkOut(page: Page, buyer: { name: string; email: string }): Promise<void> {
  await page.getByRole("link", { name: /^Check out/ }).press("Enter");
  await page.getByLabel("Name on the booking").fill(buyer.name);
  await page.getByLabel("Mail address").fill(buyer.email);
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.getByRole("heading", { name: "Pay Stagedoor" }).waitFor();
}

export async function payByCard(page: Page): Promise<void> {
  await page.getByRole("radio", { name: /Card/ }).check();
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
}

export function ticketCodes(page: Page): Locator {
  return page.getByRole("img", { name: /^Ticket code/ });
}

/** Marks the document, so that {@link isSamePage} detects a reload. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.set(globalThis, "stillTheSamePage", true));
}

export async function isSamePage(page: Page): Promise<boolean> {
  return page.evaluate(() => Reflect.get(globalThis, "stillTheSamePage") === true);
}
