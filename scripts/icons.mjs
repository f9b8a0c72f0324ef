// Draws the app's icons from the brand mark and writes them into public/icons/, where they are committed.
// Needs a Chromium (CHROME_PATH); run it again (npm run icons) only when the mark changes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const out = new URL("../public/icons/", import.meta.url);
mkdirSync(out, { recursive: true });
const source = readFileSync(new URL("../app/ui/brand.tsx", import.meta.url), "utf8");
const door = /BRAND_DOOR =\s*"([^"]+)"/.exec(source)?.[1];
if (!door) throw new Error("BRAND_DOOR not found in app/ui/brand.tsx");

const ink = "#1f1712";
const paper = "#faf7f2";
const mark = (size, colour, share) => {
  const height = size * share;
  const scale = height / 24.3;
  return `<path transform="translate(${(size - 20 * scale) / 2} ${(size - height) / 2}) scale(${scale})" d="${door}" fill="${colour}"/>`;
};
const icon = (size, round, share) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}" rx="${size * round}" fill="${ink}"/>${mark(size, paper, share)}</svg>`;

writeFileSync(
  new URL("favicon.svg", out),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>path{fill:${ink}}@media(prefers-color-scheme:dark){path{fill:${paper}}}</style>${mark(32, ink, 0.88).replace(` fill="${ink}"`, "")}</svg>\n`,
);

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const [file, size, round, share] of [
  ["192.png", 192, 0.18, 0.6],
  ["512.png", 512, 0.18, 0.6],
  // Platforms cut this one to their own shape: nothing of the mark beyond the inner 80 %.
  ["maskable-512.png", 512, 0, 0.48],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${icon(size, round, share)}`);
  await page.screenshot({ path: new URL(file, out).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
