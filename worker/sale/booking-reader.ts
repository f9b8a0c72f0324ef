import { imagePath } from "#domain/catalogue/image-path";
import { type SQL, and, desc, eq, inArray, or } from "drizzle-orm";
import type { BookingState } from "#domain/sale/booking";
import type { EventSetup } from "#domain/sale/event-setup";
import { isCancellableByBuyer } from "#domain/sale/buyer-cancellation";
import { onlineAccess } from "#domain/catalogue/online-access";
import { type Database, database } from "../db/database";
import { bookingCopy, event, organization, organizationProfile, venue } from "../db/schema";
import type { SaleEvent } from "../discovery/discovery";
import { knownSaleEvent } from "../discovery/find-sale-event";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import { LastKnown } from "../platform/last-known";
import { isOutage, orDuringOutage } from "../platform/outage";
import { readReturns } from "./booking-cancellation";
import { readSetup } from "./setup-cache";
import type { BookedEvent, BookingSummary, FoundBooking, PendingBooking } from "./booking";

const AT_MOST = 200;

/** Access to bookings: the visitor's own, those of this browser as a guest, and those of their verified mail address. */
export function ownership({ visitor }: Deps): SQL | undefined {
  const keys = visitor.guestKey ? [visitor.buyerKey, visitor.guestKey] : [visitor.buyerKey];
  const { person } = visitor;
  return or(
    inArray(bookingCopy.buyerKey, keys),
    person?.emailVerified ? eq(bookingCopy.buyerEmail, person.email.toLowerCase()) : undefined,
  );
}

export async function findBooking(
  deps: Deps,
  bookingId: string,
  eventId: string | null,
): Promise<FoundBooking | null> {
  const read = async () =>
    database(deps.env)
      .select({ eventId: bookingCopy.eventId })
      .from(bookingCopy)
      .where(
        and(
          eq(bookingCopy.id, bookingId),
          // Ids from before they were made by the server can occur at several events.
          eventId ? eq(bookingCopy.eventId, eventId) : undefined,
          ownership(deps),
        ),
      )
      .limit(1);
  // With the event's id the object can be read without the projection.
  const [copy] = await (eventId ? orDuringOutage([], read) : read());
  if (copy) return readBooking(deps, bookingId, copy.eventId, null);
  if (!eventId) return null;
  for (const key of [deps.visitor.buyerKey, deps.visitor.guestKey]) {
    const found = key ? await readBooking(deps, bookingId, eventId, key) : null;
    if (found) return found;
  }
  return null;
}

/** Reads from the event's object. @param buyerKey null if the caller has checked access already */
export async function readBooking(
  deps: Deps,
  bookingId: string,
  eventId: string,
  buyerKey: string | null,
): Promise<FoundBooking | null> {
  // An invented id must not create an object.
  const known = await readBookedEvent(deps, eventId);
  if (!known) return null;
  const booked = known.event;
  const object = await eventObject(deps.env, eventId);
  const booking = await object.readBooking(bookingId, buyerKey);
  if (!booking) return null;
  return {
    booking,
    event: booked,
    cancellable: isCancellableByBuyer(booking, booked.doorsAt, deps.now()),
    ...readReturns(booking, deps.now()),
    online: onlineAccess({ ...known, ...booked }, booking, deps.now()),
  };
}

/** Found by the projection, which can lag, and confirmed by the event's object. */
export async function findPendingBooking(deps: Deps, eventId: string): Promise<PendingBooking | null> {
  const [copy = null] = await orDuringOutage([], async () =>
    database(deps.env)
      .select({ id: bookingCopy.id, reference: bookingCopy.reference })
      .from(bookingCopy)
      .where(and(eq(bookingCopy.eventId, eventId), eq(bookingCopy.state, "pending"), ownership(deps)))
      .orderBy(desc(bookingCopy.placedAt))
      .limit(1),
  );
  if (!copy) return null;
  const booking = await (await eventObject(deps.env, eventId)).readBooking(copy.id, null);
  return booking?.state === "pending" ? { ...copy, eventId } : null;
}

export async function listBookings(deps: Deps): Promise<readonly BookingSummary[]> {
  return listWhere(database(deps.env), ownership(deps));
}

export async function listBookingsOf(deps: Deps, email: string): Promise<readonly BookingSummary[]> {
  return listWhere(database(deps.env), eq(bookingCopy.buyerEmail, email));
}

async function listWhere(db: Database, where: SQL | undefined): Promise<readonly BookingSummary[]> {
  const rows = await selectBooked(db)
    .innerJoin(bookingCopy, eq(bookingCopy.eventId, event.id))
    .where(where)
    .orderBy(desc(bookingCopy.placedAt))
    .limit(AT_MOST);
  return rows.map(({ booking_copy: copy, ...row }) => ({
    id: copy.id,
    eventId: copy.eventId,
    reference: copy.reference,
    state: copy.state as BookingState,
    quantity: copy.quantity,
    totalMinor: copy.totalMinor,
    currency: copy.currency,
    placedAt: copy.placedAt,
    event: toBookedEvent(row),
    href: null,
  }));
}

/** The event of a booking, with what only ticket holders get. */
interface KnownEvent {
  readonly event: BookedEvent;
  readonly mode: string;
  readonly onlineUrl: string;
}

const lastKnown = new WeakMap<D1Database, LastKnown<KnownEvent>>();

/** While the database is unreachable: the last known facts, or those that the event is sold by. */
async function readBookedEvent({ env, now }: Deps, eventId: string): Promise<KnownEvent | null> {
  const events = lastKnown.get(env.DB) ?? new LastKnown<KnownEvent>({ freshMs: 0, most: 500 });
  lastKnown.set(env.DB, events);
  try {
    const read = async () => {
      const [row] = await selectBooked(database(env)).where(eq(event.id, eventId));
      return row ? { event: toBookedEvent(row), mode: row.event.mode, onlineUrl: row.event.onlineUrl } : null;
    };
    return (await events.read(eventId, now(), read))?.value ?? null;
  } catch (problem) {
    const sold = isOutage(problem) ? knownSaleEvent(env, eventId) : null;
    const setup = sold?.venue && (await readSetup(env, eventId, now()));
    if (!sold?.venue || !setup) throw problem;
    return { event: fromSale(sold, sold.venue, setup), mode: "in-person", onlineUrl: "" };
  }
}

function fromSale(sold: SaleEvent, place: NonNullable<SaleEvent["venue"]>, setup: EventSetup): BookedEvent {
  const { id, slug, title, category, tags, imageUrl, state, startsAt, timeZone } = sold;
  return {
    id,
    slug,
    title,
    category,
    tags,
    imageUrl,
    state,
    startsAt,
    timeZone,
    doorsAt: setup.doorsAt,
    endsAt: setup.endsAt,
    venueName: place.name,
    venueArea: place.area,
    venueAddress: place.address,
    organizationName: setup.organizationName,
    contactEmail: null,
    taxNumber: null,
  };
}

function selectBooked(db: Database) {
  return db
    .select()
    .from(event)
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .leftJoin(organizationProfile, eq(organizationProfile.organizationId, event.organizationId))
    .leftJoin(venue, eq(venue.id, event.venueId))
    .$dynamic();
}

interface BookedRow {
  readonly event: typeof event.$inferSelect;
  readonly organization: typeof organization.$inferSelect;
  readonly organization_profile: typeof organizationProfile.$inferSelect | null;
  readonly venue: typeof venue.$inferSelect | null;
}

function toBookedEvent({ event: row, organization: seller, ...rest }: BookedRow): BookedEvent {
  const startsAt = row.startsAt ?? 0;
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    category: row.category,
    tags: row.tags,
    imageUrl: imagePath(row.imageKey),
    state: row.state,
    startsAt,
    doorsAt: row.doorsAt ?? startsAt,
    endsAt: row.endsAt ?? startsAt,
    timeZone: row.timeZone,
    venueName: rest.venue?.name ?? "",
    venueArea: rest.venue?.area ?? "",
    venueAddress: rest.venue?.address ?? "",
    organizationName: seller.name,
    contactEmail: rest.organization_profile?.contactEmail ?? null,
    taxNumber: rest.organization_profile?.taxNumber ?? null,
  };
}
