import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { IMAGES_PATH } from "#domain/catalogue/image-path";

const read = (path: string) => readFileSync(path, "utf8");

const routes = read("worker/non-page-routes.ts");

/** First segments of the paths that the Worker answers outside the router. */
const machines = new Set(
  [...routes.replace("IMAGES_PATH)", `"${IMAGES_PATH}")`).matchAll(/startsWith\("\/([^/"]+)\//g)].map(
    ([, segment]) => segment,
  ),
);
/** Folders of static files. */
const FILES = ["assets", "fonts", "zxing"];

test("the service worker leaves exactly the paths outside the router to the network", () => {
  const [, list = ""] =
    /\/\^\\\/\(([^)]+)\)\\\/\//.exec(read("app/sw/navigation.ts").split("NOT_PAGES")[1] ?? "") ?? [];
  const excluded = list.replaceAll("\\.", ".").split("|");
  expect(machines.size).toBe(10);
  expect(excluded.toSorted()).toEqual([...machines, ...FILES].toSorted());
});

test("it also leaves the single paths, which have no folder, to the network", () => {
  const single = Array.from(routes.matchAll(/pathname === "(\/[^"]+)"/g), ([, path = ""]) => path);
  expect(single).toContain("/health");
  const [, list = ""] = /\/\^\\\/\(([^)]+)\)\(\\\?\|\$\)/.exec(read("app/sw/navigation.ts")) ?? [];
  // A path that ends in ".txt" or ".js" is never a page.
  expect(list.split("|").toSorted()).toEqual(
    single
      .filter((path) => !path.includes("."))
      .map((path) => path.slice(1))
      .toSorted(),
  );
});
