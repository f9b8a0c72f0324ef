import { eq } from "drizzle-orm";
import type { Mark } from "#domain/recommend/marks";
import { createAccount } from "#worker/people/accounts";
import { database } from "#worker/db/database";
import { bookingCopy, event, eventMark, organization, venue } from "#worker/db/schema";
import { PASSWORD } from "./people";
import { Browser, env } from "./visit";

export const NOW = Date.now();
export const DAY_MS = 86_400_000;
const db = database(env);

/** A city of its own for each test, so that no other test's shows are in it. */
let cities = 0;
export async function aCity() {
  const id = `town-${cities++}`;
  await db.insert(organization).values({ id, name: `Company ${id}`, slug: id, createdAt: new Date(NOW) });
  await db.insert(venue).values({
    id,
    organizationId: id,
    name: `Hall ${id}`,
    address: "Road 1",
    area: "Old town",
    city: id,
    timeZone: "Asia/Kolkata",
    plan: {},
    createdAt: NOW,
    updatedAt: NOW,
  });
  let shows = 0;
  async function show(title: string, more: Partial<typeof event.$inferInsert> = {}): Promise<string> {
    const showId = `${id}-${shows++}`;
    const startsAt = NOW + (2 + shows) * DAY_MS;
    await db.insert(event).values({
      id: showId,
      slug: showId,
      organizationId: id,
      venueId: id,
      title,
      category: "concert",
      tags: ["jazz"],
      startsAt,
      endsAt: startsAt + 7_200_000,
      timeZone: "Asia/Kolkata",
      state: "published",
      minPriceMinor: 50_000,
      maxPriceMinor: 50_000,
      createdBy: "organizer",
      createdAt: NOW,
      updatedAt: NOW,
      ...more,
    });
    await env.DB.prepare(
      "insert into ticket_type (id, event_id, code, position, name, price_minor, draws) values (?, ?, 1, 0, 'Entry', 50000, '{}')",
    )
      .bind(`t-${showId}`, showId)
      .run();
    return showId;
  }
  return { id, show };
}

let people = 0;
export async function anAttendee(city: string) {
  const email = `attendee-${people++}@example.com`;
  const id = await createAccount(env, {
    name: "Asha",
    email,
    password: PASSWORD,
    emailVerified: true,
    isAdmin: false,
  });
  const browser = new Browser(`198.51.100.${people}`);
  const signed = await browser.visit(({ auth }) => auth.signIn({ email, password: PASSWORD, to: "/" }));
  if (!signed.ok) throw new Error(signed.reason);
  browser.keep(signed.value.cookies);
  browser.cookies.set("stagedoor_city", encodeURIComponent(city));
  return {
    id,
    email,
    browser,
    mark: (eventId: string, mark: Mark, on = true) =>
      browser.visit(({ recommendations }) => recommendations.mark({ eventId, mark, on })),
    forYou: () => browser.visit(({ recommendations }) => recommendations.listForYou()),
    titles: async () =>
      ((await browser.visit(({ recommendations }) => recommendations.listForYou()))?.suggestions ?? []).map(
        ({ card }) => card.title,
      ),
    marks: async () =>
      (await db.select().from(eventMark).where(eq(eventMark.userId, id))).map(({ mark }) => mark).toSorted(),
  };
}

/** Beside an event, those of its own city: other tests' cities have shows as well. */
export async function alikeTitles(browser: Browser, id: string, city: string) {
  const alike = await browser.visit(({ recommendations }) => recommendations.listAlike({ id }));
  return alike.filter(({ card }) => card.city === city).map(({ card }) => card.title);
}

let bookings = 0;
export const book = (eventId: string, more: Partial<typeof bookingCopy.$inferInsert>) =>
  db.insert(bookingCopy).values({
    id: `attendee-b-${bookings++}`,
    seq: 1,
    eventId,
    reference: "K7Q2-M4XD",
    buyerKey: "guest:another",
    buyerName: "Asha",
    buyerEmail: "another@example.com",
    state: "confirmed",
    quantity: 2,
    totalMinor: 0,
    currency: "INR",
    placedAt: NOW - DAY_MS,
    view: {},
    ...more,
  });
