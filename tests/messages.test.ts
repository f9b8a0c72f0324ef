import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

const folder = "i18n/messages";
const files = readdirSync(`${folder}/en`);
const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(`${folder}/${locale}/${file}`, "utf8")) as Record<string, unknown>;
const keysOf = (catalogue: Record<string, unknown>) =>
  Object.keys(catalogue).filter((key) => key !== "$schema");
/** The facts a message takes: `{name}` in any of its variants. */
const factsOf = (message: unknown) => new Set(JSON.stringify(message).match(/\{[a-zA-Z]+\}/g) ?? []);

test.each(files)("%s has the same keys in English and Hindi", (file) => {
  expect(keysOf(read("hi", file)).toSorted()).toEqual(keysOf(read("en", file)).toSorted());
});

test.each(files)("%s takes the same facts in both languages", (file) => {
  const [en, hi] = [read("en", file), read("hi", file)];
  for (const key of keysOf(en)) expect([key, factsOf(hi[key])]).toEqual([key, factsOf(en[key])]);
});

test("every key is defined once and begins with its file's prefix", () => {
  const all = files.flatMap((file) => keysOf(read("en", file)));
  expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
  expect(all.filter((key) => !/^[a-z][a-z0-9]*_[a-z0-9_]+$/.test(key))).toEqual([]);
});

test("every message is used", () => {
  const sources = ["app", "worker", "durable", "domain", "i18n"].flatMap((tree) =>
    readdirSync(tree, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("paraglide/"))
      .map((path) => readFileSync(`${tree}/${path}`, "utf8")),
  );
  const used = new Set(
    sources.flatMap((source) => [...source.matchAll(/\bm\.(\w+)/g)].map(([, key]) => key)),
  );
  const unused = files.flatMap((file) => keysOf(read("en", file)).filter((key) => !used.has(key)));
  expect(unused).toEqual([]);
});

test("every message is compiled; without its plugin the compiler reports success and compiles none", () => {
  const settings = JSON.parse(readFileSync("i18n/project.inlang/settings.json", "utf8")) as {
    modules: string[];
  };
  expect(settings.modules.every((path) => path.startsWith("../node_modules/"))).toBe(true);
  const compiled = readdirSync("i18n/paraglide/messages").length;
  expect(compiled).toBeGreaterThanOrEqual(files.flatMap((file) => keysOf(read("en", file))).length);
});

test("no message promises a response within hours that nothing measures", () => {
  for (const locale of ["en", "hi"])
    for (const file of files)
      for (const [key, message] of Object.entries(read(locale, file)))
        expect([key, JSON.stringify(message)]).not.toEqual([
          key,
          expect.stringMatching(/24 ?(hours|h\b|घंट)/),
        ]);
});
