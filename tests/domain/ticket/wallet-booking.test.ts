import { describe, expect, test } from "vitest";
import { ageWords, nearDayWord } from "#domain/time/age-words";
import { shellTarget, shellUrl, worksOffline } from "#domain/core/shell-path";
import { gateNumber, shortPlaces } from "#domain/ticket/ticket-place";
import {
  type CarriedBooking,
  type WalletBooking,
  type WalletTicket,
  mergeAnswer,
  shelve,
  ticketStatusOf,
} from "#domain/ticket/wallet-booking";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 20, 12);

function booking(bookingId: string, startsAt: number, over: Partial<WalletBooking> = {}): WalletBooking {
  return {
    bookingId,
    reference: "K7Q2-M4XD",
    state: "confirmed",
    tickets: [],
    event: {
      id: bookingId,
      slug: bookingId,
      title: bookingId,
      category: "theatre",
      venueName: "Malhar Hall",
      venueArea: "Indiranagar",
      doorsAt: startsAt - HOUR,
      startsAt,
      endsAt: startsAt + 2 * HOUR,
      timeZone: "Asia/Kolkata",
      state: "published",
    },
    ...over,
  };
}

function carried(bookingId: string, owner: string, checkedAt: number): CarriedBooking {
  return { ...booking(bookingId, NOW + HOUR), owner, checkedAt };
}

const ids = (rows: readonly { bookingId: string }[]) => rows.map((row) => row.bookingId);

describe("the order of the wallet", () => {
  test("the soonest event is next, later ones follow, and past ones are last with the latest first", () => {
    const rows = [
      booking("in a week", NOW + 168 * HOUR),
      booking("yesterday", NOW - 24 * HOUR),
      booking("tonight", NOW + 5 * HOUR),
      booking("last month", NOW - 720 * HOUR),
    ];
    const { next, later, past } = shelve(rows, NOW);
    expect(next?.bookingId).toBe("tonight");
    expect(ids(later)).toEqual(["in a week"]);
    expect(ids(past)).toEqual(["yesterday", "last month"]);
  });

  test("an event under way is still next until it ends", () => {
    const running = booking("running", NOW - HOUR);
    expect(shelve([running], NOW).next).toBe(running);
    expect(shelve([running], running.event.endsAt).next).toBeNull();
  });

  test("a refunded booking is past, even before its event", () => {
    const { next, past } = shelve([booking("refunded", NOW + HOUR, { state: "refunded" })], NOW);
    expect(next).toBeNull();
    expect(ids(past)).toEqual(["refunded"]);
  });
});

describe("stored bookings after a response", () => {
  test("a booking no longer listed for its owner is removed, except one bought a minute ago and not yet in the projections", () => {
    const rows = [carried("gone", "user:a", NOW - HOUR), carried("just bought", "user:a", NOW - 60_000)];
    const after = mergeAnswer(rows, { owner: "user:a", bookings: [] }, NOW);
    expect(ids(after)).toEqual(["just bought"]);
  });

  test("signing in with another account removes the previous account's tickets, and keeps those bought as a guest", () => {
    const rows = [carried("hers", "user:a", NOW), carried("a guest's", "guest:g", NOW)];
    const after = mergeAnswer(rows, { owner: "user:b", bookings: [booking("his", NOW)] }, NOW);
    expect(ids(after)).toEqual(["a guest's", "his"]);
  });

  test("an expired session is not a sign-out: a guest's empty response removes nothing", () => {
    const rows = [carried("hers", "user:a", NOW - 100 * HOUR)];
    expect(ids(mergeAnswer(rows, { owner: "guest:g", bookings: [] }, NOW))).toEqual(["hers"]);
  });

  test("the same response applied twice gives the same wallet", () => {
    const answer = { owner: "user:a", bookings: [booking("one", NOW), booking("two", NOW + HOUR)] };
    const once = mergeAnswer([], answer, NOW);
    expect(mergeAnswer(once, answer, NOW)).toEqual(once);
  });
});

describe("a ticket's status", () => {
  const ticket = { state: "valid", checkedInAt: null } as const;
  const tonight = booking("tonight", NOW + HOUR);
  test.each([
    ["valid before and during the event", ticket, tonight, NOW, "valid"],
    ["used once it was checked in", { ...ticket, checkedInAt: NOW }, tonight, NOW, "used"],
    ["revoked even when checked in", { state: "revoked", checkedInAt: NOW }, tonight, NOW, "revoked"],
    ["over when the event has ended", ticket, tonight, tonight.event.endsAt, "over"],
    ["cancelled with its booking", ticket, { ...tonight, state: "refunded" }, NOW, "cancelled"],
    [
      "cancelled with its event",
      ticket,
      { ...tonight, event: { ...tonight.event, state: "cancelled" } },
      NOW,
      "cancelled",
    ],
  ] as const)("%s", (_sentence, facts, of, now, standing) => {
    expect(ticketStatusOf(facts, of, now)).toBe(standing);
  });
});

describe("text on the ticket", () => {
  const seat = (row: string | null, label: string | null): WalletTicket =>
    ({ row, seat: label, ticketTypeName: "Standing" }) as WalletTicket;
  test("distinct places are listed once, and a long list is shortened", () => {
    expect(shortPlaces([seat("H", "14"), seat("H", "15")])).toBe("H\u00a014, H\u00a015");
    expect(shortPlaces([seat(null, null), seat(null, null)])).toBe("Standing");
    expect(
      shortPlaces(
        ["1", "2", "3"].map((label) => seat("A", label)),
        2,
      ),
    ).toBe("A\u00a01, A\u00a02 …");
  });
  test("under the word Gate, Gate 2 is 2 and the North door keeps its name", () => {
    expect([gateNumber("Gate 2"), gateNumber("North door")]).toEqual(["2", "North door"]);
  });
  test("ages are given in minutes to days, and a clock set back gives none", () => {
    expect(ageWords(4 * 60_000, "en-IN")).toMatch(/^4 min/);
    expect(ageWords(3 * HOUR, "en-IN")).toMatch(/^3 h/);
    expect(ageWords(24 * HOUR, "en-IN")).toBe("yesterday");
    expect(ageWords(-HOUR, "en-IN")).toMatch(/this minute/);
  });
  test("tomorrow follows the calendar of the event's zone", () => {
    const lateEvening = Date.UTC(2026, 10, 20, 17, 0);
    const afterMidnightInIndia = Date.UTC(2026, 10, 20, 19, 0);
    expect(nearDayWord(afterMidnightInIndia, lateEvening, "Asia/Kolkata", "en-IN")).toBe("Tomorrow");
    expect(nearDayWord(afterMidnightInIndia, lateEvening, "Europe/Lisbon", "en-IN")).toBe("Today");
    expect(nearDayWord(afterMidnightInIndia + 48 * HOUR, lateEvening, "Asia/Kolkata", "en-IN")).toBeNull();
  });
});

describe("the offline shell's target", () => {
  test("is the requested page with its query", () => {
    const url = new URL(shellUrl("/events?city=Pune&q=a%20b"), "https://stagedoor.example");
    expect(shellTarget(url.searchParams.get("to"))).toBe("/events?city=Pune&q=a%20b");
  });
  test.each([
    null,
    "",
    "wallet",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
    "/shell",
    "/shell?to=/shell",
  ])("is the wallet for %j, never another origin", (to) => expect(shellTarget(to)).toBe("/wallet"));
  test("includes wallet and scanner, which work offline, but not a booking's page", () => {
    expect(["/wallet", "/wallet/0193", "/scan", "/scan?x=1"].every(worksOffline)).toBe(true);
    expect(["/", "/bookings/0193", "/walletx", "/organizations/a"].some(worksOffline)).toBe(false);
  });
});
