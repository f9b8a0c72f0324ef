import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Filters } from "#domain/search/query";
import { addMonths, dayOf, isoDay, isoWeekdayOf, parseIsoDay, partsOf } from "#domain/time/calendar";
import { FRIDAY, filtersOf, understand } from "../../build/search-query";

const NOTHING = { keywords: [] };
const TOMORROW = { dateFrom: "2026-11-21", dateTo: "2026-11-22" };
const TODAY = { dateFrom: "2026-11-20", dateTo: "2026-11-21" };
const EVENING = { timeFrom: "17:00", timeTo: "22:00" };
const NIGHT = { timeFrom: "18:00", timeTo: "24:00" };

/** Sentences with all of their filters, said on a Friday. */
const SENTENCES: readonly (readonly [string, Omit<Filters, "keywords"> & Partial<Filters>])[] = [
  ["comedy tomorrow evening", { category: ["comedy"], ...TOMORROW, ...EVENING }],
  ["hindi movies tonight", { category: ["movie"], languages: ["Hindi"], ...TODAY, ...NIGHT }],
  [
    "theatre this weekend in Indiranagar",
    {
      category: ["theatre"],
      city: ["Bengaluru"],
      area: ["Indiranagar"],
      dateFrom: "2026-11-21",
      dateTo: "2026-11-23",
    },
  ],
  [
    "concerts next weekend under 500",
    { category: ["concert"], dateFrom: "2026-11-28", dateTo: "2026-11-30", priceMax: 500 },
  ],
  ["free events on sunday", { dateFrom: "2026-11-22", dateTo: "2026-11-23", priceMax: 0 }],
  ["movies between 200 and 400 rupees", { category: ["movie"], priceMin: 200, priceMax: 400 }],
  ["plays in Kannada", { category: ["theatre"], languages: ["Kannada"] }],
  ["no comedy this week", { notCategory: ["comedy"], dateFrom: "2026-11-20", dateTo: "2026-11-23" }],
  ["music but not jazz", { category: ["concert"], notKeywords: ["jazz"] }],
  ["two tickets for a play", { category: ["theatre"] }],
  ["4 seats for a concert on saturday night", { category: ["concert"], ...TOMORROW, ...NIGHT }],
  ["kids show on saturday morning", { audience: ["kids"], ...TOMORROW, timeFrom: "06:00", timeTo: "12:00" }],
  ["from 24 to 27 november", { dateFrom: "2026-11-24", dateTo: "2026-11-28" }],
  ["in december", { dateFrom: "2026-12-01", dateTo: "2027-01-01" }],
  ["next month", { dateFrom: "2026-12-01", dateTo: "2027-01-01" }],
  ["before noon tomorrow", { ...TOMORROW, timeTo: "12:00" }],
  ["between 6 and 9 pm", { timeFrom: "18:00", timeTo: "21:00" }],
  ["online events", { mode: "online" }],
  ["wheelchair accessible theatre", { category: ["theatre"], accessibility: ["wheelchair"] }],
  ["whitefield or koramangala", { city: ["Bengaluru"], area: ["Whitefield", "Koramangala"] }],
  ["plays near MG Road", { category: ["theatre"], city: ["Bengaluru"], area: ["MG Road"] }],
  ["tomorrow or sunday", { dateFrom: "2026-11-21", dateTo: "2026-11-23" }],
  ["today under ₹250", { ...TODAY, priceMax: 250 }],
  ["weekend evenings", { dateFrom: "2026-11-21", dateTo: "2026-11-23", ...EVENING }],
  ["without alcohol", { notKeywords: ["alcohol"] }],
  ["कल शाम नाटक", { category: ["theatre"], ...TOMORROW, ...EVENING }],
  [
    "रविवार को मुफ्त संगीत",
    { category: ["concert"], dateFrom: "2026-11-22", dateTo: "2026-11-23", priceMax: 0 },
  ],
];

test.each(SENTENCES)("%s", (said, filters) => {
  const read = understand(said);
  expect(read.filters).toEqual({ ...NOTHING, ...filters });
  expect(read.corrections).toEqual([]);
  expect(read.residue).toEqual([]);
});

test.each(SENTENCES)("each chip of “%s” covers words of the sentence, in order and apart", (said) => {
  const { text, chips, filters } = understand(said);
  let end = 0;
  for (const chip of chips) {
    expect(chip.from).toBeGreaterThanOrEqual(end);
    expect(chip.to).toBeGreaterThan(chip.from);
    expect(text.slice(chip.from, chip.to).trim()).toBe(text.slice(chip.from, chip.to));
    end = chip.to;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  // The city follows from the area, the day from "tonight": such fields have no words of their own.
  const withWords = new Set(chips.flatMap(({ fields }) => fields));
  const implied = new Set(["city", "keywords", "dateFrom", "dateTo"]);
  for (const field of Object.keys(filters) as (keyof Filters)[])
    if (!implied.has(field)) expect(withWords).toContain(field);
});

test.each([
  ["comdy tonight", "comdy", "comedy", { category: ["comedy"], ...TODAY, ...NIGHT }],
  [
    "theater in indirangar",
    "indirangar",
    "indiranagar",
    { category: ["theatre"], city: ["Bengaluru"], area: ["Indiranagar"] },
  ],
] as const)("%s: the spelling is corrected and the correction is shown", (said, written, read, filters) => {
  const parsed = understand(said);
  expect(parsed.filters).toEqual({ ...NOTHING, ...filters });
  expect(parsed.corrections).toMatchObject([{ written, read }]);
});

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const FIRST = dayOf(2026, 1, 1);
const noon = (day: number) => `${isoDay(day)}T12:00:00+05:30`;
const aToday = fc.integer({ min: FIRST, max: FIRST + 800 });
/** One whole day. */
const only = (day: number) => ({ ...NOTHING, dateFrom: isoDay(day), dateTo: isoDay(day + 1) });

describe("dates", () => {
  test("a day and a month, in either order, are the next such date", () => {
    fc.assert(
      fc.property(aToday, fc.integer({ min: 0, max: 300 }), fc.boolean(), (today, ahead, isMonthFirst) => {
        const day = today + ahead;
        const { month, date } = partsOf(day);
        const words = isMonthFirst ? `${MONTHS[month - 1]} ${date}` : `${date} ${MONTHS[month - 1]}`;
        expect(filtersOf(`on ${words}`, noon(today))).toEqual(only(day));
      }),
    );
  });

  test("a weekday is the next one, today included", () => {
    fc.assert(
      fc.property(aToday, fc.integer({ min: 0, max: 6 }), (today, ahead) => {
        const day = today + ahead;
        expect(filtersOf(`on ${WEEKDAYS[isoWeekdayOf(day) - 1]}`, noon(today))).toEqual(only(day));
      }),
    );
  });

  test("today, tomorrow and the day after tomorrow follow the current day", () => {
    fc.assert(
      fc.property(aToday, (today) => {
        for (const [ahead, words] of ["today", "tomorrow", "day after tomorrow"].entries())
          expect(filtersOf(words, noon(today))).toEqual(only(today + ahead));
      }),
    );
  });

  test("a month is from its first to its last day, from today on when it has begun", () => {
    fc.assert(
      fc.property(aToday, fc.integer({ min: 0, max: 10 }), (today, ahead) => {
        const { year, month } = partsOf(today);
        const first = addMonths(dayOf(year, month, 1), ahead);
        const name = MONTHS[partsOf(first).month - 1];
        const { dateFrom, dateTo, ...rest } = filtersOf(`in ${name}`, noon(today));
        expect(rest).toEqual(NOTHING);
        expect(dateTo).toBe(isoDay(addMonths(first, 1)));
        expect([first, today].map(isoDay)).toContain(dateFrom);
        if (ahead > 0) expect(dateFrom).toBe(isoDay(first));
      }),
    );
  });

  test("two dates with “to” between them include both", () => {
    fc.assert(
      fc.property(
        aToday,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 40 }),
        (today, ahead, length) => {
          const [first, last] = [today + ahead, today + ahead + length];
          const words = (day: number) => `${partsOf(day).date} ${MONTHS[partsOf(day).month - 1]}`;
          expect(filtersOf(`${words(first)} to ${words(last)}`, noon(today))).toEqual({
            ...NOTHING,
            dateFrom: isoDay(first),
            dateTo: isoDay(last + 1),
          });
        },
      ),
    );
  });

  test("a weekend is its Saturday and Sunday, or what is left of it", () => {
    for (let today = FIRST; today < FIRST + 14; today++) {
      const weekday = isoWeekdayOf(today);
      const saturday = today + 6 - weekday;
      const { dateFrom, dateTo, ...rest } = filtersOf("this weekend", noon(today));
      expect(rest).toEqual(NOTHING);
      expect(dateTo).toBe(isoDay(saturday + 2));
      expect(dateFrom).toBe(isoDay(weekday === 7 ? today : saturday));
    }
  });
});

describe("times", () => {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const said = (minutes: number) => {
    const hour = Math.floor(minutes / 60);
    const minute = minutes % 60;
    return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, "0")}` : ""} ${hour < 12 ? "am" : "pm"}`;
  };
  const aTime = fc.integer({ min: 24, max: 92 }).map((quarter) => quarter * 15);

  test("after and before a time of day", () => {
    fc.assert(
      fc.property(aTime, (minutes) => {
        expect(filtersOf(`after ${said(minutes)}`)).toEqual({ ...NOTHING, timeFrom: clock(minutes) });
        expect(filtersOf(`before ${said(minutes)}`)).toEqual({ ...NOTHING, timeTo: clock(minutes) });
      }),
    );
  });

  test("between two times of day", () => {
    fc.assert(
      fc.property(aTime, aTime, (one, other) => {
        fc.pre(one < other);
        expect(filtersOf(`between ${said(one)} and ${said(other)}`)).toEqual({
          ...NOTHING,
          timeFrom: clock(one),
          timeTo: clock(other),
        });
      }),
    );
  });
});

describe("prices", () => {
  const anAmount = fc.integer({ min: 2, max: 400 }).map((fifty) => fifty * 50);

  test("an upper limit, a lower limit and a range of rupees, however they are written", () => {
    const forms = [
      (amount: number) => `₹${amount}`,
      (amount: number) => `rs ${amount}`,
      (amount: number) => `${amount} rupees`,
      (amount: number) => `₹${amount.toLocaleString("en-IN")}`,
    ];
    fc.assert(
      fc.property(anAmount, anAmount, fc.constantFrom(...forms), (one, other, form) => {
        fc.pre(one < other);
        expect(filtersOf(`under ${form(one)}`)).toEqual({ ...NOTHING, priceMax: one });
        expect(filtersOf(`less than ${form(one)}`)).toEqual({ ...NOTHING, priceMax: one });
        expect(filtersOf(`above ${form(one)}`)).toEqual({ ...NOTHING, priceMin: one });
        expect(filtersOf(`at least ${form(one)}`)).toEqual({ ...NOTHING, priceMin: one });
        expect(filtersOf(`between ${form(one)} and ${form(other)}`)).toEqual({
          ...NOTHING,
          priceMin: one,
          priceMax: other,
        });
      }),
    );
  });

  test("thousands can be written as k", () => {
    expect(filtersOf("under 2k")).toEqual({ ...NOTHING, priceMax: 2_000 });
    expect(filtersOf("under 1.5k")).toEqual({ ...NOTHING, priceMax: 1_500 });
  });
});

describe("conditions together", () => {
  const CATEGORY = [
    ["comedy", "comedy"],
    ["theatre", "theatre"],
    ["movies", "movie"],
    ["concerts", "concert"],
  ] as const;
  const DAY = [
    ["tomorrow", TOMORROW],
    ["on sunday", { dateFrom: "2026-11-22", dateTo: "2026-11-23" }],
    ["on 28 november", { dateFrom: "2026-11-28", dateTo: "2026-11-29" }],
  ] as const;
  const PRICE = [
    ["under 500", { priceMax: 500 }],
    ["free", { priceMax: 0 }],
    ["above ₹300", { priceMin: 300 }],
  ] as const;
  const PLACE = [
    ["in Koramangala", { city: ["Bengaluru"], area: ["Koramangala"] }],
    ["in Whitefield", { city: ["Bengaluru"], area: ["Whitefield"] }],
  ] as const;

  test("a sentence means the conditions of its parts, in any order", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CATEGORY),
        fc.constantFrom(...DAY),
        fc.constantFrom(...PRICE),
        fc.constantFrom(...PLACE),
        fc.integer({ min: 0, max: 23 }),
        ([category, name], [day, dates], [price, prices], [place, places], order) => {
          const parts = [category, day, price, place];
          const said: string[] = [];
          for (let left = order; parts.length > 0; left = Math.floor(left / 4))
            said.push(...parts.splice(left % parts.length, 1));
          expect(filtersOf(said.join(" "))).toEqual({
            ...NOTHING,
            category: [name],
            ...dates,
            ...prices,
            ...places,
          });
        },
      ),
    );
  });

  test("a category after “no” or “not” is left out, and the others stay", () => {
    for (const [words, name] of CATEGORY)
      for (const no of ["no", "not", "without"])
        expect(filtersOf(`${no} ${words} tomorrow`)).toEqual({
          ...NOTHING,
          notCategory: [name],
          ...TOMORROW,
        });
  });
});

test("capital letters, spaces and punctuation change nothing", () => {
  for (const [said] of SENTENCES) {
    const plain = understand(said).filters;
    expect(understand(`  ${said.toUpperCase()}  !`).filters).toEqual(plain);
    expect(understand(said.replaceAll(" ", "   ")).filters).toEqual(plain);
  }
});

test("a sentence is read in the zone of its event's city: just after midnight in India is the next day", () => {
  expect(filtersOf("today", "2026-11-20T18:29:00Z")).toEqual({ ...NOTHING, ...TODAY });
  expect(filtersOf("today", "2026-11-20T18:30:00Z")).toEqual({ ...NOTHING, ...TOMORROW });
  expect(parseIsoDay(FRIDAY.slice(0, 10))).toBe(dayOf(2026, 11, 20));
});
