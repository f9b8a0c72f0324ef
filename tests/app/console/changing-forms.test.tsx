import { readFileSync, readdirSync } from "node:fs";
import { act } from "react";
import { createRoutesStub, useActionData } from "react-router";
import { expect, test, vi } from "vitest";
import { ConsoleProblem } from "#app/routes/console/console-problem";
import { Button } from "#app/ui/button";
import { ChangeForm, ReadOnlyPages } from "#app/ui/change-form";
import { ConfirmButton } from "#app/ui/dialog";
import { useFormKey } from "#app/ui/form-key";
import { mountedPage } from "#tests/build/mounted-page";
import { RefusalNotice } from "#app/ui/refusal-notice";

const mounted = mountedPage();

const open = async (Component: () => React.ReactNode, more: object = {}) => {
  const Stub = createRoutesStub([{ path: "/events", Component, ...more }]);
  await act(async () => mounted.root.render(<Stub initialEntries={["/events"]} />));
};
const button = (name: string) =>
  [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name)!;
const press = (name: string) =>
  act(async () => {
    button(name).click();
    await new Promise((done) => setTimeout(done, 0));
  });

const ROUTES = "app/routes";

/** Folders of the pages inside the console's layout, from the list of routes. */
function consoleFolders(): string[] {
  const list = readFileSync("app/routes.ts", "utf8");
  const [, inside = ""] = /layout\("routes\/console\/layout\.tsx", \[(.*?)\n    \]\)/s.exec(list) ?? [];
  return [...inside.matchAll(/"routes\/([\w-]+)\/route\.tsx?"/g)].map(([, folder]) => folder!);
}

test("every form of an organization's pages that changes data is disabled for an admin who only reads", () => {
  const folders = consoleFolders();
  expect(folders.length).toBeGreaterThan(8);
  const open = folders.flatMap((folder) =>
    readdirSync(`${ROUTES}/${folder}`)
      .filter((file) => file.endsWith(".tsx"))
      .filter((file) =>
        /<(?:\w+\.)?(?:Form|form)\b[^>]*method="post"/.test(
          readFileSync(`${ROUTES}/${folder}/${file}`, "utf8"),
        ),
      ),
  );
  // The reader's own choice of mails; left out for an admin who is no member.
  expect(open).toEqual(["sale-mails-form.tsx"]);
});

test.each([
  [true, "disabled"],
  [false, "enabled"],
])("a changing form of read-only pages (%s) is %s, with its fields shown", async (isReadOnly, state) => {
  await open(() => (
    <ReadOnlyPages isReadOnly={isReadOnly}>
      <ChangeForm>
        <input name="title" defaultValue="Tughlaq" />
        <Button>Save</Button>
      </ChangeForm>
    </ReadOnlyPages>
  ));
  expect(mounted.page.querySelector("form")!.method).toBe("post");
  expect(mounted.page.querySelector("input")!.value).toBe("Tughlaq");
  expect(button("Save").matches(":disabled")).toBe(state === "disabled");
});

test("a change that an admin may not make ends on a page with the reason and a link back to the page", async () => {
  const refused = { status: 403, statusText: "", internal: false, data: { reason: "read_only" } };
  await open(() => <ConsoleProblem error={refused} />);
  expect(mounted.page.textContent).toContain("You can only read here");
  expect(mounted.page.querySelector("a")!.getAttribute("href")).toBe("/events");
});

test("each refusal takes the focus and is scrolled into view, also the same one again; a page that only shows a notice does not", async () => {
  await open(
    () => (
      <>
        <ChangeForm>
          <Button>Save</Button>
        </ChangeForm>
        <Refused />
      </>
    ),
    { action: () => ({ refused: "sold" }) },
  );
  // jsdom has none.
  const scrolled = vi.fn();
  Element.prototype.scrollIntoView = scrolled;
  expect(document.activeElement).toBe(document.body);
  for (let attempt = 1; attempt <= 2; attempt++) {
    button("Save").focus();
    await press("Save");
    expect(document.activeElement?.textContent).toBe("Seats are sold");
    expect(scrolled).toHaveBeenCalledTimes(attempt);
  }
});

function Refused() {
  const refused = useActionData();
  return refused ? <RefusalNotice title="Seats are sold" /> : null;
}

test("after a refusal and a success the form shows what was saved, without the error of before", async () => {
  let valid = false;
  await open(
    () => {
      const refusal = useActionData();
      const key = useFormKey(refusal);
      return (
        <ChangeForm>
          <input key={key} name="name" defaultValue="stored" />
          <Button>Save</Button>
        </ChangeForm>
      );
    },
    { action: () => (valid ? Response.redirect("http://localhost/events?done=saved") : { problem: "x" }) },
  );
  const field = () => mounted.page.querySelector("input")!;
  const first = field();
  first.value = "typed";
  await press("Save");
  expect(field()).toBe(first);
  valid = true;
  await press("Save");
  expect(field()).not.toBe(first);
  expect(field().value).toBe("stored");
});

test("a required reason of spaces only is refused in the field, and no dialog opens", async () => {
  await open(() => (
    <form>
      <input name="reason" required defaultValue="   " />
      <ConfirmButton title="Pause" consequence="No tickets are sold." confirm="Yes">
        Pause sales
      </ConfirmButton>
    </form>
  ));
  await press("Pause sales");
  expect(mounted.page.querySelector("input")!.validity.valueMissing).toBe(true);
  expect(document.querySelector("[role=alertdialog]")).toBeNull();
  mounted.page.querySelector("input")!.value = "Reported";
  await press("Pause sales");
  expect(document.querySelector("[role=alertdialog]")).not.toBeNull();
});
