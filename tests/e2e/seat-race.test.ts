import { expect, test } from "vitest";
import { expectAccessible } from "./accessibility";
import { problemsOf } from "./browser";
import { journey, tell } from "./journey";
import {
  checkOut,
  choiceOf,
  handOn,
  isSamePage,
  markPage,
  openSeats,
  payByCard,
  seatOf,
  stateOf,
  takeByKeyboard,
  ticketCodes,
  whenMapIsReady,
} from "./seats";

const stage = journey();

const DESK = { width: 1280, height: 900 };
/** Deadline for a change to appear on other maps. */
const LIVE = { timeout: 5000, interval: 50 };

test(
  "of two buyers who press the same seat one gets it, the other is notified at once and keeps earlier seats",
  { timeout: 240_000 },
  async () => {
    const { url, phone } = stage();
    const asha = await (await phone(DESK)).page();
    const rohan = await (await phone(DESK)).page();
    const pages = [asha, rohan] as const;
    await openSeats(asha, url, "Three solos");
    await openSeats(rohan, url, "Three solos");
    for (const page of pages) await markPage(page);

    tell("Asha takes a seat: Rohan's open map shows that someone is choosing it");
    const [first = ""] = await takeByKeyboard(asha, handOn(asha), 1);
    await expect.poll(() => stateOf(rohan, first), LIVE).toBe("someone is choosing it");

    tell("Rohan takes another one, and sees Asha's as taken");
    const [second = ""] = await takeByKeyboard(rohan, handOn(rohan), 1);
    expect(second).not.toBe(first);
    await expect.poll(() => stateOf(asha, second), LIVE).toBe("someone is choosing it");

    tell("both press one free seat at the same moment");
    const contested = await freeSeatFor(asha, rohan);
    for (const page of pages) await seatOf(page, contested).focus();
    await Promise.all(pages.map((page) => page.keyboard.press("Enter")));
    const has = (page: typeof asha) => choiceOf(page).getByText(contested, { exact: true }).isVisible();
    const toldOf = (page: typeof asha) =>
      page.getByText(`${contested} has just gone to someone else`).filter({ visible: true }).first();
    const settled = async () => ({
      owners: (await Promise.all(pages.map(has))).filter(Boolean).length,
      told: (await Promise.all(pages.map((page) => toldOf(page).isVisible()))).filter(Boolean).length,
    });
    await expect.poll(settled, LIVE).toEqual({ owners: 1, told: 1 });
    const [winner, loser] = (await has(asha)) ? [asha, rohan] : [rohan, asha];
    const [winners, losers] = winner === asha ? [first, second] : [second, first];

    tell("the loser is told what happened and what is still held");
    expect(await toldOf(loser).isVisible()).toBe(true);
    await loser.getByText("Your other seat is still held. Choose another one beside it.").first().waitFor();
    await choiceOf(loser).getByText(losers, { exact: true }).waitFor();
    expect(await stateOf(loser, losers)).toBe("yours");
    await expect.poll(() => stateOf(loser, contested), LIVE).toBe("someone is choosing it");
    expect(await stateOf(winner, contested)).toBe("yours");
    await choiceOf(winner).getByText(winners, { exact: true }).waitFor();
    await expectAccessible(loser, "seat map that tells of a loss");

    tell("the winner gives it back: the loser sees it free within five seconds");
    await seatOf(winner, contested).focus();
    await winner.keyboard.press("Enter");
    await expect.poll(() => stateOf(loser, contested), LIVE).toBe("available");
    expect(await has(winner)).toBe(false);

    tell("the loser takes it now");
    await seatOf(loser, contested).focus();
    await loser.keyboard.press("Enter");
    await choiceOf(loser).getByText(contested, { exact: true }).waitFor();
    await expect.poll(() => stateOf(winner, contested), LIVE).toBe("someone is choosing it");
    for (const page of pages) expect(await isSamePage(page), "the map was loaded anew").toBe(true);

    tell("reload and the back button bring the choice back");
    const expectBothHeld = async () => {
      await choiceOf(loser).getByText(contested, { exact: true }).waitFor();
      await choiceOf(loser).getByText(losers, { exact: true }).waitFor();
      await expect.poll(() => stateOf(loser, contested), LIVE).toBe("yours");
    };
    await loser.reload();
    await whenMapIsReady(loser);
    await expectBothHeld();
    await loser.getByRole("link", { name: "Back to the event" }).click();
    await loser.getByRole("link", { name: "Choose seats" }).last().waitFor();
    await loser.goBack();
    await expectBothHeld();
    await loser.getByRole("link", { name: /^Check out/ }).click();
    await loser.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
    await loser.goBack();
    await expectBothHeld();

    tell("sold: on the other's open map it is no seat to choose any more");
    await checkOut(loser, { name: "Rohan Kulkarni", email: "rohan@example.com" });
    await payByCard(loser);
    await ticketCodes(loser).first().waitFor();
    expect(await ticketCodes(loser).count()).toBe(2);
    for (const name of [contested, losers]) {
      await expect.poll(() => stateOf(winner, name), LIVE).toBeNull();
      expect(await choiceOf(winner).getByText(name, { exact: true }).count()).toBe(0);
    }
    await choiceOf(winner).getByText(winners, { exact: true }).waitFor();
    expect(await isSamePage(winner), "the map was loaded anew").toBe(true);
    for (const page of pages) expect(problemsOf(page)).toEqual([]);
  },
);

/** The first seat that is free on both maps. */
async function freeSeatFor(
  ...pages: readonly [Parameters<typeof stateOf>[0], Parameters<typeof stateOf>[0]]
) {
  const free = await Promise.all(
    pages.map(async (page) => {
      const labels = await page
        .getByRole("checkbox", { name: /, available$/ })
        .evaluateAll((seats) => seats.map((seat) => seat.getAttribute("aria-label") ?? ""));
      return labels.map((label) => /^Row \S+, seat \d+/.exec(label)?.[0] ?? "");
    }),
  );
  const shared = free[0]?.find((name) => free[1]?.includes(name));
  if (!shared) throw new Error("No seat is free on both maps.");
  return shared;
}
