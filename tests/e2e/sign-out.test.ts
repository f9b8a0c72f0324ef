import { expect, test } from "vitest";
import { dumpStorage, whenInstalled } from "./browser";
import { journey, signIn, tell } from "./journey";

const stage = journey();

test("signing out leaves nothing personal on the phone, in this tab or another", async () => {
  const { url, phone } = stage();
  const shared = await phone();

  tell("Asha uses a shared phone: wallet, ticket, lists");
  const page = await shared.page();
  await signIn(page, url, "asha@example.com", "/wallet");
  await whenInstalled(page);
  await page.getByRole("link", { name: /^Show / }).click();
  await page
    .getByRole("img", { name: /^Ticket code/ })
    .first()
    .waitFor();
  const other = await shared.page();
  await other.goto(`${url}/wallet`);
  await other.getByRole("link", { name: /^Show / }).waitFor();
  const before = await dumpStorage(page);
  const ticketCode = /T1:[^"]+/.exec(before)?.[0] ?? "";
  expect(ticketCode.length).toBeGreaterThan(100);
  expect(before).toContain("Asha");

  tell("she signs out");
  await page.goto(`${url}/sign-out`);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((now) => now.pathname !== "/sign-out");

  tell("the other tab's wallet is empty at once");
  await other.getByText("Your tickets will be here").waitFor();

  tell("IndexedDB, caches, local and session storage hold nothing of hers");
  const after = await dumpStorage(other);
  for (const personal of ["Asha", "asha@example.com", ticketCode.slice(0, 40), "T1:", "user:"])
    expect(after.includes(personal), `${personal} is still stored`).toBe(false);

  tell("the next person's wallet is empty");
  await page.goto(`${url}/wallet`);
  await page.getByText("Your tickets will be here").waitFor();
});
