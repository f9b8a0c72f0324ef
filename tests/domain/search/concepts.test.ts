import { describe, expect, test } from "vitest";
import { ConceptBook } from "#domain/search/concepts/concept-book";
import { SHIPPED_CONCEPTS, shippedLanguage } from "#domain/search/concepts/language";
import type { SearchDocument } from "#domain/search/document";
import { parseQuery } from "#domain/search/parse";
import { makeAtlas } from "#domain/search/places";
import { relaxedSearch } from "#domain/search/ranking/relaxation";
import { THESAURUS } from "#domain/search/thesaurus";
import { DOCUMENTS, FRIDAY, understand } from "../../build/search-query";

const BOOK = new ConceptBook(
  "$laugh = stand-up, improv 2\nlaugh | laugh, hasna hai, हँसना | $laugh\nclay | pots, work with clay | pottery, @other 1\nwalls | ~climbing the walls | kids",
);
const idsOf = (text: string, at = 0) =>
  BOOK.find(text.split(" "), at).map(({ concept, length }) => [concept.id, length]);

describe("a concept", () => {
  test("is found by its phrases, by word family and over function words", () => {
    expect(idsOf("laugh")).toEqual([["laugh", 1]]);
    expect(idsOf("laughing")).toEqual([["laugh", 1]]);
    expect(idsOf("work really with my clay")).toEqual([["clay", 5]]);
    expect(idsOf("pot")).toEqual([["clay", 1]]);
    expect(idsOf("work alone")).toEqual([]);
  });

  test("carries its targets with their worth, bundles spelled out", () => {
    const [{ concept } = { concept: null }] = BOOK.find(["laugh"], 0);
    expect(concept?.targets).toEqual([
      ["stand-up", 1],
      ["improv", 0.65],
    ]);
  });

  test("that is an idiom hides its words from the grammar", () => {
    const read = understand("the kids are climbing the walls");
    expect(read.filters.category).toBeUndefined();
    expect(read.filters.audience).toEqual(["kids"]);
  });
});

describe("the shipped concepts", () => {
  test("are at least 600 with at least 6,000 phrases, each id once", () => {
    const { concepts } = shippedLanguage();
    const ids = concepts!.concepts.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(600);
    expect(new Set(ids).size).toBe(ids.length);
    expect(concepts!.size).toBeGreaterThanOrEqual(6000);
  });

  test("are well formed: every line has phrases and targets, and every bundle is defined", () => {
    const lines = SHIPPED_CONCEPTS.split("\n").filter((line) => line.trim() !== "");
    const bundles = new Set(lines.flatMap((line) => /^(\$\w+) = /.exec(line)?.[1] ?? []));
    const wrong = lines.filter((line) => {
      if (/^\$\w+ = \S/.test(line)) return false;
      const parts = line.split(" | ");
      return (
        parts.length !== 3 ||
        parts.some((part) => part.trim() === "") ||
        [...parts[2]!.matchAll(/\$\w+/g)].some(([bundle]) => !bundles.has(bundle))
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe("a sentence about a life situation", () => {
  const atlas = (events: readonly SearchDocument[]) =>
    makeAtlas(
      {
        cities: ["Mumbai"],
        areas: [],
        names: [],
        languages: [],
        vocabulary: new Set(
          events
            .flatMap(({ title, tags }) => [title, ...tags])
            .flatMap((text) => text.toLowerCase().split(/\W+/)),
        ),
      },
      THESAURUS,
      shippedLanguage(),
    );
  const anEvent = (id: string, more: Partial<SearchDocument>): SearchDocument => ({
    ...DOCUMENTS[0]!,
    id,
    tags: [],
    description: "",
    startsAt: Date.parse(FRIDAY) + 86_400_000,
    localDate: "2026-11-21",
    city: "Mumbai",
    ...more,
  });
  const EVENTS = [
    anEvent("clay", { title: "Bowls for all", category: "other", tags: ["pottery"] }),
    anEvent("jokes", { title: "Five comics", category: "comedy", tags: ["stand-up"] }),
    anEvent("run", { title: "Dawn race", category: "sports", tags: ["running"] }),
    anEvent("play", { title: "Tughlaq", category: "theatre", tags: ["drama"] }),
    anEvent("talk", { title: "Ghazals from a kitchen", category: "other", tags: ["food"] }),
  ];
  const find = (text: string) => {
    const { filters } = parseQuery(text, Date.parse(FRIDAY), "Asia/Kolkata", atlas(EVENTS));
    return relaxedSearch(EVENTS, filters, THESAURUS, Date.parse(FRIDAY)).groups;
  };
  const first = (text: string) => find(text)[0]?.ranked[0]?.id;

  test.each([
    ["i need to work with my hands", "clay"],
    ["mitti se kuch banana hai", "clay"],
    ["मिट्टी के बर्तन", "clay"],
    ["i feel low, cheer me up", "jokes"],
    ["the classic by girish karnad", "play"],
    ["burn some calories", "run"],
  ])("“%s” finds the event", (text, id) => {
    expect(first(text)).toBe(id);
  });

  test("orders and does not exclude beside a category", () => {
    expect(find("comedy with my mother in law")[0]).toMatchObject({ relaxed: [], ranked: [{ id: "jokes" }] });
  });

  test("a leftover word never excludes an event that meets the filters", () => {
    expect(find("comedy on saturday in mumbai, dragging my flatmate")[0]).toMatchObject({
      relaxed: [],
      ranked: [{ id: "jokes" }],
    });
  });

  test("a genre in a title finds the event, whatever its category", () => {
    expect(find("ghazals").flatMap(({ ranked }) => ranked.map(({ id }) => id))).toContain("talk");
  });

  test("an admin's line replaces a shipped phrase, and an empty one switches it off", () => {
    const now = Date.parse(FRIDAY);
    const read = (thesaurus: ReadonlyMap<string, readonly string[]>) => {
      const own = makeAtlas(
        { cities: [], areas: [], names: [], languages: [], vocabulary: new Set() },
        thesaurus,
        shippedLanguage(),
        new Set(["salary day"]),
      );
      return parseQuery("salary day", now, "Asia/Kolkata", own).filters.topics;
    };
    expect(read(new Map([["salary day", ["dinner"]]]))?.[0]?.also).toEqual([["dinner", 1]]);
    expect(read(new Map())?.flatMap(({ also }) => also)).toEqual([]);
  });

  test("words that nothing explains show no arbitrary events", () => {
    expect(find("zzyzx qwrtl")).toEqual([]);
  });
});
