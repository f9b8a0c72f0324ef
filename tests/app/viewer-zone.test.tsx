import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { ViewerWhen } from "#app/ui/when";

const AT = Date.UTC(2026, 10, 21, 20, 0);

afterEach(() => vi.restoreAllMocks());

function zoneIs(timeZone: string): void {
  const options = Intl.DateTimeFormat().resolvedOptions();
  vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockReturnValue({ ...options, timeZone });
}

function shownIn(timeZone: string): string {
  zoneIs(timeZone);
  const holder = document.createElement("div");
  const root = createRoot(holder);
  flushSync(() => root.render(<ViewerWhen at={AT} style="datetime" clock24 />));
  return holder.textContent ?? "";
}

test("a time that belongs to no event is shown in the viewer's zone", () => {
  expect(shownIn("Europe/London")).toContain("Sat 21 Nov, 20:00");
  expect(shownIn("Asia/Kolkata")).toContain("Sun 22 Nov, 01:30");
  expect(shownIn("America/New_York")).toContain("Sat 21 Nov, 15:00");
});

test("the server renders it in India's time, and the browser replaces it after hydration", () => {
  zoneIs("Europe/London");
  expect(renderToString(<ViewerWhen at={AT} style="datetime" clock24 />)).toContain("01:30");
});
