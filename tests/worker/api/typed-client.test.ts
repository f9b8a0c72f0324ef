import { beforeAll, expect, test } from "vitest";
import { Stagedoor } from "../../../clients/typescript/stagedoor";
import { ApiClient, SITE } from "../../build/workerd/api";
import { type ApiWorld, aToken, anApiWorld } from "../../build/workerd/api-world";

let world: ApiWorld;
beforeAll(async () => {
  world = await anApiWorld({ priceMinor: 0, title: "Three solos" });
}, 60_000);

/** The generated client (`npm run api:client`), over the Worker in this process. */
function clientOf(token: string) {
  const api = new ApiClient(token);
  return new Stagedoor<string>({
    baseUrl: `${SITE}/api/v1`,
    securityWorker: (bearer) => ({ headers: { authorization: `Bearer ${bearer}` } }),
    customFetch: (url, init) => api.fetch(String(url), init as RequestInit),
  });
}

test("the generated client finds an event, holds, books, reads its tickets and has them admitted", async () => {
  const buyer = clientOf(world.people.attendee.token);
  buyer.setSecurityData(world.people.attendee.token);
  const found = await buyer.events.listEvents({ city: "Bengaluru", limit: 100 });
  const event = found.data.items.find(({ id }) => id === world.show.eventId);
  expect(event?.priceFrom).toEqual({ amount: 0, currency: "INR" });
  const seats = await buyer.events.listSeats(world.show.eventId);
  const [first] = seats.data.sections[0]!.seats;
  const hold = await buyer.events.createHold(world.show.eventId, {
    seats: [{ seatId: first!.id }],
    quantities: [],
  });
  const booking = await buyer.bookings.createBooking({
    eventId: world.show.eventId,
    holdId: hold.data.id,
    attendeeNames: ["Asha"],
    locale: "en",
  });
  expect(booking.data.state).toBe("confirmed");
  const tickets = await buyer.bookings.listTickets(booking.data.id);
  expect(tickets.data.items).toMatchObject([{ attendeeName: "Asha", state: "valid" }]);

  const { token } = world.people.staff;
  const staff = clientOf(token);
  staff.setSecurityData(token);
  const { code } = tickets.data.items[0]!;
  const scan = await staff.organizations.recordScan(world.slug, world.show.eventId, {
    code,
    gateId: "north",
    direction: "entry",
  });
  expect(scan.data).toMatchObject({ decision: "admit", holder: { attendee: "Asha" } });
  const again = await staff.organizations.validateTicket(world.slug, world.show.eventId, {
    code,
    gateId: null,
  });
  expect(again.data).toMatchObject({ decision: "refuse", reason: "already_in" });
});

test("the generated client makes an organizer's venue and event, which an admin approves", async () => {
  const { organizer, admin } = world.people;
  const token = await aToken(organizer.id);
  const client = clientOf(token);
  client.setSecurityData(token);
  const venue = await client.organizations.createVenue(world.slug, {
    name: "Town hall",
    address: "Road 2",
    area: "",
    city: "Pune",
    timeZone: "Asia/Kolkata",
    plan: {
      focus: "Stage",
      sections: [
        { kind: "standing", id: "floor", name: "Floor", place: { tier: 0, side: "centre" }, capacity: 80 },
      ],
    },
  });
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  const draft = await client.organizations.createEvent(world.slug, {
    title: "Open evening",
    description: "Music.",
    category: "concert",
    venueId: venue.data.id,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 7_200_000).toISOString(),
    ticketTypes: [
      {
        name: "Entry",
        price: { amount: 20_000, currency: "INR" },
        saleStartsAt: null,
        saleEndsAt: null,
        maxPerBuyer: null,
        draws: { from: "pool", poolId: "floor" },
      },
    ],
  });
  expect(draft.data.problems).toEqual([]);
  await client.organizations.submitEvent(world.slug, draft.data.id);
  const reviewer = clientOf(admin.token);
  reviewer.setSecurityData(admin.token);
  const review = await reviewer.admin.getReview(draft.data.id);
  await reviewer.admin.approveEvent(draft.data.id, { headers: { "if-match": `"${review.data.revision}"` } });
  const published = await client.events.getEvent(draft.data.id);
  expect(published.data).toMatchObject({ title: "Open evening", state: "published" });
  const statistics = await client.organizations.readStatistics(world.slug, draft.data.id);
  expect(statistics.data).toMatchObject({ sold: 0, capacity: 80 });
});
