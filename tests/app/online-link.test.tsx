import { renderToString } from "react-dom/server";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { OnlineLink } from "#app/parts/booking/online-link";
import { LINK_BEFORE_START_MS } from "#domain/catalogue/online-access";

const START = Date.UTC(2026, 10, 21, 14, 0);
const LINK = "https://meet.example/abc";

/** The link of an event of an hour, as a device shows it that many minutes after the start. */
function shown(minutes: number, url: string | null): string {
  const access = { opensAt: START - LINK_BEFORE_START_MS, endsAt: START + 3_600_000, url };
  return renderToString(
    <MemoryRouter>
      <OnlineLink access={access} timeZone="Asia/Kolkata" now={START + minutes * 60_000} />
    </MemoryRouter>,
  );
}

test("a stored ticket of an online event says when its link appears", () => {
  const html = shown(-31, null);
  expect(html).toMatch(/appears here on Sat 21 Nov, 7:00\s*pm/);
  expect(html).not.toContain("<a ");
});

test("the link is a button from 30 minutes before the start until the end, also without network", () => {
  expect(shown(-30, LINK)).toContain(`href="${LINK}"`);
  expect(shown(59, LINK)).toContain(`href="${LINK}"`);
  expect(shown(60, LINK)).not.toContain(LINK);
  expect(shown(60, LINK)).toContain("is over");
});

test("a ticket that was stored before the link opened says what to do", () => {
  expect(shown(0, null)).toContain("Connect to the internet");
});
