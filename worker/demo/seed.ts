import { count, eq } from "drizzle-orm";
import { eventTax } from "#domain/people/organization-tax";
import { fromLocalField, toWallClock } from "#domain/time/wall-clock";
import type { SeatingPlan } from "#domain/seating/plan";
import { addMember, createAccount, createOrganization } from "../people/accounts";
import { eventColumns } from "../catalogue/event-columns";
import { FIRST_ENTRY } from "#domain/sale/event-entry";
import { publishToObject } from "../catalogue/event-setup";
import { type Database, database } from "../db/database";
import {
  event,
  eventMark,
  eventReview,
  organization,
  organizationProfile,
  ticketType,
  venue,
} from "../db/schema";
import type { Env } from "../platform/env";
import { DEMO_EVENTS, type DemoEvent, type DemoTicketType } from "./demo-events";
import { newId } from "../platform/ids";
import { DEMO_ORGANIZATIONS, DEMO_PASSWORD, DEMO_PEOPLE } from "./demo-people";
import { pairDemoDevice } from "./demo-device";
import { type DemoSale, sellDemo } from "./demo-sales";
import { DEMO_PAST, ratePast } from "./demo-ratings";
import { DEMO_VENUES } from "./demo-venues";

const ZONE = "Asia/Kolkata";
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Seeds the demo into an empty database; does nothing if an organization exists. */
export async function seedDemo(
  env: Env,
  now: number,
): Promise<{ events: number; bookings: number } | "already"> {
  const db = database(env);
  const [already] = await db.select({ n: count() }).from(organization);
  if ((already?.n ?? 0) > 0) return "already";

  const organizers = await seedPeople(env, db);
  const venues = await seedVenues(db, organizers, now);
  const sales: DemoSale[] = [];
  for (const demo of DEMO_EVENTS) {
    const at = venues.get(demo.venue)!;
    const id = await seedEvent(db, demo, at, organizers.get(at.organization)!, now);
    if ((demo.state ?? "published") !== "published") continue;
    const published = await publishToObject(env, id, "approved");
    if (!published.ok) throw new Error(`${demo.title}: ${published.reason}`);
    sales.push({ eventId: id, demo });
  }
  const asha = organizers.get("asha")!;
  await markDemo(db, asha.userId, sales, now);
  // One object per event, so the events sell in parallel.
  const sold = await Promise.all(sales.map((sale) => sellDemo(env, db, sale, asha, now)));
  const bookings = sold.reduce((sum, each) => sum + each, 0);
  for (const past of DEMO_PAST) {
    const at = venues.get(past.demo.venue)!;
    const owner = organizers.get(at.organization)!;
    const id = await seedEvent(db, past.demo, at, owner, now);
    await ratePast(env, db, { eventId: id, ...past }, { ashaId: asha.userId, ownerId: owner.userId }, now);
  }
  const tonight = sales[0]!;
  await pairDemoDevice(db, tonight.eventId, organizers.get("ranga")!.userId, now);
  return { events: DEMO_EVENTS.length + DEMO_PAST.length, bookings };
}

interface Owner {
  readonly userId: string;
  readonly organizationId: string;
}

/** Owners by organization slug; Asha, the demo's attendee, under "asha". */
async function seedPeople(env: Env, db: Database): Promise<Map<string, Owner>> {
  const ids = new Map<string, string>();
  for (const { name, email, isAdmin = false } of DEMO_PEOPLE)
    ids.set(
      email,
      await createAccount(env, { name, email, password: DEMO_PASSWORD, emailVerified: true, isAdmin }),
    );

  const owners = new Map<string, Owner>();
  for (const { slug, name, taxInclusive, taxNumber } of DEMO_ORGANIZATIONS) {
    const members = DEMO_PEOPLE.filter((person) => person.organization === slug);
    const owner = members.find((person) => person.role === "owner")!;
    const ownerId = ids.get(owner.email)!;
    const id = await createOrganization(env, { name, slug, ownerId });
    for (const member of members)
      if (member.role && member.role !== "owner")
        await addMember(env, { organizationId: id, userId: ids.get(member.email)!, role: member.role });
    await db
      .insert(organizationProfile)
      .values({ organizationId: id, taxInclusive, taxNumber, contactEmail: owner.email })
      .onConflictDoUpdate({
        target: organizationProfile.organizationId,
        set: { taxInclusive, taxNumber, contactEmail: owner.email },
      });
    owners.set(slug, { userId: ownerId, organizationId: id });
  }
  owners.set("asha", { userId: ids.get("asha@example.com")!, organizationId: "" });
  return owners;
}

/** Asha's marks, the input of "For you". */
async function markDemo(
  db: Database,
  userId: string,
  sales: readonly DemoSale[],
  now: number,
): Promise<void> {
  for (const { eventId, demo } of sales)
    if (demo.marked)
      await db.insert(eventMark).values({ userId, eventId, mark: demo.marked, at: now - 2 * DAY_MS });
}

interface SeededVenue {
  readonly id: string;
  readonly organization: "ranga" | "night-shift";
  readonly plan: SeatingPlan;
}

async function seedVenues(
  db: Database,
  owners: ReadonlyMap<string, Owner>,
  now: number,
): Promise<Map<string, SeededVenue>> {
  const seeded = new Map<string, SeededVenue>();
  for (const { key, organization: slug, ...each } of DEMO_VENUES) {
    const id = newId();
    await db.insert(venue).values({
      id,
      organizationId: owners.get(slug)!.organizationId,
      ...each,
      createdAt: now,
      updatedAt: now,
    });
    seeded.set(key, { id, organization: slug, plan: each.plan });
  }
  return seeded;
}

async function seedEvent(
  db: Database,
  demo: DemoEvent,
  at: SeededVenue,
  owner: Owner,
  now: number,
): Promise<string> {
  const id = newId();
  const state = demo.state ?? "published";
  const startsAt = startOf(demo, now);
  const opensAt = demo.opensInDays === undefined ? null : now + demo.opensInDays * DAY_MS;
  const [profile] = await db
    .select()
    .from(organizationProfile)
    .where(eq(organizationProfile.organizationId, owner.organizationId));
  const types = demo.types.map((type, position) => ({
    id: newId(),
    eventId: id,
    code: position + 1,
    position,
    name: type.name,
    priceMinor: type.rupees * 100,
    saleStartsAt: opensAt,
    saleEndsAt: null,
    maxPerBuyer: type.maxPerBuyer ?? null,
    draws: drawsOf(type, at.plan),
  }));
  const row = {
    id,
    slug: slugOf(demo.title, id),
    organizationId: owner.organizationId,
    venueId: at.id,
    title: demo.title,
    description: demo.description,
    category: demo.category,
    language: demo.language,
    performer: demo.performer ?? "",
    tags: [...demo.tags],
    forWhom: [...(demo.forWhom ?? [])],
    access: [...(demo.access ?? [])],
    doorsAt: startsAt - 45 * MINUTE_MS,
    startsAt,
    endsAt: startsAt + demo.lengthMinutes * MINUTE_MS,
    timeZone: ZONE,
    state,
    pools: demo.pools ? [...demo.pools] : [],
    entry: {
      ...FIRST_ENTRY,
      gates: [
        { id: "gate-1", name: "Gate 1", listId: "main", ticketTypeIds: [] },
        { id: "gate-2", name: "Gate 2", listId: "main", ticketTypeIds: [] },
      ],
    },
    ...eventColumns({
      startsAt,
      timeZone: ZONE,
      plan: at.plan,
      tags: demo.tags,
      forWhom: demo.forWhom ?? [],
      access: demo.access ?? [],
      mode: "in-person",
      ticketTypes: types,
    }),
    tax: state === "published" ? eventTax(profile) : null,
    submittedAt: state === "draft" ? null : now - 26 * 60 * MINUTE_MS,
    publishedAt: state === "published" ? now - 20 * 60 * MINUTE_MS : null,
    createdBy: owner.userId,
    createdAt: now - 3 * DAY_MS,
    updatedAt: now - DAY_MS,
  };
  await db.insert(event).values(row);
  for (const type of types) await db.insert(ticketType).values(type);
  if (state === "in_review")
    await db.insert(eventReview).values({
      id: newId(),
      eventId: id,
      action: "submitted",
      actorId: owner.userId,
      snapshot: { ...row, ticketTypes: types },
      at: row.submittedAt!,
    });
  return id;
}

/** Start time; a show on day 0 starts at least 40 minutes after seeding. */
function startOf(demo: DemoEvent, now: number): number {
  const { date } = toWallClock(now + demo.day * DAY_MS, ZONE);
  const two = (value: number) => String(value).padStart(2, "0");
  const planned = fromLocalField(
    `${date}T${two(Math.floor(demo.minute / 60))}:${two(demo.minute % 60)}`,
    ZONE,
  )!;
  const soonest = Math.ceil((now + 40 * MINUTE_MS) / (15 * MINUTE_MS)) * 15 * MINUTE_MS;
  return Math.max(planned, soonest);
}

/** The sections of a ticket type with their left and right wings: `front` is front-left, front and front-right. */
function drawsOf(type: DemoTicketType, plan: SeatingPlan) {
  if (type.pool) return { from: "pool" as const, poolId: type.pool };
  const ids = new Set(type.sections!.flatMap((id) => [id, `${id}-left`, `${id}-right`]));
  return {
    from: "seats" as const,
    sectionIds: plan.sections.filter((section) => ids.has(section.id)).map((section) => section.id),
  };
}

function slugOf(title: string, id: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${words}-${id.slice(-6)}`;
}
