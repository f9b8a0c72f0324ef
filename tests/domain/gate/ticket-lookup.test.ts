import { describe, expect, test } from "vitest";
import { CheckInBook } from "#domain/gate/check-in-book";
import { type NamedTicket, lookUpTickets } from "#domain/gate/ticket-lookup";
import { shortCode } from "#domain/ticket/short-code";
import { EVENING, aScan } from "../../build/scans";

const idOf = (n: number) => `${String(n).padStart(2, "0")}${"0".repeat(18)}`;
const ticket = (n: number, seat: string | null, attendee: string | null, buyer: string): NamedTicket => ({
  ticket: {
    ticketId: idOf(n),
    serial: 1,
    ticketTypeCode: 1,
    flags: n === 3 ? 1 : 0,
    place: seat === null ? null : { section: "Stalls", row: "H", seat },
  },
  attendee,
  buyer,
});
const TICKETS = [
  ticket(1, "1", "Asha Rao", "Asha Rao"),
  ticket(2, "14", null, "Meera Nair"),
  ticket(3, "15", "अनिता देशपांडे", "Meera Nair"),
  ticket(4, null, "Rahul", "Asha Iyer"),
];
const book = new CheckInBook({
  timeZone: "UTC",
  lists: [{ id: "main", rule: "once", dayCutOffMinutes: 0 }],
  findTicket: () => ({ serial: 1, revoked: false }),
});
book.add(aScan("d1", 1, EVENING, { ticketId: idOf(1) }));
book.add(aScan("d2", 1, EVENING + 60_000, { ticketId: idOf(1), decision: "refuse", reason: "already_in" }));
const find = (text: string) => lookUpTickets(text, TICKETS, book, ["main"]);
const idsOf = (text: string) => find(text).map(({ ticket: { ticketId } }) => Number(ticketId.slice(0, 2)));

describe("staff look a ticket up", () => {
  test.each([
    ["a seat, with and without its section", "h 14", [2]],
    ["a seat with its section", "stalls H14", [2]],
    ["the beginning of seats, the whole seat first", "H1", [1, 2, 3]],
    ["a name of an attendee or a buyer", "asha", [1, 4]],
    ["the beginnings of two names", "as ra", [1]],
    ["a name in Devanagari", "देश", [3]],
    ["a buyer who named no attendee", "nair", [2, 3]],
    ["a name that does not exist", "nobody", []],
    ["a single letter of a name", "a", []],
    ["nothing", " - ", []],
  ])("by %s", (_what, text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  test("by the short code of the ticket", () => {
    expect(idsOf(shortCode(idOf(4)))).toEqual([4]);
  });

  test("and see its state and its last scan, also a refused one", () => {
    expect(find("asha rao")).toMatchObject([
      {
        inside: true,
        revoked: false,
        lastScan: { at: EVENING + 60_000, deviceId: "d2", decision: "refuse", reason: "already_in" },
      },
    ]);
    expect(find("h15")).toMatchObject([{ inside: false, revoked: true, lastScan: null }]);
  });
});
