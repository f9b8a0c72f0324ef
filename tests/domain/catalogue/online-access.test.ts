import fc from "fast-check";
import { expect, test } from "vitest";
import { isOnlineUrl } from "#domain/core/online-url";
import { accessStage, onlineAccess } from "#domain/catalogue/online-access";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 21, 14, 0);
const event = {
  mode: "online",
  onlineUrl: "https://meet.example/abc?pwd=1",
  state: "published",
  startsAt: START,
  endsAt: START + 60 * MINUTE,
};
const booking = { state: "confirmed", tickets: [{ state: "revoked" }, { state: "valid" }] };

test("the link is given from 30 minutes before the start until the end", () => {
  const urlAt = (at: number) => onlineAccess(event, booking, at)?.url;
  expect(urlAt(START - 30 * MINUTE - 1)).toBeNull();
  expect(urlAt(START - 30 * MINUTE)).toBe(event.onlineUrl);
  expect(urlAt(event.endsAt - 1)).toBe(event.onlineUrl);
  expect(urlAt(event.endsAt)).toBeNull();
});

test("no link without a confirmed booking, a valid ticket, and an online event that takes place", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("online", "in-person"),
      fc.constantFrom("published", "cancelled"),
      fc.constantFrom("pending", "confirmed", "cancelled", "expired", "refunded"),
      fc.array(fc.record({ state: fc.constantFrom("valid", "revoked") }), { maxLength: 4 }),
      fc.integer({ min: -120, max: 120 }),
      (mode, state, bookingState, tickets, minutes) => {
        const now = START + minutes * MINUTE;
        const access = onlineAccess({ ...event, mode, state }, { state: bookingState, tickets }, now);
        const isHolder =
          mode === "online" &&
          state === "published" &&
          bookingState === "confirmed" &&
          tickets.some((ticket) => ticket.state === "valid");
        expect(access !== null).toBe(isHolder);
        expect(access?.url != null).toBe(isHolder && minutes >= -30 && minutes < 60);
      },
    ),
  );
});

test("a stored access says when the link appears, and that it is over", () => {
  const access = onlineAccess(event, booking, START - 120 * MINUTE)!;
  expect(access).toEqual({ opensAt: START - 30 * MINUTE, endsAt: event.endsAt, url: null });
  expect(accessStage(access, START - 31 * MINUTE)).toBe("later");
  expect(accessStage(access, START)).toBe("open");
  expect(accessStage(access, event.endsAt)).toBe("over");
});

test.each([
  ["https://meet.example/abc", true],
  ["https://zoom.us/j/123?pwd=a#success", true],
  ["http://meet.example/abc", false],
  ["https://meet", false],
  ["https://user:secret@meet.example", false],
  ["javascript:alert(1)", false],
  ["https://meet.example/a b", false],
  ["", false],
])("the address %s can be given to ticket holders: %s", (text, isValid) => {
  expect(isOnlineUrl(text)).toBe(isValid);
});
