import { describe, expect, test } from "vitest";
import { cityName } from "#domain/catalogue/city";
import { cutText } from "#domain/core/cut-text";
import { EVERYTHING, eventListHref, readEventQuery, searchWords } from "#domain/catalogue/event-query";

const read = (search: string) => readEventQuery(new URLSearchParams(search));

describe("the URL of an event list", () => {
  test("is never cut inside a surrogate pair", () => {
    const letters = "a".repeat(199);
    const asked = read(`q=${letters}😀&city=${"b".repeat(59)}😀`);
    expect(asked).toMatchObject({ text: letters, city: "b".repeat(59) });
    expect(eventListHref(asked)).toContain(`q=${letters}&city=`);
    expect(cityName(`${"c".repeat(59)}😀`)).toBe("c".repeat(59));
    expect(cutText(`${letters}😀`.slice(0, 200), 200)).toBe(letters);
  });

  test("round-trips every filter", () => {
    const asked = read(
      "q=raag&city=Bengaluru&category=concert&from=2026-11-21&to=2026-11-22&min=100&max=500&few=1&sort=price&page=3",
    );
    expect(asked).toMatchObject({
      text: "raag",
      city: "Bengaluru",
      category: "concert",
      from: "2026-11-21",
      to: "2026-11-22",
      minPrice: 100,
      maxPrice: 500,
      few: true,
      sort: "price",
      page: 3,
    });
    const href = eventListHref(asked);
    expect(read(href.split("?")[1]!)).toEqual(asked);
  });

  test("has no parameters for the default list", () => {
    expect(eventListHref(EVERYTHING)).toBe("/events");
  });

  test("with invalid values is read as the default list", () => {
    for (const odd of [
      "category=xyz&when=never&from=2026-02-30&min=-4&max=1e9&sort=drop&page=0",
      "page=NaN&min=%00&q=",
      "page=1.5&from=%F0%9F%92%A5",
    ])
      expect(eventListHref(read(odd))).toBe("/events");
  });

  test("with swapped ranges is corrected", () => {
    expect(read("from=2026-12-02&to=2026-12-01&min=900&max=100")).toMatchObject({
      from: "2026-12-01",
      to: "2026-12-02",
      minPrice: 100,
      maxPrice: 900,
    });
  });

  test("limits the length of words and the page number", () => {
    expect(read(`q=${"x".repeat(5000)}`).text).toHaveLength(200);
    expect(read("page=99999999").page).toBe(500);
  });
});

describe("a search", () => {
  test("drops stop words unless there are no other words", () => {
    expect(searchWords("Comedy in Jayanagar, by the Ranga Company")).toEqual([
      "Comedy",
      "Jayanagar",
      "Ranga",
      "Company",
    ]);
    expect(searchWords("The And")).toEqual(["The", "And"]);
    expect(searchWords("  ")).toEqual([]);
  });
});
