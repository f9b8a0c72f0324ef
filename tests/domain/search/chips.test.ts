import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tidyListHref } from "#domain/catalogue/event-query";
import { chipsOf, sentenceWith } from "#domain/search/understood";
import { daysOf, filtersOf, understand } from "../../build/search-query";

const say = (locale: string, file: string) =>
  JSON.parse(readFileSync(`i18n/messages/${locale}/${file}.json`, "utf8")) as Record<string, string>;

test("replacing a chip's words leaves the rest of the sentence unchanged", () => {
  const chips = chipsOf(understand("free comedy in Bangalore tomorrow evening"));
  const place = chips.find(({ field }) => field === "city")!;
  const other = sentenceWith(place, "Mumbai");
  expect(filtersOf(other)).toMatchObject({ city: ["Mumbai"], category: ["comedy"], priceMax: 0 });
  const day = chips.find(({ field }) => field === "dateFrom")!;
  expect(filtersOf(sentenceWith(day, "today"))).toMatchObject({ city: ["Bengaluru"], category: ["comedy"] });
  expect(daysOf(sentenceWith(day, "today"))).toBe("2026-11-20 to 2026-11-21");
});

test.each(["en", "hi"])("the alternatives of chips are understood as their filters in %s", (locale) => {
  const words = say(locale, "search");
  expect(daysOf(words.search_say_today!)).toBe("2026-11-20 to 2026-11-21");
  expect(daysOf(words.search_say_tomorrow!)).toBe("2026-11-21 to 2026-11-22");
  expect(daysOf(words.search_say_weekend!)).toBe("2026-11-21 to 2026-11-23");
  expect(daysOf(words.search_say_week!)).toBe("2026-11-20 to 2026-11-27");
  expect(filtersOf(words.search_say_free!)).toMatchObject({ priceMax: 0 });
  expect(filtersOf(words.search_say_under!.replace("{price}", "₹1,000"))).toMatchObject({ priceMax: 1000 });
  for (const time of ["morning", "afternoon", "evening", "night"])
    expect(filtersOf(words[`search_say_${time}`]!).timeFrom).toBeDefined();
});

test.each(["en", "hi"])("category names in %s are understood alone and with a place", (locale) => {
  const kinds = say(locale, "discovery");
  const words = say(locale, "search");
  for (const kind of ["movie", "concert", "sports", "theatre", "comedy", "conference"]) {
    const word = kind === "conference" ? words.search_say_conference : kinds[`discovery_category_${kind}`];
    const said = word!.toLowerCase();
    const understood = [kind];
    expect([said, filtersOf(said).category]).toEqual([said, understood]);
    const there = words.search_say_kind_in!.replace("{kind}", said).replace("{place}", "Bengaluru");
    expect([there, filtersOf(there)]).toMatchObject([there, { category: understood, city: ["Bengaluru"] }]);
    const then = `${said} ${words.search_say_weekend}`;
    expect([then, filtersOf(then)]).toMatchObject([then, { category: understood, dateFrom: "2026-11-21" }]);
  }
});

test("empty fields and sentence parts of a form without scripts become the canonical URL", () => {
  const tidy = (query: string) => tidyListHref(new URLSearchParams(query));
  expect(tidy("q=&when=&from=&to=&category=comedy&min=&max=&city=&sort=date")).toBe(
    "/events?category=comedy",
  );
  expect(tidy("q=free&q=jazz&q=tomorrow")).toBe("/events?q=free+jazz+tomorrow");
  expect(tidy("q=jazz&city=Mumbai")).toBeNull();
  expect(tidy("q=jazz&utm_source=x")).toBeNull();
  expect(tidy("")).toBeNull();
  const once = tidy("q=a&q=&city=")!;
  expect(tidyListHref(new URL(once, "https://x.test").searchParams)).toBeNull();
});
