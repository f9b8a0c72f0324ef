import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** No WCAG 2.2 AA violation as the page is now, in light and in dark, and at 320 px; and nothing wider than 320 px. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const was = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoViolation(page, `${what}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (was && was.width > 320) {
    await page.setViewportSize({ width: 320, height: was.height });
    await expectNoViolation(page, `${what}, 320 px`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${what} scrolls sideways at 320 px`).toBeLessThanOrEqual(0);
    await page.setViewportSize(was);
  }
}

async function expectNoViolation(page: Page, what: string): Promise<void> {
  // From the top: a bar that stays while the page scrolls would cover whatever happens to lie under it.
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await whenPainted(page);
  expect(await listViolations(page), `axe, ${what}`).toEqual([]);
}

async function listViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${help}: ${node.html.slice(0, 200)} (${node.failureSummary?.split("\n").at(-1)?.trim()})`,
    ),
  );
}

/** The theme's colours have reached the screen: nothing is on its way to another colour, in this frame or the next. */
async function whenPainted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let quiet = 0;
    while (quiet < 2) {
      await frame();
      const moving = document.getAnimations().filter(({ playState }) => playState === "running");
      quiet = moving.length === 0 ? quiet + 1 : 0;
      await Promise.allSettled(moving.map(({ finished }) => finished));
    }
  });
}
