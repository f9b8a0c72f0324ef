import type { EventTax } from "#domain/people/organization-tax";
import type { SalePause } from "#domain/sale/sale-pause";
import type { RefundPolicy } from "#domain/refund/refund-policy";
import type { TicketTypeDraft } from "#domain/catalogue/event-draft";
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { organization } from "./auth-schema";
import { venue } from "./venue-tables";

/** Written by worker/catalogue. */

export const event = sqliteTable(
  "event",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id),
    venueId: text("venue_id").references(() => venue.id),
    title: text("title").notNull(),
    /** Markdown subset, as written; rendered by worker/discovery/markdown. */
    description: text("description").notNull().default(""),
    category: text("category").notNull(),
    language: text("language"),
    performer: text("performer").notNull().default(""),
    /** Selected by the organizer (domain/catalogue/event-people). */
    forWhom: text("for_whom", { mode: "json" })
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    access: text("access", { mode: "json" })
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    /** Search vocabulary, derived from `for_whom`, `access`, tags and plan. */
    audience: text("audience", { mode: "json" })
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    accessibility: text("accessibility", { mode: "json" })
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    /** in-person | online */
    mode: text("mode").notNull().default("in-person"),
    /** https address of an online event. For holders of a valid ticket only: never part of public data. */
    onlineUrl: text("online_url").notNull().default(""),
    /** 0 to 100; a prior for events without sales. */
    popularity: integer("popularity").notNull().default(0),
    tags: text("tags", { mode: "json" })
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    doorsAt: integer("doors_at"),
    startsAt: integer("starts_at"),
    endsAt: integer("ends_at"),
    timeZone: text("time_zone").notNull(),
    /** Start on the event's own wall clock: `YYYY-MM-DD`, and minutes after midnight. */
    localDate: text("local_date"),
    localMinute: integer("local_minute"),
    currency: text("currency").notNull().default("INR"),
    /** At the last approval; null before. An organization's new tax reaches an event on sale by approval only. */
    tax: text("tax", { mode: "json" }).$type<EventTax>(),
    /** EventStatus (domain/catalogue/event-lifecycle). */
    state: text("state").notNull().default("draft"),
    /** Material change of a published event, not yet visible to buyers. */
    pendingChange: text("pending_change", { mode: "json" }).$type<Record<string, unknown>>(),
    pendingSince: integer("pending_since"),
    /** Projection of the pause in the event's object, for lists and pages; null while sales run. */
    salePause: text("sale_pause", { mode: "json" }).$type<SalePause>(),
    imageKey: text("image_key"),
    seatsPerBuyer: integer("seats_per_buyer").notNull().default(6),
    /** Null: the default of domain/refund. */
    refundPolicy: text("refund_policy", { mode: "json" }).$type<RefundPolicy>(),
    /** Lists and gates (domain/sale/event-setup). */
    entry: text("entry", { mode: "json" })
      .notNull()
      .default(sql`'{"lists":[],"gates":[]}'`),
    /** General-admission pools that are not in the plan. */
    pools: text("pools", { mode: "json" })
      .$type<{ id: string; name: string; capacity: number }[]>()
      .notNull()
      .default(sql`'[]'`),
    minPriceMinor: integer("min_price_minor"),
    maxPriceMinor: integer("max_price_minor"),
    revision: integer("revision").notNull().default(1),
    submittedAt: integer("submitted_at"),
    publishedAt: integer("published_at"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("event_slug").on(t.slug),
    index("event_listing").on(t.state, t.startsAt),
    index("event_category").on(t.state, t.category, t.startsAt),
    index("event_local_date").on(t.state, t.localDate),
    index("event_organization").on(t.organizationId, t.startsAt),
    index("event_venue").on(t.venueId),
    // Covers the count of upcoming events per venue.
    index("event_upcoming").on(t.state, t.venueId, t.endsAt, t.startsAt),
    index("event_updated").on(t.state, t.updatedAt),
    index("event_performer").on(t.performer, t.startsAt),
  ],
);

export const ticketType = sqliteTable(
  "ticket_type",
  {
    id: text("id").primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => event.id, { onDelete: "cascade" }),
    code: integer("code").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    priceMinor: integer("price_minor").notNull(),
    saleStartsAt: integer("sale_starts_at"),
    saleEndsAt: integer("sale_ends_at"),
    maxPerBuyer: integer("max_per_buyer"),
    /** TicketTypeSetup["draws"] (domain/sale/event-setup). */
    draws: text("draws", { mode: "json" }).$type<TicketTypeDraft["draws"]>().notNull(),
  },
  (t) => [uniqueIndex("ticket_type_code").on(t.eventId, t.code)],
);

/** Review history with a snapshot of the event's content at each entry. */
export const eventReview = sqliteTable(
  "event_review",
  {
    id: text("id").primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => event.id, { onDelete: "cascade" }),
    /** submitted | approved | rejected | withdrawn */
    action: text("action").notNull(),
    actorId: text("actor_id").notNull(),
    reason: text("reason"),
    snapshot: text("snapshot", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    at: integer("at").notNull(),
  },
  (t) => [index("event_review_event").on(t.eventId, t.at)],
);

export const image = sqliteTable("image", {
  /** Key in R2: random, not the uploaded file's name. */
  key: text("key").primaryKey(),
  eventId: text("event_id")
    .notNull()
    .references(() => event.id, { onDelete: "cascade" }),
  type: text("type").notNull(),
  bytes: integer("bytes").notNull(),
  width: integer("width").notNull(),
  height: integer("height").notNull(),
  at: integer("at").notNull(),
});
