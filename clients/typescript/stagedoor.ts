/* eslint-disable */
/* tslint:disable */
// @ts-nocheck
/*
 * ---------------------------------------------------------------
 * ## THIS FILE WAS GENERATED VIA SWAGGER-TYPESCRIPT-API        ##
 * ##                                                           ##
 * ## AUTHOR: acacode                                           ##
 * ## SOURCE: https://github.com/acacode/swagger-typescript-api ##
 * ---------------------------------------------------------------
 */

export interface Problem {
  /**
   * Stable identifier of the reason.
   * @example "https://stagedoor.example/api/problems/seat_taken"
   */
  type: string;
  title: string;
  status: number;
  /** What to do next. */
  detail: string;
  instance: string;
  reason: string;
  requestId: string;
  facts?: Record<string, any>;
  errors?: {
    at: string;
    message: string;
  }[];
}

export interface Tokens {
  accessToken: string;
  tokenType: "Bearer";
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  expiresAt: string;
  /** Accepted once; each exchange returns the next. */
  refreshToken: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  refreshTokenExpiresAt: string;
}

export interface Profile {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  locale: "en" | "hi";
  isAdmin: boolean;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  since: string;
  /** Bookings of the person, at most 200. */
  bookings: number;
  organizations: {
    id: string;
    slug: string;
    name: string;
    role: "owner" | "organizer" | "staff";
  }[];
}

export interface Notification {
  id: string;
  kind: string;
  facts: Record<string, string | number>;
  href: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  at: string;
  read: boolean;
}

export interface Ticket {
  /** The text of the QR code. */
  code: string;
  shortCode: string;
  state: "valid" | "revoked";
  ticketTypeName: string;
  section: string | null;
  row: string | null;
  seat: string | null;
  attendeeName: string;
  gate: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  issuedAt: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  checkedInAt: string | null;
}

export interface EventSummary {
  id: string;
  slug: string;
  title: string;
  category: string;
  tags: string[];
  imageUrl: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  startsAt: string;
  /**
   * IANA time zone of the event.
   * @example "Asia/Kolkata"
   */
  timeZone: string;
  /** Null for an online event. */
  venue: {
    name: string;
    area: string;
    city: string;
  };
  priceFrom: Money;
  priceTo: Money;
  sale:
    | "not_yet"
    | "on_sale"
    | "few_left"
    | "sold_out"
    | "ended"
    | "paused"
    | "cancelled";
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  saleStartsAt: string | null;
  /** Free places; null before the first count. */
  free: number | null;
}

export interface Money {
  /**
   * Minor units: 50000 is ₹500.
   * @example 50000
   */
  amount: number;
  /**
   * ISO 4217.
   * @minLength 3
   * @maxLength 3
   * @example "INR"
   */
  currency: string;
}

export interface SearchAnswer {
  /** The cleaned sentence. */
  query: string;
  /** What the sentence was read as. */
  filters: Record<string, any>;
  chips: {
    field: string;
    fields: string[];
    value: string;
    words: string;
    /** The sentence without this condition. */
    without: string;
    source: "rule" | "ai";
  }[];
  corrections: {
    written: string;
    read: string;
  }[];
  /** Ranked events, best first. */
  groups: {
    /** Conditions that were dropped; empty: exact. */
    relaxed: string[];
    total: number;
    events: {
      event: EventSummary;
      words: string[];
    }[];
  }[];
  total: number;
  page: number;
  pages: number;
  needsCity: boolean;
}

export interface Event {
  id: string;
  slug: string;
  title: string;
  /** Sanitised HTML. */
  descriptionHtml: string;
  category: string;
  tags: string[];
  language: string | null;
  performer: string;
  audience: string[];
  accessibility: string[];
  mode: "in-person" | "online";
  state: "published" | "completed" | "cancelled";
  organization: {
    id: string;
    name: string;
    slug: string;
  };
  venue: EventVenue;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  doorsAt: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  startsAt: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  endsAt: string;
  /**
   * IANA time zone of the event.
   * @example "Asia/Kolkata"
   */
  timeZone: string;
  imageUrl: string | null;
  seatsPerBuyer: number;
  tax: {
    name: string;
    rateBasisPoints: number;
    inclusive: boolean;
  };
  ticketTypes: TicketType[];
  availability: {
    capacity: number;
    sold: number;
    held: number;
    /** Live counts by id of section and area; null if they did not arrive in time. */
    bySection: Record<
      string,
      {
        capacity: number;
        free: number;
      }
    > | null;
  };
  ratings: {
    average: number | null;
    count: number;
  };
}

export interface EventVenue {
  id: string;
  name: string;
  address: string;
  area: string;
  city: string;
}

export interface TicketType {
  id: string;
  name: string;
  price: Money;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  saleStartsAt: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  saleEndsAt: string | null;
  maxPerBuyer: number | null;
  /** Where the tickets come from: numbered sections, or an area without seats. */
  draws: Draws;
}

/** Where the tickets come from: numbered sections, or an area without seats. */
export type Draws =
  | {
      from: "seats";
      sectionIds: string[];
    }
  | {
      from: "pool";
      poolId: string;
    };

export interface SeatMap {
  eventId: string;
  /** Increases with each change of a seat. */
  version: number;
  sections: {
    id: string;
    name: string;
    ticketTypes: {
      id: string;
      name: string;
      price: Money;
    }[];
    seats: {
      /**
       * @minLength 1
       * @maxLength 80
       * @example "stalls:H:14"
       */
      id: string;
      row: string;
      seat: string;
      accessible: boolean;
      state: "free" | "held" | "sold" | "blocked";
    }[];
  }[];
  /** Areas without numbered seats. */
  areas: {
    id: string;
    name: string;
    free: number;
    ticketTypes: {
      id: string;
      name: string;
      price: Money;
    }[];
  }[];
}

export interface Hold {
  id: string;
  eventId: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  expiresAt: string;
  extendable: boolean;
  seats: {
    /**
     * @minLength 1
     * @maxLength 80
     * @example "stalls:H:14"
     */
    seatId: string;
    section: string;
    row: string;
    seat: string;
    ticketTypeId: string;
    price: Money;
  }[];
  quantities: {
    ticketTypeId: string;
    quantity: number;
    price: Money;
  }[];
}

/** @example {"seats":[{"seatId":"stalls:H:14"}],"quantities":[]} */
export interface HoldRequest {
  /**
   * @maxItems 50
   * @default []
   */
  seats?: {
    /**
     * @minLength 1
     * @maxLength 80
     * @example "stalls:H:14"
     */
    seatId: string;
    /**
     * @pattern ^[\w-]{1,100}$
     * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
     */
    ticketTypeId?: string;
  }[];
  /**
   * Of areas without seats: the total wanted of a ticket type.
   * @maxItems 20
   * @default []
   */
  quantities?: {
    /**
     * @pattern ^[\w-]{1,100}$
     * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
     */
    ticketTypeId: string;
    /**
     * @min 1
     * @max 50
     */
    quantity: number;
  }[];
}

export interface Booking {
  id: string;
  eventId: string;
  /** @example "K7Q2-M4XD" */
  reference: string;
  state: "pending" | "confirmed" | "cancelled" | "expired" | "refunded";
  buyer: {
    name: string;
    email: string;
  };
  lines: {
    line: number;
    ticketTypeId: string;
    ticketTypeName: string;
    section: string | null;
    row: string | null;
    seat: string | null;
    attendeeName: string;
    price: Money;
  }[];
  totals: {
    subtotal: Money;
    discount: Money;
    tax: Money;
    total: Money;
    taxName: string;
    taxRateBasisPoints: number;
    taxInclusive: boolean;
  };
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  placedAt: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  payBy: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  confirmedAt: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  endedAt: string | null;
  /** Where the buyer pays; null if nothing is to be paid. */
  payUrl: string | null;
  payments: Payment[];
  refunds: Refund[];
  /** Tickets that were issued. */
  tickets: number;
}

export interface Payment {
  id: string;
  provider: string;
  state: "created" | "authorised" | "captured" | "failed" | "voided";
  amount: Money;
  /** The provider's page, while the payment is open. */
  payUrl: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  at: string;
}

export interface Refund {
  id: string;
  paymentId: string;
  state: "due" | "requested" | "done" | "failed";
  amount: Money;
  reason: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  at: string;
}

export interface BookingSummary {
  id: string;
  reference: string;
  state: "pending" | "confirmed" | "cancelled" | "expired" | "refunded";
  quantity: number;
  total: Money;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  placedAt: string;
  event: {
    id: string;
    slug: string;
    title: string;
    /**
     * @format date-time
     * @example "2026-12-05T14:00:00.000Z"
     */
    startsAt: string;
    /**
     * IANA time zone of the event.
     * @example "Asia/Kolkata"
     */
    timeZone: string;
    state: string;
    venueName: string;
  };
}

export interface RefundQuote {
  terms: "policy" | "event_moved" | "full" | "free";
  refund: Money;
  kept: Money;
  feeKept: Money;
  /** No ticket of the booking is left. */
  whole: boolean;
}

export interface OrganizationSettings {
  /**
   * @minLength 2
   * @maxLength 80
   */
  name: string;
  /**
   * @format email
   * @maxLength 200
   * @example "asha@example.com"
   */
  contactEmail: string | null;
  /**
   * @minLength 1
   * @maxLength 20
   */
  taxName: string;
  /**
   * 1800 is 18 %.
   * @min 0
   * @max 5000
   */
  taxRateBasisPoints: number;
  taxInclusive: boolean;
  /** @maxLength 40 */
  taxNumber: string | null;
}

export interface Member {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: "owner" | "organizer" | "staff";
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  since: string;
}

export interface Invitation {
  id: string;
  email: string;
  role: "owner" | "organizer" | "staff";
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  expiresAt: string;
  expired: boolean;
}

export interface ApiKey {
  id: string;
  name: string;
  /** The visible beginning of the key. */
  prefix: string;
  scopes: (
    | "organization:read"
    | "organization:write"
    | "venues:read"
    | "venues:write"
    | "events:read"
    | "events:write"
    | "bookings:read"
    | "bookings:write"
    | "check-in:read"
    | "check-in:write"
    | "ratings:read"
    | "ratings:write"
  )[];
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  createdAt: string;
  createdBy: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  expiresAt: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  lastUsedAt: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  revokedAt: string | null;
}

export type NewApiKey = ApiKey & {
  key: string;
};

export interface VenueSummary {
  id: string;
  name: string;
  area: string;
  city: string;
  timeZone: string;
  seats: number;
  standing: number;
  upcomingEvents: number;
}

export type Venue = VenueDraft & {
  id: string;
  /** Seats and places that can be sold. */
  capacity: number;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  updatedAt: string;
  usedBy: {
    id: string;
    title: string;
    /**
     * @format date-time
     * @example "2026-12-05T14:00:00.000Z"
     */
    startsAt: string;
    sold: number;
  }[];
};

export interface SeatingPlan {
  /**
   * @minLength 1
   * @maxLength 24
   */
  focus: string;
  /**
   * @maxItems 60
   * @minItems 1
   */
  sections: (
    | {
        kind: "seated";
        /**
         * @minLength 1
         * @maxLength 40
         */
        id: string;
        /**
         * @minLength 1
         * @maxLength 60
         */
        name: string;
        /**
         * @min 1
         * @max 1000
         */
        multiplierPercent: number;
        place: {
          /**
           * @min 0
           * @max 20
           */
          tier: number;
          side: "left" | "centre" | "right";
        };
        /**
         * @maxItems 80
         * @minItems 1
         */
        rows: {
          /**
           * @minLength 1
           * @maxLength 12
           */
          label: string;
          /**
           * @maxItems 120
           * @minItems 1
           */
          seats: {
            /**
             * @minLength 1
             * @maxLength 12
             */
            label: string;
            kind: "seat" | "accessible" | "blocked" | "gap";
          }[];
        }[];
      }
    | {
        kind: "standing";
        /**
         * @minLength 1
         * @maxLength 40
         */
        id: string;
        /**
         * @minLength 1
         * @maxLength 60
         */
        name: string;
        place: {
          /**
           * @min 0
           * @max 20
           */
          tier: number;
          side: "left" | "centre" | "right";
        };
        /**
         * @min 1
         * @max 200000
         */
        capacity: number;
      }
  )[];
}

export interface VenueDraft {
  /**
   * @minLength 1
   * @maxLength 120
   */
  name: string;
  /** @maxLength 300 */
  address: string;
  /** @maxLength 80 */
  area: string;
  /**
   * @minLength 1
   * @maxLength 80
   */
  city: string;
  /**
   * @maxLength 60
   * @example "Asia/Kolkata"
   */
  timeZone: string;
  plan: SeatingPlan;
}

export interface OwnEventSummary {
  id: string;
  title: string;
  category: string;
  tags: string[];
  imageUrl: string | null;
  state: "draft" | "in_review" | "published" | "completed" | "cancelled";
  change: "none" | "waiting" | "returned";
  venueName: string | null;
  isOnline: boolean;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  startsAt: string | null;
  /**
   * IANA time zone of the event.
   * @example "Asia/Kolkata"
   */
  timeZone: string;
  sold: number;
  capacity: number;
  revenue: Money;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  updatedAt: string;
}

export interface OwnEvent {
  id: string;
  slug: string;
  state: "draft" | "in_review" | "published" | "completed" | "cancelled";
  revision: number;
  /** With the change that waits for review. */
  content: EventContent;
  /** A change of a published event waits, or was returned. */
  hasChange: boolean;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  waitingSince: string | null;
  /** What must be corrected before the event can be submitted. */
  problems: {
    problem: string;
    field: string;
    ticketType?: number;
  }[];
  lastReview: {
    action: string;
    /**
     * @format date-time
     * @example "2026-12-05T14:00:00.000Z"
     */
    at: string;
    by: string;
    reason: string | null;
  };
  sales: {
    sold: number;
    held: number;
    capacity: number;
    revenue: Money;
  };
}

/** With the change that waits for review. */
export interface EventContent {
  title: string;
  description: string;
  category: string;
  language: string | null;
  performer: string;
  audience: string[];
  accessibility: string[];
  mode: string;
  onlineUrl: string;
  tags: string[];
  venueId: string | null;
  /**
   * IANA time zone of the event.
   * @example "Asia/Kolkata"
   */
  timeZone: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  doorsAt: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  startsAt: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  endsAt: string | null;
  currency: string;
  seatsPerBuyer: number;
  pools: {
    id: string;
    name: string;
    capacity: number;
  }[];
  ticketTypes: OwnTicketType[];
}

export interface OwnTicketType {
  id: string;
  name: string;
  price: Money;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  saleStartsAt: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  saleEndsAt: string | null;
  maxPerBuyer: number | null;
  draws:
    | {
        from: "seats";
        /** @maxItems 60 */
        sectionIds: string[];
      }
    | {
        from: "pool";
        /** @maxLength 80 */
        poolId: string;
      };
}

export interface EventDraft {
  /** @maxLength 120 */
  title?: string;
  /** @maxLength 20000 */
  description?: string;
  category?:
    | "movie"
    | "concert"
    | "sports"
    | "theatre"
    | "comedy"
    | "conference"
    | "other";
  /** @maxLength 40 */
  language?: string | null;
  /** @maxLength 120 */
  performer?: string;
  /** @maxItems 7 */
  audience?: (
    | "kids"
    | "family"
    | "seniors"
    | "students"
    | "women"
    | "lgbtq"
    | "pets"
  )[];
  /** @maxItems 5 */
  accessibility?: (
    | "wheelchair"
    | "sign-language"
    | "captions"
    | "audio-description"
    | "quiet-room"
  )[];
  mode?: "in-person" | "online";
  /** @maxLength 500 */
  onlineUrl?: string;
  /** @maxItems 12 */
  tags?: string[];
  /** @pattern ^[\w-]{1,64}$ */
  venueId?: string | null;
  /** @maxLength 60 */
  timeZone?: string;
  /**
   * @format date-time
   * @example "2026-12-05T19:30:00+05:30"
   */
  doorsAt?: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T19:30:00+05:30"
   */
  startsAt?: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T19:30:00+05:30"
   */
  endsAt?: string | null;
  currency?: "INR" | "USD" | "EUR" | "GBP" | "SGD" | "AED" | "JPY";
  /**
   * @min 1
   * @max 50
   */
  seatsPerBuyer?: number;
  /**
   * Areas without seats that are not in the venue's plan.
   * @maxItems 40
   */
  pools?: {
    /** @maxLength 80 */
    id: string;
    /** @maxLength 60 */
    name: string;
    /**
     * @min 0
     * @max 200000
     */
    capacity: number;
  }[];
  /** @maxItems 30 */
  ticketTypes?: TicketTypeDraft[];
}

export interface TicketTypeDraft {
  /**
   * Of an existing type; absent: a new one.
   * @pattern ^[\w-]{1,64}$
   */
  id?: string;
  /** @maxLength 60 */
  name: string;
  price: {
    /**
     * @min 0
     * @max 1000000000
     */
    amount: number;
    /**
     * @minLength 3
     * @maxLength 3
     */
    currency: string;
  };
  /**
   * @format date-time
   * @default null
   * @example "2026-12-05T19:30:00+05:30"
   */
  saleStartsAt?: string | null;
  /**
   * @format date-time
   * @default null
   * @example "2026-12-05T19:30:00+05:30"
   */
  saleEndsAt?: string | null;
  /**
   * @min 1
   * @max 50
   * @default null
   */
  maxPerBuyer?: number | null;
  draws:
    | {
        from: "seats";
        /** @maxItems 60 */
        sectionIds: string[];
      }
    | {
        from: "pool";
        /** @maxLength 80 */
        poolId: string;
      };
}

export interface EventBooking {
  id: string;
  reference: string;
  state: "pending" | "confirmed" | "cancelled" | "expired" | "refunded";
  buyer: {
    name: string;
    email: string;
  };
  quantity: number;
  places: string;
  total: Money;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  placedAt: string;
}

export interface Attendee {
  name: string;
  place: string;
  ticketState: "valid" | "revoked";
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  checkedInAt: string | null;
  bookingId: string;
  reference: string;
  buyer: {
    name: string;
    email: string;
  };
}

export interface TicketCheck {
  decision: "admit" | "check" | "refuse";
  /**
   * Why it is not admitted.
   * @example "already_in"
   */
  reason: string | null;
  recorded: boolean;
  gateId: string;
  place: string;
  ticketTypeName: string;
  holder: {
    attendee: string | null;
    buyer: string;
    shortCode: string;
  };
  /** The entry that excludes another one. */
  earlierEntry: {
    /**
     * @format date-time
     * @example "2026-12-05T14:00:00.000Z"
     */
    at: string;
    gateId: string;
  };
}

export interface FoundTicket {
  place: string;
  attendee: string | null;
  buyer: string;
  revoked: boolean;
  inside: boolean;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  lastScanAt: string | null;
}

export interface Statistics {
  sold: number;
  held: number;
  available: number;
  capacity: number;
  admitted: number;
  inside: number;
  refused: number;
  incidents: number;
  devices: number;
  /** Effects that failed and are no longer retried. */
  undelivered: number;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  at: string;
}

export interface Device {
  id: string;
  name: string;
  gateId: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  pairedAt: string;
  pairedBy: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  revokedAt: string | null;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  lastContactAt: string | null;
  pendingScans: number | null;
  scans: number | null;
}

export interface Entry {
  /**
   * @maxItems 20
   * @minItems 1
   */
  lists: {
    id: string;
    name: string;
    rule: "once" | "once_a_day" | "reentry";
    /**
     * @min 0
     * @max 1439
     */
    dayCutOffMinutes: number;
    ticketTypeIds?: string[];
    /**
     * @min -86400
     * @max 86400
     */
    opensMinutes?: number | null;
    /**
     * @min -86400
     * @max 86400
     */
    closesMinutes?: number | null;
    exits?: boolean;
  }[];
  /**
   * @maxItems 50
   * @minItems 1
   */
  gates: {
    id: string;
    name: string;
    listId: string;
    ticketTypeIds: string[];
  }[];
  revision: number;
}

export interface Rating {
  id: string;
  stars: number;
  comment: string;
  author: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  at: string;
  answer: {
    words: string;
    by: string;
  };
}

export interface OrganizationRating {
  id: string;
  stars: number;
  comment: string;
  author: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  at: string;
  event: {
    id: string;
    title: string;
    slug: string;
  };
  answer: string | null;
  hiddenReason: string | null;
}

export interface ReviewSummary {
  eventId: string;
  title: string;
  category: string;
  organization: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  waitingSince: string;
  /** Changed terms; empty for a new event. */
  about: string[];
}

export interface Review {
  eventId: string;
  revision: number;
  state: string;
  title: string;
  category: string;
  organization: string;
  venue: {
    name: string;
    city: string;
  };
  descriptionHtml: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  waitingSince: string | null;
  submittedBy: string | null;
  problems: {
    problem: string;
    field: string;
  }[];
  ticketsSold: number;
}

export interface AuditEntry {
  id: string;
  /**
   * @format date-time
   * @example "2026-12-05T14:00:00.000Z"
   */
  at: string;
  /** Null for the system. */
  actor: string | null;
  action: string;
  subject: string;
  organization: string | null;
  facts: Record<string, any>;
}

export type QueryParamsType = Record<string | number, any>;
export type ResponseFormat = keyof Omit<Body, "body" | "bodyUsed">;

export interface FullRequestParams extends Omit<RequestInit, "body"> {
  /** set parameter to `true` for call `securityWorker` for this request */
  secure?: boolean;
  /** request path */
  path: string;
  /** content type of request body */
  type?: ContentType;
  /** query params */
  query?: QueryParamsType;
  /** format of response (i.e. response.json() -> format: "json") */
  format?: ResponseFormat;
  /** request body */
  body?: unknown;
  /** base url */
  baseUrl?: string;
  /** request cancellation token */
  cancelToken?: CancelToken;
}

export type RequestParams = Omit<
  FullRequestParams,
  "body" | "method" | "query" | "path"
>;

export interface ApiConfig<SecurityDataType = unknown> {
  baseUrl?: string;
  baseApiParams?: Omit<RequestParams, "baseUrl" | "cancelToken" | "signal">;
  securityWorker?: (
    securityData: SecurityDataType | null,
  ) => Promise<RequestParams | void> | RequestParams | void;
  customFetch?: typeof fetch;
}

export interface HttpResponse<D extends unknown, E extends unknown = unknown>
  extends Response {
  data: D;
  error: E;
}

type CancelToken = Symbol | string | number;

export enum ContentType {
  Json = "application/json",
  JsonApi = "application/vnd.api+json",
  FormData = "multipart/form-data",
  UrlEncoded = "application/x-www-form-urlencoded",
  Text = "text/plain",
}

export class HttpClient<SecurityDataType = unknown> {
  public baseUrl: string = "https://stagedoor.example/api/v1";
  private securityData: SecurityDataType | null = null;
  private securityWorker?: ApiConfig<SecurityDataType>["securityWorker"];
  private abortControllers = new Map<CancelToken, AbortController>();
  private customFetch = (...fetchParams: Parameters<typeof fetch>) =>
    fetch(...fetchParams);

  private baseApiParams: RequestParams = {
    credentials: "same-origin",
    headers: {},
    redirect: "follow",
    referrerPolicy: "no-referrer",
  };

  constructor(apiConfig: ApiConfig<SecurityDataType> = {}) {
    Object.assign(this, apiConfig);
  }

  public setSecurityData = (data: SecurityDataType | null) => {
    this.securityData = data;
  };

  protected encodeQueryParam(key: string, value: any) {
    const encodedKey = encodeURIComponent(key);
    return `${encodedKey}=${encodeURIComponent(typeof value === "number" ? value : `${value}`)}`;
  }

  protected addQueryParam(query: QueryParamsType, key: string) {
    return this.encodeQueryParam(key, query[key]);
  }

  protected addArrayQueryParam(query: QueryParamsType, key: string) {
    const value = query[key];
    return value.map((v: any) => this.encodeQueryParam(key, v)).join("&");
  }

  protected toQueryString(rawQuery?: QueryParamsType): string {
    const query = rawQuery || {};
    const keys = Object.keys(query).filter(
      (key) => "undefined" !== typeof query[key],
    );
    return keys
      .map((key) =>
        Array.isArray(query[key])
          ? this.addArrayQueryParam(query, key)
          : this.addQueryParam(query, key),
      )
      .join("&");
  }

  protected addQueryParams(rawQuery?: QueryParamsType): string {
    const queryString = this.toQueryString(rawQuery);
    return queryString ? `?${queryString}` : "";
  }

  private contentFormatters: Record<ContentType, (input: any) => any> = {
    [ContentType.Json]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    [ContentType.JsonApi]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    [ContentType.Text]: (input: any) =>
      input !== null && typeof input !== "string"
        ? JSON.stringify(input)
        : input,
    [ContentType.FormData]: (input: any) => {
      if (input instanceof FormData) {
        return input;
      }

      return Object.keys(input || {}).reduce((formData, key) => {
        const property = input[key];
        formData.append(
          key,
          property instanceof Blob
            ? property
            : typeof property === "object" && property !== null
              ? JSON.stringify(property)
              : `${property}`,
        );
        return formData;
      }, new FormData());
    },
    [ContentType.UrlEncoded]: (input: any) => this.toQueryString(input),
  };

  protected mergeRequestParams(
    params1: RequestParams,
    params2?: RequestParams,
  ): RequestParams {
    return {
      ...this.baseApiParams,
      ...params1,
      ...(params2 || {}),
      headers: {
        ...(this.baseApiParams.headers || {}),
        ...(params1.headers || {}),
        ...((params2 && params2.headers) || {}),
      },
    };
  }

  protected createAbortSignal = (
    cancelToken: CancelToken,
  ): AbortSignal | undefined => {
    if (this.abortControllers.has(cancelToken)) {
      const abortController = this.abortControllers.get(cancelToken);
      if (abortController) {
        return abortController.signal;
      }
      return void 0;
    }

    const abortController = new AbortController();
    this.abortControllers.set(cancelToken, abortController);
    return abortController.signal;
  };

  public abortRequest = (cancelToken: CancelToken) => {
    const abortController = this.abortControllers.get(cancelToken);

    if (abortController) {
      abortController.abort();
      this.abortControllers.delete(cancelToken);
    }
  };

  public request = async <T = any, E = any>({
    body,
    secure,
    path,
    type,
    query,
    format,
    baseUrl,
    cancelToken,
    ...params
  }: FullRequestParams): Promise<HttpResponse<T, E>> => {
    const secureParams =
      ((typeof secure === "boolean" ? secure : this.baseApiParams.secure) &&
        this.securityWorker &&
        (await this.securityWorker(this.securityData))) ||
      {};
    const requestParams = this.mergeRequestParams(params, secureParams);
    const queryString = query && this.toQueryString(query);
    const payloadFormatter = this.contentFormatters[type || ContentType.Json];
    const responseFormat = format || requestParams.format;

    return this.customFetch(
      `${baseUrl || this.baseUrl || ""}${path}${queryString ? `?${queryString}` : ""}`,
      {
        ...requestParams,
        headers: {
          ...(requestParams.headers || {}),
          ...(type && type !== ContentType.FormData
            ? { "Content-Type": type }
            : {}),
        },
        signal:
          (cancelToken
            ? this.createAbortSignal(cancelToken)
            : requestParams.signal) || null,
        body:
          typeof body === "undefined" || body === null
            ? null
            : payloadFormatter(body),
      },
    ).then(async (response) => {
      const r = response as HttpResponse<T, E>;
      r.data = null as unknown as T;
      r.error = null as unknown as E;

      const responseToParse = responseFormat ? response.clone() : response;
      const data = !responseFormat
        ? r
        : await responseToParse[responseFormat]()
            .then((data) => {
              if (r.ok) {
                r.data = data;
              } else {
                r.error = data;
              }
              return r;
            })
            .catch((e) => {
              r.error = e;
              return r;
            });

      if (cancelToken) {
        this.abortControllers.delete(cancelToken);
      }

      if (!response.ok) throw data;
      return data;
    });
  };
}

/**
 * @title Stagedoor
 * @version 1.0.0
 * @baseUrl https://stagedoor.example/api/v1
 *
 * Events, seats, holds, bookings, tickets and check-in. Every refusal is an application/problem+json document (RFC 9457) with a stable `type` and the next step in `detail`. Lists have opaque cursors. POST requests take an Idempotency-Key. Times are in UTC beside the event's time zone; money is in minor units beside its currency.
 */
export class Stagedoor<
  SecurityDataType extends unknown,
> extends HttpClient<SecurityDataType> {
  auth = {
    /**
     * @description Sends a mail with a link and its token. The answer does not show whether the address had an account before. For everyone.
     *
     * @tags Access
     * @name Register
     * @summary Register a person
     * @request POST:/auth/register
     * @secure
     */
    register: (
      data: {
        /**
         * @minLength 1
         * @maxLength 80
         */
        name: string;
        /**
         * @format email
         * @maxLength 200
         * @example "asha@example.com"
         */
        email: string;
        /**
         * @minLength 10
         * @maxLength 128
         */
        password: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          status: "confirmation_sent";
          email: string;
        },
        Problem
      >({
        path: `/auth/register`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Signs in the first time only. For everyone.
     *
     * @tags Access
     * @name ConfirmAddress
     * @summary Confirm an address by the mailed token
     * @request POST:/auth/confirmations
     * @secure
     */
    confirmAddress: (
      data: {
        /**
         * @minLength 1
         * @maxLength 2000
         */
        token: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Tokens, Problem>({
        path: `/auth/confirmations`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For everyone.
     *
     * @tags Access
     * @name Login
     * @summary Sign in and get tokens
     * @request POST:/auth/login
     * @secure
     */
    login: (
      data: {
        /**
         * @format email
         * @maxLength 200
         * @example "asha@example.com"
         */
        email: string;
        /**
         * @minLength 1
         * @maxLength 128
         */
        password: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Tokens, Problem>({
        path: `/auth/login`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description A token that is used twice ends its session. For everyone.
     *
     * @tags Access
     * @name Refresh
     * @summary Exchange a refresh token
     * @request POST:/auth/refresh
     * @secure
     */
    refresh: (
      data: {
        /**
         * @minLength 1
         * @maxLength 200
         */
        refreshToken: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Tokens, Problem>({
        path: `/auth/refresh`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Access
     * @name Logout
     * @summary End the session with all its tokens
     * @request POST:/auth/logout
     * @secure
     */
    logout: (params: RequestParams = {}) =>
      this.request<void, Problem>({
        path: `/auth/logout`,
        method: "POST",
        secure: true,
        ...params,
      }),

    /**
     * @description For everyone.
     *
     * @tags Access
     * @name RequestPassword
     * @summary Request a mail for a new password
     * @request POST:/auth/password-resets
     * @secure
     */
    requestPassword: (
      data: {
        /**
         * @format email
         * @maxLength 200
         * @example "asha@example.com"
         */
        email: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          status: "sent_if_known";
        },
        Problem
      >({
        path: `/auth/password-resets`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Ends every session of the account. For everyone.
     *
     * @tags Access
     * @name ResetPassword
     * @summary Set a new password by the mailed token
     * @request PUT:/auth/password-resets
     * @secure
     */
    resetPassword: (
      data: {
        /**
         * @minLength 1
         * @maxLength 200
         */
        token: string;
        /**
         * @minLength 10
         * @maxLength 128
         */
        password: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/auth/password-resets`,
        method: "PUT",
        body: data,
        secure: true,
        type: ContentType.Json,
        ...params,
      }),
  };
  me = {
    /**
     * @description For a signed-in person.
     *
     * @tags Profile
     * @name GetProfile
     * @summary Read the person's profile
     * @request GET:/me
     * @secure
     */
    getProfile: (params: RequestParams = {}) =>
      this.request<Profile, void | Problem>({
        path: `/me`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Profile
     * @name ChangeProfile
     * @summary Change name and language of mails
     * @request PATCH:/me
     * @secure
     */
    changeProfile: (
      data: {
        /**
         * @minLength 1
         * @maxLength 80
         */
        name?: string;
        locale?: "en" | "hi";
      },
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/me`,
        method: "PATCH",
        body: data,
        secure: true,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * @description Ends every session, and returns the tokens of a new one. For a signed-in person.
     *
     * @tags Profile
     * @name ChangePassword
     * @summary Change the password
     * @request PUT:/me/password
     * @secure
     */
    changePassword: (
      data: {
        /**
         * @minLength 1
         * @maxLength 128
         */
        currentPassword: string;
        /**
         * @minLength 10
         * @maxLength 128
         */
        newPassword: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Tokens, Problem>({
        path: `/me/password`,
        method: "PUT",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Profile
     * @name ListSessions
     * @summary List the person's sessions
     * @request GET:/me/sessions
     * @secure
     */
    listSessions: (params: RequestParams = {}) =>
      this.request<
        {
          items: {
            id: string;
            current: boolean;
            device: string;
            /**
             * @format date-time
             * @example "2026-12-05T14:00:00.000Z"
             */
            startedAt: string;
            /**
             * @format date-time
             * @example "2026-12-05T14:00:00.000Z"
             */
            endsAt: string;
          }[];
        },
        void | Problem
      >({
        path: `/me/sessions`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Profile
     * @name EndSession
     * @summary End a session with its tokens
     * @request DELETE:/me/sessions/{session}
     * @secure
     */
    endSession: (session: string, params: RequestParams = {}) =>
      this.request<void, Problem>({
        path: `/me/sessions/${session}`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Profile
     * @name ListNotifications
     * @summary List the person's notifications
     * @request GET:/me/notifications
     * @secure
     */
    listNotifications: (
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: Notification[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/me/notifications`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Profile
     * @name MarkNotificationsRead
     * @summary Mark one notification, or all, as read
     * @request POST:/me/notifications/read
     * @secure
     */
    markNotificationsRead: (
      data: {
        /**
         * All if absent.
         * @pattern ^[\w-]{1,100}$
         * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
         */
        id?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          unread: number;
        },
        Problem
      >({
        path: `/me/notifications/read`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Of upcoming events and those of the last 60 days. For a signed-in person.
     *
     * @tags Profile
     * @name ListOwnTickets
     * @summary List the person's tickets with their codes
     * @request GET:/me/tickets
     * @secure
     */
    listOwnTickets: (params: RequestParams = {}) =>
      this.request<
        {
          items: {
            bookingId: string;
            reference: string;
            state: string;
            event: {
              id: string;
              slug: string;
              title: string;
              /**
               * @format date-time
               * @example "2026-12-05T14:00:00.000Z"
               */
              startsAt: string;
              /**
               * IANA time zone of the event.
               * @example "Asia/Kolkata"
               */
              timeZone: string;
            };
            tickets: Ticket[];
          }[];
        },
        void | Problem
      >({
        path: `/me/tickets`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Events
     * @name ListRecommendations
     * @summary List events recommended to the person
     * @request GET:/me/recommendations
     * @secure
     */
    listRecommendations: (params: RequestParams = {}) =>
      this.request<
        {
          /** False: the person has switched recommendations off. */
          on: boolean;
          items: {
            event: EventSummary;
            because: {
              by: string;
              title: string;
            };
            reason: {
              trait: string;
              name: string;
            };
          }[];
        },
        void | Problem
      >({
        path: `/me/recommendations`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Events
     * @name ListSaved
     * @summary List the person's saved events
     * @request GET:/me/saved-events
     * @secure
     */
    listSaved: (params: RequestParams = {}) =>
      this.request<
        {
          upcoming: EventSummary[];
          past: EventSummary[];
        },
        void | Problem
      >({
        path: `/me/saved-events`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),
  };
  events = {
    /**
     * @description For everyone.
     *
     * @tags Events
     * @name ListEvents
     * @summary List upcoming events
     * @request GET:/events
     * @secure
     */
    listEvents: (
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
        /** @maxLength 60 */
        city?: string;
        category?:
          | "movie"
          | "concert"
          | "sports"
          | "theatre"
          | "comedy"
          | "conference"
          | "other";
        when?: "today" | "tomorrow" | "weekend" | "week";
        /**
         * First day on the event's own clock.
         * @format date
         * @example "2026-12-05"
         */
        dateFrom?: string;
        /**
         * Last day on the event's own clock.
         * @format date
         * @example "2026-12-05"
         */
        dateTo?: string;
        /**
         * Whole units of the event's currency.
         * @min 0
         * @max 10000000
         */
        minPrice?: number | null;
        /**
         * Whole units of the event's currency.
         * @min 0
         * @max 10000000
         */
        maxPrice?: number | null;
        /** Events with few places left only. */
        fewLeft?: "true" | "false";
        /** @default "date" */
        sort?: "date" | "price" | "popular";
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: EventSummary[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/events`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For everyone.
     *
     * @tags Events
     * @name GetEvent
     * @summary Read a public event
     * @request GET:/events/{event}
     * @secure
     */
    getEvent: (event: string, params: RequestParams = {}) =>
      this.request<Event, void | Problem>({
        path: `/events/${event}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For everyone.
     *
     * @tags Seats and holds
     * @name ListSeats
     * @summary Read which seats and places are free
     * @request GET:/events/{event}/seats
     * @secure
     */
    listSeats: (event: string, params: RequestParams = {}) =>
      this.request<SeatMap, void | Problem>({
        path: `/events/${event}/seats`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For everyone.
     *
     * @tags Events
     * @name ListSimilarEvents
     * @summary List similar events, with what they share
     * @request GET:/events/{event}/similar
     * @secure
     */
    listSimilarEvents: (event: string, params: RequestParams = {}) =>
      this.request<
        {
          items: {
            event: EventSummary;
            because: {
              by: string;
              title: string;
            };
            reason: {
              trait: string;
              name: string;
            };
          }[];
        },
        void | Problem
      >({
        path: `/events/${event}/similar`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Recommendations are made from it. For a signed-in person.
     *
     * @tags Events
     * @name SendFeedback
     * @summary Save, like or hide an event
     * @request POST:/events/{event}/feedback
     * @secure
     */
    sendFeedback: (
      event: string,
      data: {
        mark: "saved" | "liked" | "hidden";
        /** @default true */
        on?: boolean;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          saved: boolean;
          liked: boolean;
          hidden: boolean;
        },
        Problem
      >({
        path: `/events/${event}/feedback`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description All or none, for 10 minutes. A person has one hold of an event: more seats are added to it, and it keeps its id. For a signed-in person.
     *
     * @tags Seats and holds
     * @name CreateHold
     * @summary Hold seats and places
     * @request POST:/events/{event}/holds
     * @secure
     */
    createHold: (
      event: string,
      data: HoldRequest,
      params: RequestParams = {},
    ) =>
      this.request<Hold, Problem>({
        path: `/events/${event}/holds`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Seats and holds
     * @name HoldBestSeats
     * @summary Hold the best seats together
     * @request POST:/events/{event}/holds/best
     * @secure
     */
    holdBestSeats: (
      event: string,
      data: {
        /**
         * @min 1
         * @max 50
         */
        quantity: number;
        /**
         * @maxItems 20
         * @default []
         */
        ticketTypeIds?: string[];
        /** @default false */
        accessible?: boolean;
        /** @default false */
        replaceSeats?: boolean;
      },
      params: RequestParams = {},
    ) =>
      this.request<Hold, Problem>({
        path: `/events/${event}/holds/best`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Seats and holds
     * @name GetHold
     * @summary Read the person's hold of an event
     * @request GET:/events/{event}/hold
     * @secure
     */
    getHold: (event: string, params: RequestParams = {}) =>
      this.request<Hold, void | Problem>({
        path: `/events/${event}/hold`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Seats and holds
     * @name ExtendHold
     * @summary Extend a hold, once
     * @request POST:/events/{event}/holds/{hold}/extensions
     * @secure
     */
    extendHold: (event: string, hold: string, params: RequestParams = {}) =>
      this.request<Hold, Problem>({
        path: `/events/${event}/holds/${hold}/extensions`,
        method: "POST",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Without seats and quantities: the whole hold. For a signed-in person.
     *
     * @tags Seats and holds
     * @name ReleaseSeats
     * @summary Release some of a hold's seats and places
     * @request POST:/events/{event}/holds/{hold}/releases
     * @secure
     */
    releaseSeats: (
      event: string,
      hold: string,
      data: {
        /** @maxItems 50 */
        seatIds?: string[];
        /** @maxItems 20 */
        quantities?: {
          /**
           * @pattern ^[\w-]{1,100}$
           * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
           */
          ticketTypeId: string;
          /**
           * @min 1
           * @max 50
           */
          quantity: number;
        }[];
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          hold: (Hold & object) | null;
        },
        Problem
      >({
        path: `/events/${event}/holds/${hold}/releases`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Seats and holds
     * @name ReleaseHold
     * @summary Release a hold
     * @request DELETE:/events/{event}/holds/{hold}
     * @secure
     */
    releaseHold: (event: string, hold: string, params: RequestParams = {}) =>
      this.request<void, Problem>({
        path: `/events/${event}/holds/${hold}`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For everyone.
     *
     * @tags Ratings
     * @name ListRatings
     * @summary List the ratings of an event, its organizer or its venue
     * @request GET:/events/{event}/ratings
     * @secure
     */
    listRatings: (
      event: string,
      query?: {
        /** @default "event" */
        about?: "event" | "organizer" | "venue";
        /**
         * @min 1
         * @max 500
         * @default 1
         */
        page?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          summary: {
            average: number | null;
            count: number;
          };
          items: Rating[];
          page: number;
          pages: number;
        },
        void | Problem
      >({
        path: `/events/${event}/ratings`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),
  };
  search = {
    /**
     * @description The answer of the search page: filters and chips read from the sentence, and ranked events. English, Hindi and mixed. For everyone.
     *
     * @tags Events
     * @name Search
     * @summary Search by a sentence
     * @request GET:/search
     * @secure
     */
    search: (
      query: {
        /** @maxLength 60 */
        city?: string;
        category?:
          | "movie"
          | "concert"
          | "sports"
          | "theatre"
          | "comedy"
          | "conference"
          | "other";
        when?: "today" | "tomorrow" | "weekend" | "week";
        /**
         * First day on the event's own clock.
         * @format date
         * @example "2026-12-05"
         */
        dateFrom?: string;
        /**
         * Last day on the event's own clock.
         * @format date
         * @example "2026-12-05"
         */
        dateTo?: string;
        /**
         * Whole units of the event's currency.
         * @min 0
         * @max 10000000
         */
        minPrice?: number | null;
        /**
         * Whole units of the event's currency.
         * @min 0
         * @max 10000000
         */
        maxPrice?: number | null;
        /** Events with few places left only. */
        fewLeft?: "true" | "false";
        /** @default "date" */
        sort?: "date" | "price" | "popular";
        /**
         * @minLength 1
         * @maxLength 200
         * @example "music events in Bengaluru this weekend"
         */
        q: string;
        /**
         * @min 1
         * @max 500
         * @default 1
         */
        page?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<SearchAnswer, void | Problem>({
        path: `/search`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),
  };
  cities = {
    /**
     * @description For everyone.
     *
     * @tags Events
     * @name ListCities
     * @summary List cities with upcoming events
     * @request GET:/cities
     * @secure
     */
    listCities: (params: RequestParams = {}) =>
      this.request<
        {
          items: {
            city: string;
            events: number;
          }[];
        },
        void | Problem
      >({
        path: `/cities`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),
  };
  bookings = {
    /**
     * @description A hold is booked once: a repeat with the same values returns the same booking. Prices are frozen. A booking without a price is confirmed at once; any other waits 15 minutes for its payment at `payUrl`. For a signed-in person.
     *
     * @tags Bookings
     * @name CreateBooking
     * @summary Book a hold and open its payment
     * @request POST:/bookings
     * @secure
     */
    createBooking: (
      data: {
        /**
         * Id or slug.
         * @pattern ^[\w-]{1,100}$
         * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
         */
        eventId: string;
        /** @format uuid */
        holdId: string;
        /**
         * The person's name if absent.
         * @minLength 1
         * @maxLength 80
         */
        buyerName?: string;
        /**
         * The person's address if absent.
         * @format email
         * @maxLength 200
         * @example "asha@example.com"
         */
        buyerEmail?: string;
        /**
         * @maxItems 50
         * @default []
         */
        attendeeNames?: string[];
        /** @default "en" */
        locale?: "en" | "hi";
      },
      params: RequestParams = {},
    ) =>
      this.request<Booking, Problem>({
        path: `/bookings`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Newest first. A booking appears some seconds after it was placed. For a signed-in person.
     *
     * @tags Bookings
     * @name ListBookings
     * @summary List the person's bookings
     * @request GET:/bookings
     * @secure
     */
    listBookings: (
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
        state?: "pending" | "confirmed" | "cancelled" | "expired" | "refunded";
        /**
         * @pattern ^[\w-]{1,100}$
         * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
         */
        event?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: BookingSummary[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/bookings`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description One step for clients without a seat map. If the booking is refused, the hold stays until it expires. For a signed-in person.
     *
     * @tags Bookings
     * @name BookBest
     * @summary Hold the best seats together and book them
     * @request POST:/bookings/best
     * @secure
     */
    bookBest: (
      data: {
        /**
         * Id or slug.
         * @pattern ^[\w-]{1,100}$
         * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
         */
        eventId: string;
        /**
         * @min 1
         * @max 50
         */
        quantity: number;
        /**
         * @maxItems 20
         * @default []
         */
        ticketTypeIds?: string[];
        /**
         * @minLength 1
         * @maxLength 80
         */
        buyerName?: string;
        /**
         * @format email
         * @maxLength 200
         * @example "asha@example.com"
         */
        buyerEmail?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Booking, Problem>({
        path: `/bookings/best`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Bookings
     * @name GetBooking
     * @summary Read a booking with its lines and payments
     * @request GET:/bookings/{booking}
     * @secure
     */
    getBooking: (booking: string, params: RequestParams = {}) =>
      this.request<Booking, void | Problem>({
        path: `/bookings/${booking}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Returns the open payment, or opens another one after a failed one. For a signed-in person.
     *
     * @tags Bookings
     * @name OpenPayment
     * @summary Open the payment of a pending booking
     * @request POST:/bookings/{booking}/payments
     * @secure
     */
    openPayment: (booking: string, params: RequestParams = {}) =>
      this.request<Booking, Problem>({
        path: `/bookings/${booking}/payments`,
        method: "POST",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Bookings
     * @name ListPayments
     * @summary List the payments of a booking
     * @request GET:/bookings/{booking}/payments
     * @secure
     */
    listPayments: (booking: string, params: RequestParams = {}) =>
      this.request<
        {
          items: Payment[];
        },
        void | Problem
      >({
        path: `/bookings/${booking}/payments`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Confirms nothing: the payment provider's signed message does. Returns the booking once it is confirmed. For a signed-in person.
     *
     * @tags Bookings
     * @name ConfirmBooking
     * @summary Read whether a booking is confirmed
     * @request POST:/bookings/{booking}/confirmation
     * @secure
     */
    confirmBooking: (booking: string, params: RequestParams = {}) =>
      this.request<Booking, Problem>({
        path: `/bookings/${booking}/confirmation`,
        method: "POST",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description A pending one at any time, a free one until the doors open. Paid ones are cancelled by the organizer. For a signed-in person.
     *
     * @tags Bookings
     * @name CancelBooking
     * @summary Cancel a booking
     * @request POST:/bookings/{booking}/cancellation
     * @secure
     */
    cancelBooking: (booking: string, params: RequestParams = {}) =>
      this.request<Booking, Problem>({
        path: `/bookings/${booking}/cancellation`,
        method: "POST",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Bookings
     * @name ListTickets
     * @summary List the tickets of a booking with their codes
     * @request GET:/bookings/{booking}/tickets
     * @secure
     */
    listTickets: (booking: string, params: RequestParams = {}) =>
      this.request<
        {
          items: Ticket[];
        },
        void | Problem
      >({
        path: `/bookings/${booking}/tickets`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Bookings
     * @name QuoteRefund
     * @summary Read what cancelling tickets would refund now
     * @request POST:/bookings/{booking}/refund-quotes
     * @secure
     */
    quoteRefund: (
      booking: string,
      data: {
        /**
         * Numbers of the booking's lines, one ticket each.
         * @maxItems 50
         * @minItems 1
         */
        lines: number[];
      },
      params: RequestParams = {},
    ) =>
      this.request<RefundQuote, Problem>({
        path: `/bookings/${booking}/refund-quotes`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Under the booking's refund policy. The amount is the quote's, so that the buyer gets what they saw. For a signed-in person.
     *
     * @tags Bookings
     * @name RefundTickets
     * @summary Cancel tickets and refund them
     * @request POST:/bookings/{booking}/refunds
     * @secure
     */
    refundTickets: (
      booking: string,
      data: {
        /**
         * Numbers of the booking's lines, one ticket each.
         * @maxItems 50
         * @minItems 1
         */
        lines: number[];
        /** @min 0 */
        expectedMinor: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<Booking, Problem>({
        path: `/bookings/${booking}/refunds`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Ratings
     * @name GetOwnRating
     * @summary Read the person's rating of a booked event
     * @request GET:/bookings/{booking}/rating
     * @secure
     */
    getOwnRating: (booking: string, params: RequestParams = {}) =>
      this.request<
        {
          given: {
            stars: number;
            comment: string;
            /**
             * @format date-time
             * @example "2026-12-05T14:00:00.000Z"
             */
            updatedAt: string;
            answer: string | null;
          };
          /** Why it cannot be rated; null if it can. */
          refusal: string | null;
        },
        void | Problem
      >({
        path: `/bookings/${booking}/rating`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description After its end, with an admitted ticket. For a signed-in person.
     *
     * @tags Ratings
     * @name RateEvent
     * @summary Rate a booked event
     * @request PUT:/bookings/{booking}/rating
     * @secure
     */
    rateEvent: (
      booking: string,
      data: {
        /**
         * @min 1
         * @max 5
         */
        stars: number;
        /**
         * @maxLength 4000
         * @default ""
         */
        comment?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/bookings/${booking}/rating`,
        method: "PUT",
        body: data,
        secure: true,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * @description For a signed-in person.
     *
     * @tags Ratings
     * @name WithdrawRating
     * @summary Withdraw a rating
     * @request DELETE:/bookings/{booking}/rating
     * @secure
     */
    withdrawRating: (booking: string, params: RequestParams = {}) =>
      this.request<void, Problem>({
        path: `/bookings/${booking}/rating`,
        method: "DELETE",
        secure: true,
        ...params,
      }),
  };
  organizations = {
    /**
     * @description For a signed-in person.
     *
     * @tags Organizations
     * @name ListOrganizations
     * @summary List the person's organizations
     * @request GET:/organizations
     * @secure
     */
    listOrganizations: (params: RequestParams = {}) =>
      this.request<
        {
          items: {
            id: string;
            slug: string;
            name: string;
            role: "owner" | "organizer" | "staff";
          }[];
        },
        void | Problem
      >({
        path: `/organizations`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description The person is its first owner. For a signed-in person.
     *
     * @tags Organizations
     * @name CreateOrganization
     * @summary Create an organization
     * @request POST:/organizations
     * @secure
     */
    createOrganization: (
      data: {
        /**
         * @minLength 2
         * @maxLength 80
         */
        name: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          slug: string;
          name: string;
        },
        Problem
      >({
        path: `/organizations`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `organization:read`.
     *
     * @tags Organizations
     * @name GetOrganization
     * @summary Read an organization's settings
     * @request GET:/organizations/{organization}
     * @secure
     */
    getOrganization: (organization: string, params: RequestParams = {}) =>
      this.request<
        {
          id: string;
          settings: OrganizationSettings;
        },
        void | Problem
      >({
        path: `/organizations/${organization}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner, and for API keys with the scope `organization:write`.
     *
     * @tags Organizations
     * @name ChangeOrganization
     * @summary Change an organization's settings
     * @request PUT:/organizations/{organization}
     * @secure
     */
    changeOrganization: (
      organization: string,
      data: OrganizationSettings,
      params: RequestParams = {},
    ) =>
      this.request<
        {
          id: string;
          settings: OrganizationSettings;
        },
        Problem
      >({
        path: `/organizations/${organization}`,
        method: "PUT",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `organization:read`.
     *
     * @tags Organizations
     * @name ListMembers
     * @summary List members and pending invitations
     * @request GET:/organizations/{organization}/members
     * @secure
     */
    listMembers: (organization: string, params: RequestParams = {}) =>
      this.request<
        {
          members: Member[];
          invitations: Invitation[];
        },
        void | Problem
      >({
        path: `/organizations/${organization}/members`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer.
     *
     * @tags Organizations
     * @name InviteMember
     * @summary Invite a person by email
     * @request POST:/organizations/{organization}/invitations
     * @secure
     */
    inviteMember: (
      organization: string,
      data: {
        /**
         * @format email
         * @maxLength 200
         * @example "asha@example.com"
         */
        email: string;
        role: "owner" | "organizer" | "staff";
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          status: "sent";
        },
        Problem
      >({
        path: `/organizations/${organization}/invitations`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer.
     *
     * @tags Organizations
     * @name CancelInvitation
     * @summary Cancel an invitation
     * @request DELETE:/organizations/{organization}/invitations/{invitation}
     * @secure
     */
    cancelInvitation: (
      organization: string,
      invitation: string,
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/invitations/${invitation}`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer.
     *
     * @tags Organizations
     * @name ChangeMember
     * @summary Change a member's role
     * @request PATCH:/organizations/{organization}/members/{member}
     * @secure
     */
    changeMember: (
      organization: string,
      member: string,
      data: {
        role: "owner" | "organizer" | "staff";
      },
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/members/${member}`,
        method: "PATCH",
        body: data,
        secure: true,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer.
     *
     * @tags Organizations
     * @name RemoveMember
     * @summary Remove a member
     * @request DELETE:/organizations/{organization}/members/{member}
     * @secure
     */
    removeMember: (
      organization: string,
      member: string,
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/members/${member}`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For members with the role owner.
     *
     * @tags Organizations
     * @name ListApiKeys
     * @summary List API keys
     * @request GET:/organizations/{organization}/api-keys
     * @secure
     */
    listApiKeys: (organization: string, params: RequestParams = {}) =>
      this.request<
        {
          items: ApiKey[];
        },
        void | Problem
      >({
        path: `/organizations/${organization}/api-keys`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description The key is in this answer only. For members with the role owner.
     *
     * @tags Organizations
     * @name CreateApiKey
     * @summary Make an API key
     * @request POST:/organizations/{organization}/api-keys
     * @secure
     */
    createApiKey: (
      organization: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 60
         */
        name: string;
        /** @minItems 1 */
        scopes: (
          | "organization:read"
          | "organization:write"
          | "venues:read"
          | "venues:write"
          | "events:read"
          | "events:write"
          | "bookings:read"
          | "bookings:write"
          | "check-in:read"
          | "check-in:write"
          | "ratings:read"
          | "ratings:write"
        )[];
        /**
         * @format date-time
         * @default null
         * @example "2026-12-05T19:30:00+05:30"
         */
        expiresAt?: string | null;
      },
      params: RequestParams = {},
    ) =>
      this.request<NewApiKey, Problem>({
        path: `/organizations/${organization}/api-keys`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner.
     *
     * @tags Organizations
     * @name RevokeApiKey
     * @summary Revoke an API key
     * @request DELETE:/organizations/{organization}/api-keys/{key}
     * @secure
     */
    revokeApiKey: (
      organization: string,
      key: string,
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/api-keys/${key}`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `venues:read`.
     *
     * @tags Venues
     * @name ListVenues
     * @summary List an organization's venues
     * @request GET:/organizations/{organization}/venues
     * @secure
     */
    listVenues: (
      organization: string,
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: VenueSummary[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/organizations/${organization}/venues`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `venues:write`.
     *
     * @tags Venues
     * @name CreateVenue
     * @summary Create a venue
     * @request POST:/organizations/{organization}/venues
     * @secure
     */
    createVenue: (
      organization: string,
      data: VenueDraft,
      params: RequestParams = {},
    ) =>
      this.request<Venue, Problem>({
        path: `/organizations/${organization}/venues`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `venues:read`.
     *
     * @tags Venues
     * @name GetVenue
     * @summary Read a venue with its seating plan
     * @request GET:/organizations/{organization}/venues/{venue}
     * @secure
     */
    getVenue: (
      organization: string,
      venue: string,
      params: RequestParams = {},
    ) =>
      this.request<Venue, void | Problem>({
        path: `/organizations/${organization}/venues/${venue}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Members that are absent stay. A place that is held or sold is not taken. For members with the role owner or organizer, and for API keys with the scope `venues:write`.
     *
     * @tags Venues
     * @name ChangeVenue
     * @summary Change a venue
     * @request PATCH:/organizations/{organization}/venues/{venue}
     * @secure
     */
    changeVenue: (
      organization: string,
      venue: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 120
         */
        name?: string;
        /** @maxLength 300 */
        address?: string;
        /** @maxLength 80 */
        area?: string;
        /**
         * @minLength 1
         * @maxLength 80
         */
        city?: string;
        /**
         * @maxLength 60
         * @example "Asia/Kolkata"
         */
        timeZone?: string;
        plan?: SeatingPlan;
      },
      params: RequestParams = {},
    ) =>
      this.request<Venue, Problem>({
        path: `/organizations/${organization}/venues/${venue}`,
        method: "PATCH",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `venues:write`.
     *
     * @tags Venues
     * @name ArchiveVenue
     * @summary Archive a venue
     * @request DELETE:/organizations/{organization}/venues/{venue}
     * @secure
     */
    archiveVenue: (
      organization: string,
      venue: string,
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/venues/${venue}`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description Numbered rows, or with `capacity` an area without seats. For members with the role owner or organizer, and for API keys with the scope `venues:write`.
     *
     * @tags Venues
     * @name AddSection
     * @summary Add a section to a venue's plan
     * @request POST:/organizations/{organization}/venues/{venue}/sections
     * @secure
     */
    addSection: (
      organization: string,
      venue: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 60
         */
        name: string;
        /**
         * @min 1
         * @max 80
         */
        rows?: number;
        /**
         * @min 1
         * @max 120
         */
        seatsPerRow?: number;
        /**
         * @min 1
         * @max 1000
         * @default 100
         */
        priceMultiplierPercent?: number;
        /**
         * @min 1
         * @max 200000
         */
        capacity?: number;
        /** @default "letters" */
        rowNaming?: "letters" | "numbers";
        /** @default "left_to_right" */
        seatNumbering?:
          | "left_to_right"
          | "right_to_left"
          | "odd_even"
          | "odd"
          | "even";
        /** @default "centre" */
        side?: "left" | "centre" | "right";
      },
      params: RequestParams = {},
    ) =>
      this.request<Venue, Problem>({
        path: `/organizations/${organization}/venues/${venue}/sections`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `venues:read`.
     *
     * @tags Venues
     * @name ListVenueSeats
     * @summary List the seats of a venue's plan
     * @request GET:/organizations/{organization}/venues/{venue}/seats
     * @secure
     */
    listVenueSeats: (
      organization: string,
      venue: string,
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: {
            /**
             * @minLength 1
             * @maxLength 80
             * @example "stalls:H:14"
             */
            id: string;
            section: string;
            row: string;
            seat: string;
            accessible: boolean;
            blocked: boolean;
          }[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/organizations/${organization}/venues/${venue}/seats`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:read`.
     *
     * @tags Event management
     * @name ListOwnEvents
     * @summary List an organization's events
     * @request GET:/organizations/{organization}/events
     * @secure
     */
    listOwnEvents: (
      organization: string,
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
        /** @default "all" */
        status?: "all" | "draft" | "in_review" | "published" | "past";
        /**
         * @maxLength 80
         * @default ""
         */
        search?: string;
        /** @default "updated" */
        sort?: "starts" | "title" | "sold" | "revenue" | "updated";
        /** @default "desc" */
        order?: "asc" | "desc";
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: OwnEventSummary[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/organizations/${organization}/events`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name CreateEvent
     * @summary Create a draft
     * @request POST:/organizations/{organization}/events
     * @secure
     */
    createEvent: (
      organization: string,
      data: EventDraft,
      params: RequestParams = {},
    ) =>
      this.request<OwnEvent, Problem>({
        path: `/organizations/${organization}/events`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:read`.
     *
     * @tags Event management
     * @name GetOwnEvent
     * @summary Read an event in any state
     * @request GET:/organizations/{organization}/events/{event}
     * @secure
     */
    getOwnEvent: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<OwnEvent, void | Problem>({
        path: `/organizations/${organization}/events/${event}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Members that are absent stay; lists are replaced. A new date, venue or price of a published event goes into review while the sale continues. For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name ChangeEvent
     * @summary Change an event
     * @request PATCH:/organizations/{organization}/events/{event}
     * @secure
     */
    changeEvent: (
      organization: string,
      event: string,
      data: EventDraft,
      params: RequestParams = {},
    ) =>
      this.request<OwnEvent, Problem>({
        path: `/organizations/${organization}/events/${event}`,
        method: "PATCH",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name DeleteEvent
     * @summary Delete an event that was never public
     * @request DELETE:/organizations/{organization}/events/{event}
     * @secure
     */
    deleteEvent: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/events/${event}`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name DuplicateEvent
     * @summary Duplicate an event as a draft
     * @request POST:/organizations/{organization}/events/{event}/duplicates
     * @secure
     */
    duplicateEvent: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<OwnEvent, Problem>({
        path: `/organizations/${organization}/events/${event}/duplicates`,
        method: "POST",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description An admin's approval publishes it. For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name SubmitEvent
     * @summary Submit an event, or its change, for review
     * @request POST:/organizations/{organization}/events/{event}/submission
     * @secure
     */
    submitEvent: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<OwnEvent, Problem>({
        path: `/organizations/${organization}/events/${event}/submission`,
        method: "POST",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name WithdrawEvent
     * @summary Withdraw an event, or its change, from review
     * @request DELETE:/organizations/{organization}/events/{event}/submission
     * @secure
     */
    withdrawEvent: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/events/${event}/submission`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name DropChange
     * @summary Discard the change of a published event
     * @request DELETE:/organizations/{organization}/events/{event}/change
     * @secure
     */
    dropChange: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/events/${event}/change`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:read`.
     *
     * @tags Event management
     * @name ReadCancellation
     * @summary Read what a cancellation would end and refund
     * @request GET:/organizations/{organization}/events/{event}/cancellation
     * @secure
     */
    readCancellation: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<
        {
          bookings: number;
          ticketsValid: number;
          refunds: Money;
        },
        void | Problem
      >({
        path: `/organizations/${organization}/events/${event}/cancellation`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Ends every booking, refunds every payment and mails every buyer the reason. For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name CancelEvent
     * @summary Cancel a published event
     * @request POST:/organizations/{organization}/events/{event}/cancellation
     * @secure
     */
    cancelEvent: (
      organization: string,
      event: string,
      data: {
        cause:
          | "performer"
          | "venue"
          | "weather"
          | "safety"
          | "demand"
          | "other";
        /**
         * @maxLength 300
         * @default ""
         */
        words?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          bookings: number;
          refundsMinor: number;
        },
        Problem
      >({
        path: `/organizations/${organization}/events/${event}/cancellation`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:read`.
     *
     * @tags Event management
     * @name ListTicketTypes
     * @summary List the ticket types of an event
     * @request GET:/organizations/{organization}/events/{event}/ticket-types
     * @secure
     */
    listTicketTypes: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: OwnTicketType[];
        },
        void | Problem
      >({
        path: `/organizations/${organization}/events/${event}/ticket-types`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name AddTicketType
     * @summary Add a ticket type
     * @request POST:/organizations/{organization}/events/{event}/ticket-types
     * @secure
     */
    addTicketType: (
      organization: string,
      event: string,
      data: {
        /** @maxLength 60 */
        name: string;
        price: {
          /**
           * @min 0
           * @max 1000000000
           */
          amount: number;
          /**
           * @minLength 3
           * @maxLength 3
           */
          currency: string;
        };
        /**
         * @format date-time
         * @default null
         * @example "2026-12-05T19:30:00+05:30"
         */
        saleStartsAt?: string | null;
        /**
         * @format date-time
         * @default null
         * @example "2026-12-05T19:30:00+05:30"
         */
        saleEndsAt?: string | null;
        /**
         * @min 1
         * @max 50
         * @default null
         */
        maxPerBuyer?: number | null;
        draws:
          | {
              from: "seats";
              /** @maxItems 60 */
              sectionIds: string[];
            }
          | {
              from: "pool";
              /** @maxLength 80 */
              poolId: string;
            };
      },
      params: RequestParams = {},
    ) =>
      this.request<OwnEvent, Problem>({
        path: `/organizations/${organization}/events/${event}/ticket-types`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name ChangeTicketType
     * @summary Change a ticket type
     * @request PUT:/organizations/{organization}/events/{event}/ticket-types/{ticketType}
     * @secure
     */
    changeTicketType: (
      organization: string,
      event: string,
      ticketType: string,
      data: {
        /** @maxLength 60 */
        name: string;
        price: {
          /**
           * @min 0
           * @max 1000000000
           */
          amount: number;
          /**
           * @minLength 3
           * @maxLength 3
           */
          currency: string;
        };
        /**
         * @format date-time
         * @default null
         * @example "2026-12-05T19:30:00+05:30"
         */
        saleStartsAt?: string | null;
        /**
         * @format date-time
         * @default null
         * @example "2026-12-05T19:30:00+05:30"
         */
        saleEndsAt?: string | null;
        /**
         * @min 1
         * @max 50
         * @default null
         */
        maxPerBuyer?: number | null;
        draws:
          | {
              from: "seats";
              /** @maxItems 60 */
              sectionIds: string[];
            }
          | {
              from: "pool";
              /** @maxLength 80 */
              poolId: string;
            };
      },
      params: RequestParams = {},
    ) =>
      this.request<OwnEvent, Problem>({
        path: `/organizations/${organization}/events/${event}/ticket-types/${ticketType}`,
        method: "PUT",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `events:write`.
     *
     * @tags Event management
     * @name RemoveTicketType
     * @summary Remove a ticket type
     * @request DELETE:/organizations/{organization}/events/{event}/ticket-types/{ticketType}
     * @secure
     */
    removeTicketType: (
      organization: string,
      event: string,
      ticketType: string,
      params: RequestParams = {},
    ) =>
      this.request<OwnEvent, Problem>({
        path: `/organizations/${organization}/events/${event}/ticket-types/${ticketType}`,
        method: "DELETE",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `bookings:read`.
     *
     * @tags Event management
     * @name ListEventBookings
     * @summary List the bookings of an event
     * @request GET:/organizations/{organization}/events/{event}/bookings
     * @secure
     */
    listEventBookings: (
      organization: string,
      event: string,
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
        /** @default "all" */
        state?:
          | "all"
          | "pending"
          | "confirmed"
          | "cancelled"
          | "expired"
          | "refunded";
        /**
         * Reference, name, address or seat.
         * @maxLength 80
         * @default ""
         */
        search?: string;
        /** @default "placed" */
        sort?: "placed" | "buyer" | "state" | "total";
        /** @default "desc" */
        order?: "asc" | "desc";
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: EventBooking[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/organizations/${organization}/events/${event}/bookings`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `bookings:read`.
     *
     * @tags Event management
     * @name GetEventBooking
     * @summary Read a booking of an event
     * @request GET:/organizations/{organization}/events/{event}/bookings/{booking}
     * @secure
     */
    getEventBooking: (
      organization: string,
      event: string,
      booking: string,
      params: RequestParams = {},
    ) =>
      this.request<Booking, void | Problem>({
        path: `/organizations/${organization}/events/${event}/bookings/${booking}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `bookings:write`.
     *
     * @tags Event management
     * @name CancelEventBooking
     * @summary Cancel a booking and refund it
     * @request POST:/organizations/{organization}/events/{event}/bookings/{booking}/cancellation
     * @secure
     */
    cancelEventBooking: (
      organization: string,
      event: string,
      booking: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 300
         */
        reason: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Booking, Problem>({
        path: `/organizations/${organization}/events/${event}/bookings/${booking}/cancellation`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `bookings:read`.
     *
     * @tags Event management
     * @name ListAttendees
     * @summary List the attendees of an event
     * @request GET:/organizations/{organization}/events/{event}/attendees
     * @secure
     */
    listAttendees: (
      organization: string,
      event: string,
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: Attendee[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/organizations/${organization}/events/${event}/attendees`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer or staff, and for API keys with the scope `check-in:read`.
     *
     * @tags Check-in
     * @name ValidateTicket
     * @summary Validate a ticket without admitting it
     * @request POST:/organizations/{organization}/events/{event}/ticket-validations
     * @secure
     */
    validateTicket: (
      organization: string,
      event: string,
      data: {
        /**
         * The text of the QR code.
         * @minLength 1
         * @maxLength 400
         */
        code: string;
        /**
         * @default null
         * @pattern ^[\w-]{1,100}$
         * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
         */
        gateId?: string | null;
      },
      params: RequestParams = {},
    ) =>
      this.request<TicketCheck, Problem>({
        path: `/organizations/${organization}/events/${event}/ticket-validations`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Decides and records in one step over all scans that arrived: of two requests for one ticket, one is admitted. Paired scanners that work offline use the gate API instead. For members with the role owner or organizer or staff, and for API keys with the scope `check-in:write`.
     *
     * @tags Check-in
     * @name RecordScan
     * @summary Admit a ticket, or record its exit
     * @request POST:/organizations/{organization}/events/{event}/scans
     * @secure
     */
    recordScan: (
      organization: string,
      event: string,
      data: {
        /**
         * The text of the QR code.
         * @minLength 1
         * @maxLength 400
         */
        code: string;
        /**
         * @default null
         * @pattern ^[\w-]{1,100}$
         * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
         */
        gateId?: string | null;
        /** @default "entry" */
        direction?: "entry" | "exit";
      },
      params: RequestParams = {},
    ) =>
      this.request<TicketCheck, Problem>({
        path: `/organizations/${organization}/events/${event}/scans`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `check-in:read`.
     *
     * @tags Check-in
     * @name FindTickets
     * @summary Find tickets by seat, short code or name
     * @request GET:/organizations/{organization}/events/{event}/tickets
     * @secure
     */
    findTickets: (
      organization: string,
      event: string,
      query: {
        /**
         * @minLength 1
         * @maxLength 100
         */
        search: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: FoundTicket[];
        },
        void | Problem
      >({
        path: `/organizations/${organization}/events/${event}/tickets`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `check-in:read`.
     *
     * @tags Check-in
     * @name ReadStatistics
     * @summary Read sales and admissions of an event
     * @request GET:/organizations/{organization}/events/{event}/statistics
     * @secure
     */
    readStatistics: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<Statistics, void | Problem>({
        path: `/organizations/${organization}/events/${event}/statistics`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer or staff, and for API keys with the scope `check-in:read`.
     *
     * @tags Check-in
     * @name ListDevices
     * @summary List paired scanners
     * @request GET:/organizations/{organization}/events/{event}/devices
     * @secure
     */
    listDevices: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: Device[];
        },
        void | Problem
      >({
        path: `/organizations/${organization}/events/${event}/devices`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For five minutes and one device. The code is in the fragment of `url`, in this answer only. For members with the role owner or organizer or staff, and for API keys with the scope `check-in:write`.
     *
     * @tags Check-in
     * @name CreatePairing
     * @summary Make a code to pair one scanner
     * @request POST:/organizations/{organization}/events/{event}/pairings
     * @secure
     */
    createPairing: (
      organization: string,
      event: string,
      data: {
        /**
         * @pattern ^[\w-]{1,100}$
         * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
         */
        gateId: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          pairingId: string;
          url: string;
          gateId: string;
          /**
           * @format date-time
           * @example "2026-12-05T14:00:00.000Z"
           */
          expiresAt: string;
        },
        Problem
      >({
        path: `/organizations/${organization}/events/${event}/pairings`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer or staff, and for API keys with the scope `check-in:write`.
     *
     * @tags Check-in
     * @name RenameDevice
     * @summary Rename a scanner
     * @request PATCH:/organizations/{organization}/events/{event}/devices/{device}
     * @secure
     */
    renameDevice: (
      organization: string,
      event: string,
      device: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 60
         */
        name: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/events/${event}/devices/${device}`,
        method: "PATCH",
        body: data,
        secure: true,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer or staff, and for API keys with the scope `check-in:write`.
     *
     * @tags Check-in
     * @name RevokeDevice
     * @summary Revoke a scanner
     * @request DELETE:/organizations/{organization}/events/{event}/devices/{device}
     * @secure
     */
    revokeDevice: (
      organization: string,
      event: string,
      device: string,
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/events/${event}/devices/${device}`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer or staff, and for API keys with the scope `check-in:read`.
     *
     * @tags Check-in
     * @name ReadEntry
     * @summary Read check-in lists and gates
     * @request GET:/organizations/{organization}/events/{event}/entry
     * @secure
     */
    readEntry: (
      organization: string,
      event: string,
      params: RequestParams = {},
    ) =>
      this.request<Entry, void | Problem>({
        path: `/organizations/${organization}/events/${event}/entry`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `check-in:write`.
     *
     * @tags Check-in
     * @name SaveEntry
     * @summary Change check-in lists and gates
     * @request PUT:/organizations/{organization}/events/{event}/entry
     * @secure
     */
    saveEntry: (
      organization: string,
      event: string,
      data: {
        /**
         * @maxItems 20
         * @minItems 1
         */
        lists: {
          id: string;
          name: string;
          rule: "once" | "once_a_day" | "reentry";
          /**
           * @min 0
           * @max 1439
           */
          dayCutOffMinutes: number;
          ticketTypeIds?: string[];
          /**
           * @min -86400
           * @max 86400
           */
          opensMinutes?: number | null;
          /**
           * @min -86400
           * @max 86400
           */
          closesMinutes?: number | null;
          exits?: boolean;
        }[];
        /**
         * @maxItems 50
         * @minItems 1
         */
        gates: {
          id: string;
          name: string;
          listId: string;
          ticketTypeIds: string[];
        }[];
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          revision: number;
        },
        Problem
      >({
        path: `/organizations/${organization}/events/${event}/entry`,
        method: "PUT",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `ratings:read`.
     *
     * @tags Ratings
     * @name ListOrganizationRatings
     * @summary List the ratings of an organization's events
     * @request GET:/organizations/{organization}/ratings
     * @secure
     */
    listOrganizationRatings: (
      organization: string,
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
        /** @default "all" */
        show?: "all" | "unanswered" | "hidden";
        /**
         * @maxLength 80
         * @default ""
         */
        search?: string;
        /**
         * @pattern ^[\w-]{1,100}$
         * @example "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
         */
        event?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: OrganizationRating[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/organizations/${organization}/ratings`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `ratings:write`.
     *
     * @tags Ratings
     * @name AnswerRating
     * @summary Answer a rating
     * @request PUT:/organizations/{organization}/ratings/{rating}/answer
     * @secure
     */
    answerRating: (
      organization: string,
      rating: string,
      data: {
        /** @maxLength 4000 */
        words: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/ratings/${rating}/answer`,
        method: "PUT",
        body: data,
        secure: true,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * @description For members with the role owner or organizer, and for API keys with the scope `ratings:write`.
     *
     * @tags Ratings
     * @name WithdrawAnswer
     * @summary Withdraw the answer to a rating
     * @request DELETE:/organizations/{organization}/ratings/{rating}/answer
     * @secure
     */
    withdrawAnswer: (
      organization: string,
      rating: string,
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/organizations/${organization}/ratings/${rating}/answer`,
        method: "DELETE",
        secure: true,
        ...params,
      }),
  };
  admin = {
    /**
     * @description For admins of the site.
     *
     * @tags Administration
     * @name ListReviews
     * @summary List events that wait for review
     * @request GET:/admin/reviews
     * @secure
     */
    listReviews: (params: RequestParams = {}) =>
      this.request<
        {
          items: ReviewSummary[];
        },
        void | Problem
      >({
        path: `/admin/reviews`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description For admins of the site.
     *
     * @tags Administration
     * @name GetReview
     * @summary Read an event in review
     * @request GET:/admin/reviews/{event}
     * @secure
     */
    getReview: (event: string, params: RequestParams = {}) =>
      this.request<Review, void | Problem>({
        path: `/admin/reviews/${event}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Publishes the version that the admin read. For admins of the site.
     *
     * @tags Administration
     * @name ApproveEvent
     * @summary Approve an event, or its change
     * @request POST:/admin/reviews/{event}/approval
     * @secure
     */
    approveEvent: (event: string, params: RequestParams = {}) =>
      this.request<void, Problem>({
        path: `/admin/reviews/${event}/approval`,
        method: "POST",
        secure: true,
        ...params,
      }),

    /**
     * @description For admins of the site.
     *
     * @tags Administration
     * @name RejectEvent
     * @summary Return an event, or its change, to its organizer
     * @request POST:/admin/reviews/{event}/rejection
     * @secure
     */
    rejectEvent: (
      event: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 700
         */
        reason: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/admin/reviews/${event}/rejection`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * @description For admins of the site.
     *
     * @tags Administration
     * @name PauseSale
     * @summary Pause the sale of an event
     * @request PUT:/admin/events/{event}/sale-pause
     * @secure
     */
    pauseSale: (
      event: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 300
         */
        reason: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<void, Problem>({
        path: `/admin/events/${event}/sale-pause`,
        method: "PUT",
        body: data,
        secure: true,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * @description For admins of the site.
     *
     * @tags Administration
     * @name ResumeSale
     * @summary Resume the sale of an event
     * @request DELETE:/admin/events/{event}/sale-pause
     * @secure
     */
    resumeSale: (event: string, params: RequestParams = {}) =>
      this.request<void, Problem>({
        path: `/admin/events/${event}/sale-pause`,
        method: "DELETE",
        secure: true,
        ...params,
      }),

    /**
     * @description For admins of the site.
     *
     * @tags Administration
     * @name ListAudit
     * @summary List the audit log
     * @request GET:/admin/audit
     * @secure
     */
    listAudit: (
      query?: {
        /** `next` of the page before; absent for the first page. */
        cursor?: string;
        /**
         * Rows of a page.
         * @min 1
         * @max 100
         * @default 24
         * @example 24
         */
        limit?: number;
        /**
         * @maxLength 80
         * @default ""
         */
        search?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          items: AuditEntry[];
          /** `cursor` of the next page; null on the last. */
          next: string | null;
          /** All rows of the list; null if not counted. */
          total: number | null;
        },
        void | Problem
      >({
        path: `/admin/audit`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),
  };
}
