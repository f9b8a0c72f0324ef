import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { IMAGES_PATH } from "#domain/catalogue/image-path";

const read = (path: string) => readFileSync(path, "utf8");

/** First segments of the paths that the Worker answers outside the router. */
const machines = new Set(
  [
    ...read("worker/non-page-routes.ts")
      .replace("IMAGES_PATH)", `"${IMAGES_PATH}")`)
      .matchAll(/startsWith\("\/([^/"]+)\//g),
  ].map(([, segment]) => segment),
);
/** Folders of static files. */
const FILES = ["assets", "fonts", "zxing"];

test("the service worker leaves exactly the paths outside the router to the network", () => {
  const [, list = ""] =
    /\/\^\\\/\(([^)]+)\)\\\/\//.exec(read("app/sw/navigation.ts").split("NOT_PAGES")[1] ?? "") ?? [];
  const excluded = list.replaceAll("\\.", ".").split("|");
  expect(machines.size).toBe(7);
  expect(excluded.toSorted()).toEqual([...machines, ...FILES].toSorted());
});
