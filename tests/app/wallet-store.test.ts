import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { erasePersonalData } from "#app/wallet/erase";
import { emptyWallet, readWallet, refreshWallet, saveTickets } from "#app/wallet/wallet-store.client";
import type { WalletAnswer, WalletBooking } from "#domain/ticket/wallet-booking";

const booking = (bookingId: string): WalletBooking => ({
  bookingId,
  reference: "K7Q2-M4XD",
  state: "confirmed",
  tickets: [],
  event: {
    id: "event",
    slug: "tughlaq",
    title: "Tughlaq",
    category: "theatre",
    venueName: "Malhar Hall",
    venueArea: "Indiranagar",
    doorsAt: 1,
    startsAt: 2,
    endsAt: 3,
    timeZone: "Asia/Kolkata",
    state: "published",
  },
});

function serverAnswers(answer: Partial<WalletAnswer>, { first }: { first?: () => Promise<void> } = {}) {
  vi.stubGlobal("fetch", async () => {
    await first?.();
    return Response.json({ v: 1, owner: "user:a", bookings: [], ...answer });
  });
}

const carriedIds = async () => (await readWallet()).bookings.map((each) => each.bookingId).sort();

beforeEach(async () => {
  await emptyWallet();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("a visit keeps the server's tickets, and the moment they were checked", async () => {
  serverAnswers({ bookings: [booking("one"), booking("two")] });
  expect(await refreshWallet()).toBe("fresh");
  expect(await carriedIds()).toEqual(["one", "two"]);
  expect((await readWallet()).checkedAt).toBeTypeOf("number");
});

test("a ticket bought a moment ago is not removed by an older response that lacks it", async () => {
  await saveTickets("user:a", booking("bought"));
  serverAnswers({ bookings: [booking("older")] });
  await refreshWallet();
  expect(await carriedIds()).toEqual(["bought", "older"]);
});

test("a code that was issued again replaces the stored one at the next refresh", async () => {
  const withCode = (serial: number, code: string) =>
    ({ ...booking("one"), tickets: [{ ticketId: "t1", serial, code }] }) as unknown as WalletBooking;
  await saveTickets("user:a", withCode(1, "OLD"));
  serverAnswers({ bookings: [withCode(2, "NEW")] });
  expect(await refreshWallet()).toBe("fresh");
  expect((await readWallet()).bookings[0]?.tickets).toMatchObject([{ serial: 2, code: "NEW" }]);
});

test.each([
  ["no network", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["a failing server", () => Promise.resolve(new Response("", { status: 500 }))],
  ["a page instead of an answer", () => Promise.resolve(new Response("<html>"))],
  ["an answer of a version yet to come", () => Promise.resolve(Response.json({ v: 99, tickets: [] }))],
])("%s changes nothing in the wallet", async (_what, answer) => {
  await saveTickets("user:a", booking("carried"));
  vi.stubGlobal("fetch", answer);
  expect(await refreshWallet()).toBe("unreachable");
  expect(await carriedIds()).toEqual(["carried"]);
});

test("a response to a request from before sign-out is not stored after it", async () => {
  serverAnswers({ bookings: [booking("hers")] }, { first: emptyWallet });
  await refreshWallet();
  expect(await carriedIds()).toEqual([]);
});

test("signing out leaves nothing personal, and leaves the scanner alone", async () => {
  const deleted: string[] = [];
  vi.stubGlobal("caches", { delete: async (name: string) => deleted.push(name) });
  await saveTickets("user:a", booking("hers"));
  sessionStorage.setItem("checkout-draft", "Asha");
  localStorage.setItem("last-city", "Pune");
  localStorage.setItem("scanner.camera", "back");
  await erasePersonalData();
  const { bookings, checkedAt } = await readWallet();
  expect({ bookings, checkedAt }).toEqual({ bookings: [], checkedAt: null });
  expect(Object.keys(sessionStorage)).toEqual([]);
  expect(Object.keys(localStorage)).toEqual(["scanner.camera"]);
  expect(deleted.sort()).toEqual(["images-1", "last-seen-1"]);
});
