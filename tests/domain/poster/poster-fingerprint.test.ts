import { expect, test } from "vitest";
import { contrast, drawPoster, gestureOf, paletteOf } from "#domain/poster/poster";
import { fitTitle, lineHeight } from "#domain/poster/title-fit";
import { fitHeading, layOutTitle, titleWidth } from "#domain/poster/title";
import { fingerprint } from "#tests/build/fingerprint";

/**
 * Printed posters, mails and shared links show an event's poster: a release must not redraw the posters of existing
 * events. A deliberate change of a composition replaces its fingerprint here.
 */
const ids = Array.from({ length: 200 }, (_, i) => `019a9f4e-7c1a-7000-8000-${String(i).padStart(12, "0")}`);
const titles = [
  "Tughlaq",
  "Night Bus to Hampi",
  "तुग़लक़",
  "The extraordinarily long evening of readings and songs",
];

test.each([
  ["theatre", [], "a6bd80207c43"],
  ["concert", [], "ce0d76deadd0"],
  ["comedy", [], "0e211ef95984"],
  ["conference", [], "0cfe6387f315"],
  ["movie", [], "3cfb85e712bb"],
  ["sports", [], "421ce4a1fac2"],
  ["other", ["Dance"], "f7809e31b67f"],
  ["other", ["family"], "6d19823bd66b"],
  ["other", ["craft"], "ce9967d91ef4"],
  ["other", ["dj"], "05bad6efe58f"],
  ["other", ["dinner"], "d10e99b36fad"],
  ["other", [], "4d90c3771952"],
])("posters of the category %s with the tags %j keep their drawing", (category, tags, expected) => {
  const drawn = ids.map((id, at) => drawPoster({ id, category, tags, title: titles[at % titles.length]! }));
  expect(fingerprint(drawn)).toBe(expected);
});

test("the tags of an event of another category choose its composition, else its id does", () => {
  expect(gestureOf("theatre", ["dj"], 0)).toBe("theatre");
  expect(gestureOf("other", ["DJ"], 0)).toBe("club");
  expect(gestureOf("other", ["dj", "kathak"], 0)).toBe("dance");
  expect(gestureOf("other", ["lecture"], 0)).toBe("club");
  expect(gestureOf("other", ["lecture"], 1 << 14)).toBe("dance");
});

test("the page of an event has its poster's colours", () => {
  for (const id of ids.slice(0, 20))
    for (const category of ["theatre", "concert", "other"])
      expect(paletteOf({ id, category })).toEqual(drawPoster({ id, category, title: "Tughlaq" }).palette);
});

test("contrast is that of WCAG 2", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#ffffff", "#777777")).toBeCloseTo(4.478, 3);
  expect(contrast("#ff0000", "#0000ff")).toBeCloseTo(2.149, 3);
  expect(contrast("#00ff00", "#0a0a0a")).toBeCloseTo(14.428, 3);
});

const LONG = "The extraordinarily long evening of readings, songs and second thoughts";

test("a title that does not fit at 40 is cut to its first four words", () => {
  expect(
    layOutTitle(LONG)
      .lines.map(({ text }) => text)
      .join(" "),
  ).toBe("The extraordinarily long evening");
  expect(
    layOutTitle("Open mic, closed laptops")
      .lines.map(({ text }) => text)
      .join(" "),
  ).toBe("Open mic, closed laptops");
});

test.each([
  ["Tughlaq", "a85947226e92"],
  ["Night Bus to Hampi", "42032e4b772e"],
  ["How rivers remember", "a4a99a936344"],
  ["तुग़लक़", "c8cd76fa76b9"],
  ["तुग़लक़ की कहानी", "0ff86c2da00f"],
  ["Élan vital", "245b3ac8474c"],
  [LONG, "09ff4a704508"],
  ["I", "bf6494146e4b"],
  ["", "2425316f51c3"],
])("the title %j keeps its lines and size", (title, expected) => {
  expect(fingerprint([layOutTitle(title), fitHeading(title), titleWidth(title)])).toBe(expected);
});

test("an accent adds no width to its letter", () => {
  expect(titleWidth("é")).toBe(titleWidth("e"));
  expect(titleWidth("~")).not.toBe(titleWidth("\u007f"));
  expect(titleWidth("ab")).toBeCloseTo(titleWidth("a") + titleWidth("b"), 9);
});

test("a title on a card has the largest size, in steps of two, at which its words fit", () => {
  const box = { width: 120, height: 60, most: 30 };
  expect(fitTitle("Tughlaq", box)).toEqual({ size: 30, lines: 1 });
  for (const title of ["Tughlaq", "Night Bus to Hampi", LONG, "Bhagavadajjukam at the lake"]) {
    const { size, lines } = fitTitle(title, box);
    expect(lines * lineHeight(size)).toBeLessThanOrEqual(box.height);
    if (size > 14)
      for (const word of title.split(" ")) expect(titleWidth(word) * size).toBeLessThanOrEqual(box.width);
  }
});

test.each([
  ["Night Bus to Hampi", { width: 120, height: 60, most: 30 }, { size: 26, lines: 2 }],
  ["Night Bus to Hampi", { width: 400, height: 60, most: 30 }, { size: 30, lines: 1 }],
  [LONG, { width: 200, height: 90, most: 40 }, { size: 20, lines: 4 }],
  [LONG, { width: 60, height: 90, most: 40 }, { size: 14, lines: 6 }],
  [LONG, { width: 60, height: 10, most: 40 }, { size: 14, lines: 1 }],
])("the title %j has the largest size that fits the box %j", (title, box, expected) => {
  expect(fitTitle(title, box)).toEqual(expected);
});
