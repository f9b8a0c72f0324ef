import { act, useRef } from "react";
import { type Root, createRoot } from "react-dom/client";
import { createRoutesStub, useLoaderData } from "react-router";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MarkButton } from "#app/parts/event/mark-button";
import { ForYou } from "#app/routes/home/for-you";
import { useFocusAfterRemoval } from "#app/routes/saved/focus-after-removal";
import type { EventCard } from "#worker/discovery/discovery";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  page = document.createElement("div");
  document.body.append(page);
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

/** A fake server that records requests and responds when the test resolves them. */
function aServer() {
  const told: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    told,
    answer: (problem: string | null = null) => ({
      async action({ request }: { request: Request }) {
        const form = await request.formData();
        told.push(`${form.get("event")} ${form.get("mark")} ${form.get("on")}`);
        await new Promise<void>((done) => waiting.push(done));
        return { problem };
      },
    }),
    async reply() {
      await act(async () => {
        for (const done of waiting.splice(0)) done();
        await new Promise((done) => setTimeout(done, 0));
      });
    },
  };
}

const button = (name: string) =>
  [...page.querySelectorAll("button")].find(
    (each) => each.textContent === name || each.getAttribute("aria-label") === name,
  );
async function click(name: string, count = 1) {
  for (let detail = 1; detail <= count; detail++)
    await act(async () => {
      button(name)!.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail }));
      await new Promise((done) => setTimeout(done, 0));
    });
}

function draw(path: string, Component: () => React.ReactNode, mark: object, loader?: () => unknown) {
  const Stub = createRoutesStub([
    { path, Component, ...(loader ? { loader } : {}), HydrateFallback: () => null },
    { path: "/mark", ...mark },
  ]);
  return act(async () => {
    root.render(<Stub initialEntries={[path]} />);
    await new Promise((done) => setTimeout(done, 0));
  });
}

const Save = () => (
  <MarkButton eventId="e1" mark="saved" on={false} to="/">
    Save
  </MarkButton>
);

test("a double click saves once, and the button is pressed before the server responds", async () => {
  const server = aServer();
  await draw("/", Save, server.answer());
  await click("Save", 2);
  expect(button("Save")!.getAttribute("aria-pressed")).toBe("true");
  await server.reply();
  expect(server.told).toEqual(["e1 saved 1"]);
});

test("a refused mark reverts and shows the reason", async () => {
  const server = aServer();
  await draw("/", Save, server.answer("Too quick."));
  await click("Save");
  await server.reply();
  expect(button("Save")!.getAttribute("aria-pressed")).toBe("false");
  expect(page.querySelector("[role=status]")?.textContent).toBe("Too quick.");
});

const card = (id: string): EventCard => ({
  id,
  slug: id,
  title: `Show ${id}`,
  category: "concert",
  tags: [],
  imageUrl: "/images/x",
  startsAt: 1_800_000_000_000,
  timeZone: "Asia/Kolkata",
  venueName: "Hall",
  area: "Old town",
  city: "Pune",
  currency: "INR",
  fromMinor: 0,
  toMinor: 0,
  sale: "on_sale",
  saleStartsAt: null,
  free: null,
});
const shown = () => [...page.querySelectorAll("li:not([hidden]) h3")].map((title) => title.textContent);
const hide = (id: string) => `Not interested in Show ${id}`;
const row = { suggestions: ["a", "b"].map((id) => ({ card: card(id), reason: "Because" })), hidden: null };

test("a hidden event disappears immediately, focus moves to 'Undo', and a refusal restores the event", async () => {
  const server = aServer();
  await draw("/", () => <ForYou {...row} />, server.answer("Too quick."));
  await click(hide("a"));
  expect(shown()).toEqual(["Show b"]);
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Undo: suggest Show a again");
  await server.reply();
  expect(shown()).toEqual(["Show a", "Show b"]);
  expect(page.textContent).toContain("Too quick.");
  expect(page.textContent).not.toContain("will not be suggested again");
});

test("two events hidden in quick succession are both sent to the server", async () => {
  const server = aServer();
  await draw("/", () => <ForYou {...row} />, server.answer());
  await click(hide("a"));
  await click(hide("b"));
  expect(shown()).toEqual([]);
  await server.reply();
  expect(server.told).toEqual(["a hidden 1", "b hidden 1"]);
});

test("removing a saved event moves the focus to the next one, and finally to the heading", async () => {
  const server = aServer();
  const saved = ["a", "b"];
  const Page = () => {
    const events = useLoaderData<EventCard[]>();
    const list = useRef<HTMLDivElement>(null);
    useFocusAfterRemoval(list, events);
    return (
      <div ref={list}>
        <h1 tabIndex={-1}>Saved events</h1>
        {events.map(({ id, title }) => (
          <MarkButton key={id} eventId={id} mark="saved" on to="/saved" label={title} />
        ))}
      </div>
    );
  };
  await draw("/saved", Page, server.answer(), () => saved.map(card));
  for (const next of ["BUTTON", "H1"]) {
    const first = page.querySelector<HTMLElement>("button[aria-pressed]")!;
    first.focus();
    await click(first.getAttribute("aria-label")!);
    saved.shift();
    await server.reply();
    expect(document.activeElement?.tagName).toBe(next);
    expect(first.isConnected).toBe(false);
  }
});
