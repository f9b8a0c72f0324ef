import { env } from "cloudflare:test";
import { database } from "#worker/db/database";
import { event, organization, ticketType, user, venue } from "#worker/db/schema";
import { type SetupOptions, aSetup } from "./setup";
import { anOpenEvent } from "./gate";

/** A published event in D1 and in its object. */
export async function aShow(more: SetupOptions = {}, organizationId?: string) {
  const db = database(env);
  const eventId = crypto.randomUUID();
  const setup = aSetup(eventId, { priceMinor: 0, seatsPerBuyer: 20, ...more });
  const now = Date.now();
  const ownerId = `u-${eventId}`;
  const owner = organizationId ?? `o-${eventId}`;
  if (!organizationId) {
    await db
      .insert(organization)
      .values({ id: owner, name: "Ranga Company", slug: owner, createdAt: new Date(now) });
  }
  await db.insert(user).values({
    id: ownerId,
    name: "Meera",
    email: `${ownerId}@example.com`,
    emailVerified: true,
    createdAt: new Date(now),
    updatedAt: new Date(now),
  });
  const venueId = `v-${eventId}`;
  await db.insert(venue).values({
    id: venueId,
    organizationId: owner,
    name: setup.venueName,
    address: "Road 1",
    area: setup.venueArea,
    city: "Bengaluru",
    timeZone: setup.timeZone,
    plan: setup.plan,
    createdAt: now,
    updatedAt: now,
  });
  await db.insert(event).values({
    id: eventId,
    slug: eventId,
    organizationId: owner,
    venueId,
    title: setup.title,
    category: "theatre",
    doorsAt: setup.doorsAt,
    startsAt: setup.startsAt,
    endsAt: setup.endsAt,
    timeZone: setup.timeZone,
    state: "published",
    entry: { lists: setup.lists, gates: setup.gates },
    publishedAt: now,
    createdBy: ownerId,
    createdAt: now,
    updatedAt: now,
  });
  await db.insert(ticketType).values(
    setup.ticketTypes.map(({ id: _id, ...type }, position) => ({
      ...type,
      id: `seat-${eventId}`,
      eventId,
      position,
    })),
  );
  await anOpenEvent(eventId, more);
  return { eventId, organizationId: owner, ownerId, setup };
}
