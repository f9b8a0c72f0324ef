import { act } from "react";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ScreenBoundary } from "#app/routes/scan/screen-boundary";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;
let page: HTMLElement;
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  page = document.createElement("div");
  document.body.append(page);
  root = createRoot(page);
});
afterEach(async () => {
  await act(() => root.unmount());
  page.remove();
  vi.restoreAllMocks();
});

function Screen({ at }: { at: number }) {
  return <p>{new Intl.DateTimeFormat("en").format(at)}</p>;
}

const show = (at: number, onRetry?: () => void) =>
  act(() =>
    root.render(
      <ScreenBoundary showing={at} {...(onRetry ? { onRetry } : {})}>
        <Screen at={at} />
      </ScreenBoundary>,
    ),
  );

test("a screen that cannot be shown is replaced, and the next state of the scanner is shown without a reload", async () => {
  await show(9e15);
  expect(page.querySelector("h1")?.textContent).toMatch(/could not be shown/);
  await show(0);
  expect(page.textContent).toBe("1/1/1970");
});

test("the button leaves the failed screen and shows the scanner again", async () => {
  let at = 9e15;
  const retry = () => {
    at = 0;
    root.render(
      <ScreenBoundary showing={at}>
        <Screen at={at} />
      </ScreenBoundary>,
    );
  };
  await show(at, retry);
  await act(() => page.querySelector("button")!.click());
  expect(page.textContent).toBe("1/1/1970");
});
