import type { EventAgent } from "#durable/event-agent";
import type { Effect } from "#domain/sale/effect";
import type { RatingAsk } from "../ratings/rating-request";
import type { SandboxDelivery } from "../payments/sandbox-delivery";

/** The bindings of wrangler.toml and the secrets of .dev.vars, as Cloudflare hands them over. */
export interface Env {
  readonly DB: D1Database;
  readonly EVENT: DurableObjectNamespace<EventAgent>;
  readonly IMAGES: R2Bucket;
  readonly EFFECT_QUEUE: Queue<Effect | RatingAsk>;
  /** The sandbox provider's own outgoing webhooks. */
  readonly SANDBOX_QUEUE: Queue<SandboxDelivery>;
  readonly MAIL: SendEmail;
  /** Tries at one person's account. */
  readonly LOGIN_LIMIT: RateLimit;
  /** Tries at any account from one address. */
  readonly ADDRESS_LIMIT: RateLimit;
  readonly BOOKING_LIMIT: RateLimit;
  /** What all buyers of one network do together: generous, for offices and campuses. */
  readonly NETWORK_LIMIT: RateLimit;
  /** Requests of one paired scanner, and pairings of one address. */
  readonly GATE_LIMIT: RateLimit;
  /** Sentences searched by one person. */
  readonly SEARCH_LIMIT: RateLimit;
  /** Sentences of one person that a model is asked about. */
  readonly SEARCH_AI_LIMIT: RateLimit;
  /** Events saved, liked or hidden by one person. */
  readonly MARK_LIMIT: RateLimit;
  readonly AI?: Ai;
  /** The model asked about words the rules do not know. */
  readonly SEARCH_MODEL?: string;
  /** The model that tells what events and sentences mean. */
  readonly SEARCH_MEANING_MODEL?: string;
  readonly ASSETS: Fetcher;
  readonly PUBLIC_URL: string;
  readonly PAYMENTS: string;
  readonly MAIL_FROM: string;
  /** "1" on a developer's machine (.dev.vars): mails are kept to be read at /dev/mails, the demo may be seeded. */
  readonly LOCAL?: string;
  /** Signs sessions. */
  readonly AUTH_SECRET: string;
  /** Wraps each event's private signing key (AES-GCM). */
  readonly KEY_WRAPPING_SECRET: string;
  /** Signs guest cookies and mailed links. */
  readonly LINK_SECRET: string;
  /** Shared with the payment provider: signs webhooks. */
  readonly PAYMENT_WEBHOOK_SECRET: string;
  /** Only where PAYMENTS is "stripe", or payments it once took are still to be settled. */
  readonly STRIPE_SECRET_KEY?: string;
  readonly STRIPE_WEBHOOK_SECRET?: string;
  readonly RAZORPAY_KEY_ID?: string;
  readonly RAZORPAY_KEY_SECRET?: string;
  readonly RAZORPAY_WEBHOOK_SECRET?: string;
  /** Of one seat map's connection; 10 unless set. */
  readonly SEAT_MESSAGES_PER_SECOND?: string;
}
