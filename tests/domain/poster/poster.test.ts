import { describe, expect, test } from "vitest";
import { contrast, drawPoster, palettes, seedOf } from "#domain/poster/poster";
import { layOutTitle, titleWidth } from "#domain/poster/title";

const categories = ["movie", "concert", "sports", "theatre", "comedy", "conference", "other"];
const tagsOfOther = [[], ["dance"], ["kids"], ["workshop"], ["club"], ["food"]];
const titles = [
  "Tughlaq",
  "Aur Batao",
  "Open mic, closed laptops",
  "How rivers remember",
  "Night Bus to Hampi",
  "तुग़लक़",
  "The extraordinarily long evening of readings, songs and second thoughts",
  "Bhagavadajjukam",
];
const ids = Array.from({ length: 400 }, (_, i) => `019a9f4e-7c1a-7000-8000-${String(i).padStart(12, "0")}`);

function eachPoster(check: (poster: ReturnType<typeof drawPoster>, name: string) => void) {
  for (const [i, id] of ids.entries())
    for (const category of categories)
      for (const tags of category === "other" ? tagsOfOther : [[]]) {
        const title = titles[i % titles.length]!;
        check(drawPoster({ id, category, title, tags }), `${category} ${tags} ${title} ${id}`);
      }
}

describe("a poster", () => {
  test("is deterministic", () => {
    const subject = { id: ids[0]!, category: "theatre", title: "Tughlaq" };
    expect(drawPoster(subject)).toEqual(drawPoster({ ...subject }));
  });

  test("has the published FNV-1a hash as its seed", () => {
    expect(seedOf("")).toBe(0x811c9dc5);
    expect(seedOf("a")).toBe(0xe40c292c);
    expect(seedOf("foobar")).toBe(0xbf9cf968);
  });

  test("differs from most others of its category", () => {
    for (const category of categories) {
      const drawn = ids
        .slice(0, 40)
        .map((id) => JSON.stringify(drawPoster({ id, category, title: "Tughlaq" }).shapes));
      expect(new Set(drawn).size, category).toBeGreaterThan(12);
    }
  });

  test("has sufficient contrast of title and colours to the background in every palette", () => {
    for (const [gesture, choices] of Object.entries(palettes))
      for (const { ground, first, second, overprint, type } of choices) {
        expect(contrast(type, ground), `${gesture} ${ground} type`).toBeGreaterThanOrEqual(7);
        // The slope of the children's poster has the title's colour.
        const onField = [first, second, overprint, ...(gesture === "kids" ? [type] : [])];
        const strongest = Math.max(...onField.map((each) => contrast(each, ground)));
        expect(strongest, `${gesture} ${ground} field`).toBeGreaterThanOrEqual(3);
      }
  });

  test("never places the title on or near a shape without contrast", () => {
    eachPoster(({ shapes, palette, title }, name) => {
      for (const { fill, top } of shapes) {
        if (contrast(palette.type, fill) >= 4.5) continue;
        expect(top, `${name} ${fill}`).toBeGreaterThanOrEqual(title.bottom + 12 - 1e-6);
      }
    });
  });

  test("has at most one overprint colour and finite coordinates", () => {
    eachPoster(({ shapes }, name) => {
      for (const { path } of shapes) expect(path, name).not.toMatch(/NaN|Infinity|undefined/);
      expect(new Set(shapes.filter(({ within }) => within).map(({ fill }) => fill)).size).toBeLessThanOrEqual(
        1,
      );
    });
  });
});

describe("a poster's title", () => {
  test("has at most three lines within its width and size limits", () => {
    for (const title of titles) {
      const { lines, size } = layOutTitle(title);
      expect(lines.length).toBeLessThanOrEqual(3);
      expect(size).toBeLessThanOrEqual(lines.length === 3 ? 66 : 92);
      for (const { text } of lines) expect(titleWidth(text) * size).toBeLessThanOrEqual(344.5);
    }
  });

  test("is truncated to four words if too long", () => {
    const { lines } = layOutTitle(titles[6]!);
    expect(lines.map(({ text }) => text).join(" ")).toBe("The extraordinarily long evening");
  });

  test("without letters is empty and does not throw", () => {
    expect(layOutTitle("  ").lines).toHaveLength(1);
  });
});
