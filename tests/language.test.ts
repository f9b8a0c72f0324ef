import { expect, test } from "vitest";
import { findMarkers } from "../scripts/language.mjs";

interface Found {
  readonly line: number;
  readonly marker: string;
}

const markersIn = (path: string, source: string) =>
  (findMarkers(path, source) as Found[]).map(({ line, marker }) => `${line}: ${marker}`);

test("private English is flagged in block, line and trailing comments", () => {
  const source = [
    "/** The row is written anew. */",
    "const rows = 1; // what nobody reads",
    "// A second webhook",
    "// is told by the provider",
    "{/* Whoever comes next */}",
  ].join("\n");
  expect(markersIn("a.tsx", source)).toEqual(["1: anew", "2: nobody", "3: told", "5: Whoever"]);
});

test("test names are flagged in test files only", () => {
  const source = 'test("nobody pays twice", () => {});';
  expect(markersIn("a.test.ts", source)).toEqual(["1: nobody"]);
  expect(markersIn("a.ts", source)).toEqual([]);
});

test("names of parametrized tests are flagged", () => {
  expect(markersIn("a.test.ts", 'test.each([1, 2])("%i is told", () => {});')).toEqual(["1: told"]);
});

test("identifiers, strings, inline code and addresses are left alone", () => {
  const source = [
    'const told = "nobody // anew";',
    'const address = "https://example.com/anew";',
    "/** Calls `forgetOld` and {@link tellNobody}. */",
    "const pattern = /anew\\/*nobody/;",
  ].join("\n");
  expect(markersIn("a.ts", source)).toEqual([]);
});

test("Markdown is checked line by line, without code", () => {
  const source = [
    "A hold expires.",
    "",
    "```ts",
    "tell(nobody)",
    "```",
    "`anew` is code; this is told.",
  ].join("\n");
  expect(markersIn("docs/a.md", source)).toEqual(["6: told"]);
});

test.each([
  ["Of what a page needs", "Of what"],
  ["The seat is let go", "let go"],
  ["The phone knows its gate", "phone knows"],
  ["It is no refusal", "is no refusal"],
  ["what the gate stands for", "stands for"],
  ["The object rang", "rang"],
  ["Asking twice is asking once", "Asking twice"],
])("%s", (text, marker) => {
  expect(markersIn("a.ts", `/** ${text}. */`)).toEqual([`1: ${marker}`]);
});

test.each([
  "Releases the expired hold of this buyer",
  "Returns null if the URL is canonical",
  "Retries with exponential backoff",
  "The object holds one lease per device",
])("plain technical English passes: %s", (text) => {
  expect(markersIn("a.ts", `// ${text}.`)).toEqual([]);
});
