// @vitest-environment node
import { readFileSync, readdirSync } from "node:fs";
import { renderToString } from "react-dom/server";
import { createRoutesStub } from "react-router";
import { expect, test } from "vitest";
import DevUi from "#app/routes/dev-ui/route";

/** Components that another specimen opens, or that a page holds once. */
const SHOWN_OTHERWISE: Readonly<Record<string, string>> = {
  Dialog: "ConfirmButton opens it",
  RefusalNotice: "FormProblem is one; it takes the focus where it appears",
  LiveRegion: "mounted once, in root; the buttons of its specimen speak through it",
  ProblemScreen: "a whole document around ProblemPage, with a main of its own",
};

const specimens = readdirSync("app/routes/dev-ui")
  .map((name) => readFileSync(`app/routes/dev-ui/${name}`, "utf8"))
  .join("\n");
const components = readdirSync("app/ui")
  .filter((name) => name.endsWith(".tsx"))
  .flatMap((name) =>
    Array.from(
      readFileSync(`app/ui/${name}`, "utf8").matchAll(/^export (?:default )?function ([A-Z]\w+)/gm),
      ([, component]) => component!,
    ),
  );

test("every component of the design system has its specimen", () => {
  expect(components.length).toBeGreaterThan(40);
  expect(
    components.filter((name) => !(name in SHOWN_OTHERWISE) && !new RegExp(`<${name}\\b`).test(specimens)),
  ).toEqual([]);
  expect(Object.keys(SHOWN_OTHERWISE).filter((name) => !components.includes(name))).toEqual([]);
});

test("the page of specimens draws each of them in both themes", () => {
  const Stub = createRoutesStub([{ path: "/dev/ui", Component: DevUi }]);
  const html = renderToString(<Stub initialEntries={["/dev/ui"]} />);
  for (const name of ["TabStrip, plain", "FlashNotice: after a redirect", "SearchForm", "NewerOlderLinks"])
    expect(html.split(name).length - 1, name).toBe(2);
});
