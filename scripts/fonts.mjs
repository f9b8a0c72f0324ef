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

// How wide each letter of a poster's title is, so that its size is decided without a browser.
const heavy = await subsetFont(readFileSync(require.resolve(faces[0].from)), latin, {
  targetFormat: "sfnt",
  variationAxes: { opsz: 36, wght: 800 },
  noHinting: true,
});
const letters = range(0x20, 0x7e);
const widths = readAdvances(heavy, letters);
const hundredths = [...letters].map((letter) => String(Math.round(widths[letter] / 10)).padStart(2, "0"));
writeFileSync(
  new URL("../domain/poster/glyph-widths.ts", import.meta.url),
  `/**
 * Advance widths of Bricolage Grotesque 800 at optical size 36, in hundredths of an em, two digits a letter from the
 * space (U+0020) to the tilde (U+007E): written by scripts/fonts.mjs.
 */
export const POSTER_WIDTHS =
  "${hundredths.join("")}";
`,
);

/** Reads hmtx through cmap format 4 (OpenType 1.9): enough for a static Latin face. */
function readAdvances(bytes, text) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = {};
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    const tag = bytes.toString("latin1", at, at + 4);
    tables[tag] = view.getUint32(at + 8);
  }
  const unitsPerEm = view.getUint16(tables.head + 18);
  const metrics = view.getUint16(tables.hhea + 34);
  const subtables = view.getUint16(tables.cmap + 2);
  let segments = 0;
  for (let i = 0; i < subtables; i++) {
    const at = tables.cmap + view.getUint32(tables.cmap + 8 + i * 8);
    if (view.getUint16(at) === 4) segments = at;
  }
  const count = view.getUint16(segments + 6) / 2;
  const glyphOf = (code) => {
    for (let i = 0; i < count; i++) {
      const end = view.getUint16(segments + 14 + i * 2);
      const startAt = segments + 16 + (count + i) * 2;
      const start = view.getUint16(startAt);
      if (code > end || code < start) continue;
      const delta = view.getUint16(startAt + count * 2);
      const offsetAt = startAt + count * 4;
      const offset = view.getUint16(offsetAt);
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(offsetAt + offset + (code - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
  const widths = {};
  for (const letter of text) {
    const glyph = glyphOf(letter.codePointAt(0));
    if (glyph === 0) continue;
    const at = tables.hmtx + Math.min(glyph, metrics - 1) * 4;
    widths[letter] = Math.round((view.getUint16(at) * 1000) / unitsPerEm);
  }
  return widths;
}
