import { expect, test } from "vitest";
import { applyMutant, mutantsOf } from "../../scripts/mutation/mutants.mjs";
import { sampleOf } from "../../scripts/mutation/sample.mjs";

const changesOf = (source: string): string[] =>
  mutantsOf("a.ts", source).map((mutant) => applyMutant(source, mutant));

test("a comparison is moved to its boundary and reversed", () => {
  expect(changesOf("x = a < b;")).toEqual(["x = a <= b;", "x = a >= b;"]);
  expect(changesOf("x = a === b;")).toEqual(["x = a !== b;"]);
});

test.each([
  ["x = a + b;", ["x = a - b;"]],
  ["x = `a` + b;", []],
  ["x = a && b;", ["x = a || b;"]],
  ["x = a ?? b;", ["x = (a);"]],
  ["x = a?.b;", ["x = a.b;"]],
  ["x = !a;", ["x = (a);"]],
  ["x = a.some(f);", ["x = a.every(f);"]],
  ["x = a.filter(f);", ["x = (a);"]],
  ["x = Math.min(a, b);", ["x = Math.max(a, b);"]],
  ["if (a) f = g;", ["if (true) f = g;", "if (false) f = g;"]],
  ["save();", [";"]],
  ["x = 5;", ["x = (6);", "x = (4);"]],
  ["function f(a = b) {}", ["function f(a) {}"]],
])("%s has its mutants", (source, expected) => {
  expect(changesOf(source)).toEqual(expected);
});

test("types, texts, imports and comments have no mutants", () => {
  const source = `
    import a from "a";
    type B = 1 | 2; // 3
    interface C { readonly d: 4 }
    const e = "f" as B;
  `;
  expect(changesOf(source)).toEqual([]);
});

test("a mutant has the same id after lines are added above it", () => {
  const id = (source: string) => mutantsOf("a.ts", source).map((mutant) => mutant.id);
  expect(id("x = a < b;")).toEqual(id("\n\nx = a < b;"));
  expect(new Set(id("x = 1;\nx = 1;")).size).toBe(4);
});

test("a seed chooses the same sample again, in the order of the source", () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const sample = sampleOf(items, 10, 7);
  expect(sampleOf(items, 10, 7)).toEqual(sample);
  expect(sample).toEqual(sample.toSorted((a, b) => a - b));
  expect(new Set(sample).size).toBe(10);
  expect(sampleOf(items, 10, 8)).not.toEqual(sample);
});
