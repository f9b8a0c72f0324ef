import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { breakingChanges } from "../build/api/breaking-changes";
import { type OpenApiDocument, type Schema, endpointsOf } from "../build/api/openapi-document";

/** The document of the last release. `npm run api:release` replaces it. */
const RELEASE = new URL("../../docs/api/openapi.json", import.meta.url).pathname;
/** By its path: this project's types are those of Node.js, not of Workers. */
const MODULE = new URL("../../worker/api/document.ts", import.meta.url).pathname;
const { apiDocument } = (await import(/* @vite-ignore */ MODULE)) as {
  apiDocument(publicUrl: string): object;
};
const current = JSON.parse(JSON.stringify(apiDocument("https://stagedoor.example"))) as OpenApiDocument;

if (process.env["API_RELEASE"] === "1")
  // Without the samples, which clients do not read.
  writeFileSync(
    RELEASE,
    `${JSON.stringify(current, (name, value: unknown) => (name === "x-codeSamples" ? undefined : value), 1)}\n`,
  );
const released = JSON.parse(readFileSync(RELEASE, "utf8")) as OpenApiDocument;

test("nothing that clients of the last release use has changed", () => {
  expect(breakingChanges(released, current)).toEqual([]);
});

test("the document has every operation with its guard, examples and refusals", () => {
  const endpoints = endpointsOf(current);
  expect(endpoints.length).toBeGreaterThan(90);
  for (const { operation } of endpoints) {
    expect(operation["x-guard"], operation.operationId).toMatch(/^(public|person|member|admin)$/);
    expect(Object.keys(operation.responses), operation.operationId).toContain("401");
    expect(JSON.stringify(operation), operation.operationId).toMatch(/curl .*TypeScript/s);
  }
});

const copy = () => structuredClone(released) as unknown as Mutable;
type Mutable = {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters: { name: string; required?: boolean; schema: Schema }[];
        responses: Record<string, unknown>;
      }
    >
  >;
  components: { schemas: Record<string, { properties: Record<string, Schema>; required: string[] }> };
};

test.each<readonly [string, (document: Mutable) => void, RegExp]>([
  ["an operation that is gone", (each) => delete each.paths["/events"]!["get"], /GET \/events: gone/],
  [
    "a member of an answer that is gone",
    (each) => delete each.components.schemas["Hold"]!.properties["expiresAt"],
    /Hold|expiresAt/,
  ],
  [
    "a member of a request that is required now",
    (each) => (each.components.schemas["EventDraft"]!.required = ["title"]),
    /title: required now/,
  ],
  [
    "a parameter that is required now",
    (each) =>
      Object.assign(
        each.paths["/events"]!["get"]!.parameters.find(({ name }) => name === "city")!,
        { required: true },
      ),
    /city: required now/,
  ],
  [
    "a type that has changed",
    (each) => (each.components.schemas["Hold"]!.properties["id"] = { type: "integer" }),
    /type/,
  ],
  [
    "a success that has another status",
    (each) => {
      const operation = each.paths["/bookings"]!["post"]!;
      operation.responses["200"] = operation.responses["201"];
      delete operation.responses["201"];
    },
    /201/,
  ],
])("%s is a breaking change", (_, change, wanted) => {
  const changed = copy();
  change(changed);
  const found = breakingChanges(released, changed as unknown as OpenApiDocument);
  expect(found.join("\n")).toMatch(wanted);
});

test("a new operation, optional parameter or member of an answer breaks nothing", () => {
  const changed = copy();
  changed.paths["/new"] = changed.paths["/events"]!;
  changed.components.schemas["Hold"]!.properties["more"] = { type: "string" };
  changed.paths["/events"]!["get"]!.parameters.push({ name: "more", schema: { type: "string" } });
  expect(breakingChanges(released, changed as unknown as OpenApiDocument)).toEqual([]);
});
