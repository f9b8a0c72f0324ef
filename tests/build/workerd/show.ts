import { env } from "cloudflare:test";
import { database } from "#worker/db/database";
import { event, organization, ticketType, user, venue } from "#worker/db/schema";
import { type SetupOptions, aSetup } from "./setup";
import { anOpenEvent } from "./gate";

/** A published event in D1 and in its object. */
export async function aShow(more: SetupOptions = {}, organizationId?: string) {
  const db = database(env);
  const eventId = crypto.randomUUID();
  const options = { priceMinor: 0, seatsPerBuyer: 20, ...more };
  // Ids of ticket types are unique in D1.
  const ticketTypes = aSetup(eventId, options).ticketTypes.map((type) => ({
    ...type,
    id: `${type.id}-${eventId}`,
  }));
  const setup = aSetup(eventId, { ...options, ticketTypes });
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
  await db
    .insert(ticketType)
    .values(setup.ticketTypes.map((type, position) => ({ ...type, eventId, position })));
  await anOpenEvent(eventId, { ...more, ticketTypes });
  return { eventId, organizationId: owner, ownerId, setup };
}
