import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { organization, user } from "./auth-schema";

/**
 * D1. Every table has one writer: the folder named above it. Times are epoch milliseconds, money is minor units.
 * The auth library's own tables are in auth-schema.ts. Tables under "read copies" are filled by the outbox alone.
 */
export * from "./auth-schema";

// worker/auth
export const organizationProfile = sqliteTable("organization_profile", {
  organizationId: text("organization_id")
    .primaryKey()
    .references(() => organization.id, { onDelete: "cascade" }),
  taxName: text("tax_name").notNull().default("GST"),
  taxRateBasisPoints: integer("tax_rate_basis_points").notNull().default(1800),
  taxInclusive: integer("tax_inclusive", { mode: "boolean" }).notNull().default(true),
  taxNumber: text("tax_number"),
  contactEmail: text("contact_email"),
});

// worker/notices
export const notification = sqliteTable(
  "notification",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** A message key of the catalogue with its facts, so that it reads in the reader's language. */
    kind: text("kind").notNull(),
    facts: text("facts", { mode: "json" }).$type<Record<string, string | number>>().notNull(),
    href: text("href").notNull(),
    at: integer("at").notNull(),
    readAt: integer("read_at"),
  },
  (t) => [index("notification_user").on(t.userId, t.at)],
);

export const auditLog = sqliteTable(
  "audit_log",
  {
    id: text("id").primaryKey(),
    actorId: text("actor_id").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    organizationId: text("organization_id"),
    facts: text("facts", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    at: integer("at").notNull(),
  },
  (t) => [index("audit_log_subject").on(t.subject, t.at)],
);

// worker/mail
export const mailSent = sqliteTable("mail_sent", {
  /** The effect's deterministic key: a mail with a key already here is not sent again. */
  key: text("key").primaryKey(),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  at: integer("at").notNull(),
  /** Null while one sender is at it; a claim older than two minutes may be taken over. */
  sentAt: integer("sent_at"),
  /** Kept only where no real mail is sent (local set-up), to be read at /dev/mails. */
  body: text("body", { mode: "json" }).$type<{ text: string; html: string }>(),
});

// worker/catalogue
export const venue = sqliteTable(
  "venue",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id),
    name: text("name").notNull(),
    address: text("address").notNull(),
    area: text("area").notNull(),
    city: text("city").notNull(),
    timeZone: text("time_zone").notNull(),
    /** domain/seating-plan SeatingPlan. */
    plan: text("plan", { mode: "json" }).notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    archivedAt: integer("archived_at"),
  },
  (t) => [index("venue_organization").on(t.organizationId), index("venue_updated").on(t.updatedAt)],
);

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
    /** Markdown subset, as written; rendered through worker/catalogue/markdown. */
    description: text("description").notNull().default(""),
    category: text("category").notNull(),
    language: text("language"),
    performer: text("performer").notNull().default(""),
    /** What the organizer ticked: domain/event-people. */
    forWhom: text("for_whom", { mode: "json" })
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    access: text("access", { mode: "json" })
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    /** domain/search vocabulary, for the search to read: what was ticked, said by the tags, or is in the plan. */
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
    /** 0 to 100, where nothing was sold here yet to tell by. */
    popularity: integer("popularity").notNull().default(0),
    tags: text("tags", { mode: "json" })
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    doorsAt: integer("doors_at"),
    startsAt: integer("starts_at"),
    endsAt: integer("ends_at"),
    timeZone: text("time_zone").notNull(),
    /** The event's own wall clock, `YYYY-MM-DD` and minutes after midnight, for date filters. */
    localDate: text("local_date"),
    localMinute: integer("local_minute"),
    currency: text("currency").notNull().default("INR"),
    /** draft | in_review | published | completed | cancelled. Rejected returns to draft. */
    state: text("state").notNull().default("draft"),
    /** A published event with a material change waiting: the change, not yet shown to buyers. */
    pendingChange: text("pending_change", { mode: "json" }).$type<Record<string, unknown>>(),
    pendingSince: integer("pending_since"),
    imageKey: text("image_key"),
    seatsPerBuyer: integer("seats_per_buyer").notNull().default(6),
    /** domain/event-setup lists and gates. */
    entry: text("entry", { mode: "json" })
      .notNull()
      .default(sql`'{"lists":[],"gates":[]}'`),
    /** General-admission pools of the event's own. */
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
    // What is to come, by venue: counted without reading the events.
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
    /** domain/event-setup TicketTypeSetup["draws"]. */
    draws: text("draws", { mode: "json" }).notNull(),
  },
  (t) => [uniqueIndex("ticket_type_code").on(t.eventId, t.code)],
);

/** The review history: what was submitted, decided, by whom, and the whole event as it was then. */
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
  /** The key in R2: random, never the uploader's name. */
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

// worker/search
/** Which version of an event the full-text table `event_fts` holds, under this row's id; both are derived. */
export const searchEntry = sqliteTable("search_entry", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  eventId: text("event_id").notNull().unique(),
  version: integer("version").notNull(),
});

/** What admins changed of the shipped thesaurus; no terms: the word asks for itself alone. */
export const lexicon = sqliteTable("lexicon", {
  /** Stems: the key of a line. */
  term: text("term").primaryKey(),
  /** As the admin wrote it; empty in lines of before it was kept. */
  word: text("word").notNull().default(""),
  also: text("also", { mode: "json" }).$type<string[]>().notNull(),
  updatedBy: text("updated_by").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** What a model understood of a sentence, for the next time: symbols alone, resolved anew each time. */
export const queryReading = sqliteTable("query_reading", {
  key: text("key").primaryKey(),
  reading: text("reading", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
  expiresAt: integer("expires_at").notNull(),
});

// worker/ratings
/** What somebody who was there thought of an event. Organizers answer in it; what an admin hid is not counted. */
export const eventRating = sqliteTable(
  "event_rating",
  {
    id: text("id").primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => event.id, { onDelete: "cascade" }),
    /** The booking it was written from, and its buyer as the event's object knows them. */
    bookingId: text("booking_id").notNull(),
    buyerKey: text("buyer_key").notNull(),
    buyerEmail: text("buyer_email").notNull(),
    /** "Asha M.", as all may read it. */
    authorName: text("author_name").notNull(),
    stars: integer("stars").notNull(),
    /** Plain text. */
    comment: text("comment").notNull(),
    /** Language for mails to the author. */
    locale: text("locale").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    answer: text("answer"),
    answeredBy: text("answered_by"),
    answeredAt: integer("answered_at"),
    hiddenReason: text("hidden_reason"),
    hiddenBy: text("hidden_by"),
    hiddenAt: integer("hidden_at"),
  },
  (t) => [
    uniqueIndex("event_rating_buyer").on(t.eventId, t.buyerKey),
    index("event_rating_latest").on(t.updatedAt),
  ],
);

/** Who was asked what they thought: each buyer of an event once. */
export const ratingAsk = sqliteTable(
  "rating_ask",
  {
    eventId: text("event_id")
      .notNull()
      .references(() => event.id, { onDelete: "cascade" }),
    buyerEmail: text("buyer_email").notNull(),
    at: integer("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.buyerEmail] })],
);

// worker/taste
/** What a person said of an event: saved | liked | hidden (domain/taste/marks). Personal, and erased with the account. */
export const eventMark = sqliteTable(
  "event_mark",
  {
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    eventId: text("event_id")
      .notNull()
      .references(() => event.id, { onDelete: "cascade" }),
    mark: text("mark").notNull(),
    at: integer("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.eventId, t.mark] }),
    index("event_mark_user").on(t.userId, t.mark, t.at),
  ],
);

/** Whether suggestions may be made for a person; no row: they may. */
export const tasteChoice = sqliteTable("taste_choice", {
  userId: text("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  on: integer("is_on", { mode: "boolean" }).notNull().default(true),
  /** Bookings placed up to then are not looked at: the moment of the last erasing. */
  erasedAt: integer("erased_at").notNull().default(0),
});

/** What an event means in a model's numbers, one byte each; derived, and empty where no model is bound. */
export const eventMeaning = sqliteTable(
  "event_meaning",
  {
    eventId: text("event_id")
      .primaryKey()
      .references(() => event.id, { onDelete: "cascade" }),
    model: text("model").notNull(),
    dimensions: integer("dimensions").notNull(),
    vector: blob("vector", { mode: "buffer" }).notNull(),
    textHash: text("text_hash").notNull(),
    version: integer("version").notNull(),
    writtenAt: integer("written_at").notNull(),
  },
  (table) => [index("event_meaning_written").on(table.model, table.writtenAt, table.eventId)],
);

// worker/gate-api
export const device = sqliteTable(
  "device",
  {
    id: text("id").primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => event.id),
    gateId: text("gate_id").notNull(),
    name: text("name").notNull(),
    /** P-256 public key; each request is signed by the phone's non-extractable private key. */
    publicKey: text("public_key", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    pairedBy: text("paired_by").notNull(),
    pairedAt: integer("paired_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (t) => [index("device_event").on(t.eventId)],
);

export const pairing = sqliteTable("pairing", {
  /** SHA-256 of the one-time code. */
  codeHash: text("code_hash").primaryKey(),
  eventId: text("event_id")
    .notNull()
    .references(() => event.id),
  gateId: text("gate_id").notNull(),
  createdBy: text("created_by").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
  deviceId: text("device_id"),
});

// worker/payments (the sandbox provider's own books: it stands for somebody else's server)
export const sandboxPayment = sqliteTable("sandbox_payment", {
  intentId: text("intent_id").primaryKey(),
  /** Our payment id, as a provider keeps a receipt or an idempotency key. */
  reference: text("reference").notNull().unique(),
  eventId: text("event_id").notNull(),
  bookingId: text("booking_id").notNull(),
  amountMinor: integer("amount_minor").notNull(),
  currency: text("currency").notNull(),
  /** created | authorised | captured | failed | voided */
  state: text("state").notNull(),
  refundedMinor: integer("refunded_minor").notNull().default(0),
  method: text("method"),
  returnUrl: text("return_url").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const sandboxRefund = sqliteTable("sandbox_refund", {
  refundId: text("refund_id").primaryKey(),
  intentId: text("intent_id").notNull(),
  amountMinor: integer("amount_minor").notNull(),
  at: integer("at").notNull(),
});

// Read copies of what the events' objects own: worker/db/projection writes them, from the outbox. `seq` is the
// object's sequence number: a row is overwritten only by a higher one.
export const availabilityCopy = sqliteTable("availability_copy", {
  eventId: text("event_id").primaryKey(),
  seq: integer("seq").notNull(),
  capacity: integer("capacity").notNull(),
  sold: integer("sold").notNull(),
  held: integer("held").notNull(),
  revenueMinor: integer("revenue_minor").notNull(),
});

export const bookingCopy = sqliteTable(
  "booking_copy",
  {
    id: text("id").primaryKey(),
    seq: integer("seq").notNull(),
    eventId: text("event_id").notNull(),
    reference: text("reference").notNull(),
    buyerKey: text("buyer_key").notNull(),
    buyerName: text("buyer_name").notNull(),
    buyerEmail: text("buyer_email").notNull(),
    state: text("state").notNull(),
    quantity: integer("quantity").notNull(),
    totalMinor: integer("total_minor").notNull(),
    currency: text("currency").notNull(),
    placedAt: integer("placed_at").notNull(),
    confirmedAt: integer("confirmed_at"),
    /** domain/booking BookingView without ticket codes. */
    view: text("view", { mode: "json" }).notNull(),
  },
  (t) => [
    index("booking_copy_buyer").on(t.buyerKey, t.placedAt),
    index("booking_copy_email").on(t.buyerEmail, t.placedAt),
    index("booking_copy_event").on(t.eventId, t.placedAt),
  ],
);

export const ticketCopy = sqliteTable(
  "ticket_copy",
  {
    ticketId: text("ticket_id").primaryKey(),
    seq: integer("seq").notNull(),
    eventId: text("event_id").notNull(),
    bookingId: text("booking_id").notNull(),
    serial: integer("serial").notNull(),
    state: text("state").notNull(),
    attendeeName: text("attendee_name").notNull(),
    place: text("place").notNull(),
    checkedInAt: integer("checked_in_at"),
  },
  (t) => [index("ticket_copy_event").on(t.eventId), index("ticket_copy_booking").on(t.bookingId)],
);

/** Bookings of a guest reached through a mailed link, then claimed by an account with the same proven address. */
export const bookingLink = sqliteTable("booking_link", {
  tokenHash: text("token_hash").primaryKey(),
  email: text("email").notNull(),
  expiresAt: integer("expires_at").notNull(),
});
