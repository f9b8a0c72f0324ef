// Cuts the faces down to what the pages need and writes them into app/fonts/, where they are committed: a build never
// depends on this script. Run it again (npm run fonts) only when a face or its range changes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const out = new URL("../app/fonts/", import.meta.url);

const range = (from, to) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
const latin =
  range(0x20, 0x7e) +
  range(0xa0, 0xff) +
  "ĀāĒēĪīŌōŪūŚśŞşŠšŽžČčĆćŁłŃńŌōŒœŸıȘșṢṣṬṭḌḍṆṇḤḥ" +
  "‐‑‒–—‘’‚“”„†•…‰′″‹›⁄€™←↑→↓−×≈≤≥";
const features = ["kern", "mark", "mkmk", "ccmp", "tnum", "locl"];

const faces = [
  {
    file: "bricolage-latin.woff2",
    from: "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2",
    text: latin,
    variationAxes: { opsz: 36, wght: { min: 600, max: 800 } },
  },
  {
    file: "bricolage-rupee.woff2",
    from: "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-ext-opsz-normal.woff2",
    text: "₹",
    variationAxes: { opsz: 36, wght: { min: 400, max: 800 } },
  },
  {
    file: "instrument-latin.woff2",
    from: "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
    text: latin,
    variationAxes: { wght: { min: 400, max: 700 } },
  },
  {
    file: "devanagari.woff2",
    from: "@fontsource-variable/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-wght-normal.woff2",
    text: range(0x900, 0x97f) + "\u200c\u200d\u25cc",
    variationAxes: { wght: { min: 400, max: 800 } },
    keepFeatures: undefined,
  },
];

mkdirSync(out, { recursive: true });
for (const { file, from, text, variationAxes, ...rest } of faces) {
  const keepFeatures = "keepFeatures" in rest ? rest.keepFeatures : features;
  const font = await subsetFont(readFileSync(require.resolve(from)), text, {
    targetFormat: "woff2",
    variationAxes,
    noHinting: true,
    ...(keepFeatures ? { keepFeatures } : {}),
  });
  writeFileSync(new URL(file, out), font);
  console.log(`${file} ${(font.length / 1024).toFixed(1)} KB`);
}
