import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The themes share one markup and one layout: only rules that read colours can differ between them. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Expects no WCAG 2.2 AA violation in light, dark and at 320 px, and no horizontal scrolling at 320 px. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const size = page.viewportSize();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoViolation(page, `${state}, dark`, COLOUR_RULES);
  await page.emulateMedia({ colorScheme: "light" });
  await expectNoViolation(page, `${state}, light`, null);
  if (size && size.width > 320) {
    await page.setViewportSize({ width: 320, height: size.height });
    await expectNoViolation(page, `${state}, 320 px`, null);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${state} scrolls sideways at 320 px`).toBeLessThanOrEqual(0);
    await page.setViewportSize(size);
  }
}

/** @param rules null for all rules of {@link TAGS} */
async function expectNoViolation(page: Page, state: string, rules: readonly string[] | null): Promise<void> {
  // Scrolled to the top: a sticky bar would cover part of the page elsewhere.
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await whenPainted(page);
  expect(await listViolations(page, rules), `axe, ${state}`).toEqual([]);
}

/** Runs axe inside the page, once per document: no frame of another origin is ever inspected. */
async function listViolations(page: Page, rules: readonly string[] | null): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ tags, only }) => {
      const { axe: runner } = globalThis as unknown as { axe: typeof axe };
      const { violations } = await runner.run(document, {
        runOnly: only ? { type: "rule", values: [...only] } : { type: "tag", values: tags },
        resultTypes: ["violations"],
      });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          (node) =>
            `${id}: ${help}: ${node.html.slice(0, 200)} (${node.failureSummary?.split("\n").at(-1)?.trim()})`,
        ),
      );
    },
    { tags: TAGS, only: rules },
  );
}

/** Resolves when the theme's colours are painted: no transition is running for two frames. */
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
