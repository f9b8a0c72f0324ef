import { z } from "zod";
import type { EventDurableObject } from "#durable/event-durable-object";
import type { Effect } from "#domain/sale/effect";
import type { OnlineLinkRequest, RatingRequest, WebhooksDue } from "./queue-messages";
import type { SandboxDelivery } from "./queue-messages";

/** Secrets of each payment provider. */
const PROVIDER_SECRETS = {
  sandbox: ["SANDBOX_WEBHOOK_SECRET"],
  stripe: ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
  razorpay: ["RAZORPAY_KEY_ID", "RAZORPAY_KEY_SECRET", "RAZORPAY_WEBHOOK_SECRET"],
} as const;

const GENERAL_SECRETS = ["AUTH_SECRET", "KEY_WRAPPING_SECRET", "LINK_SECRET"] as const;

/** Names that must not be set in wrangler.toml. */
export const SECRETS: readonly string[] = [
  ...GENERAL_SECRETS,
  ...Object.values(PROVIDER_SECRETS).flat(),
  "TURNSTILE_SECRET",
  "METRICS_TOKEN",
];

const LOCAL_REMEDY = " (on a developer's machine: npm run secrets)";
const PUBLIC_URL_PROBLEM =
  "PUBLIC_URL must be an absolute http(s) URL without path and trailing slash: set it under [vars] in wrangler.toml";
const MAIL_FROM_PROBLEM =
  'MAIL_FROM must be an address, with or without name ("Stagedoor <tickets@example.com>"): set it under [vars] in wrangler.toml';

/** The bindings and variables of wrangler.toml, and the secrets (.dev.vars on a developer's machine). */
const schema = z.object({
  DB: binding<D1Database>("DB", "d1_databases"),
  EVENT: binding<object>("EVENT", "durable_objects"),
  IMAGES: binding<R2Bucket>("IMAGES", "r2_buckets"),
  EFFECT_QUEUE: binding<Queue<Effect | RatingRequest | OnlineLinkRequest | WebhooksDue>>(
    "EFFECT_QUEUE",
    "queues",
  ),
  /** Outgoing webhooks of the sandbox provider. */
  SANDBOX_QUEUE: binding<Queue<SandboxDelivery>>("SANDBOX_QUEUE", "queues"),
  MAIL: binding<SendEmail>("MAIL", "send_email"),
  /** Tries at one person's account. */
  LOGIN_LIMIT: limit("LOGIN_LIMIT"),
  /** Tries at any account from one address. */
  ADDRESS_LIMIT: limit("ADDRESS_LIMIT"),
  /** Holds, checkouts and lookups of one buyer. */
  BOOKING_LIMIT: limit("BOOKING_LIMIT"),
  /** All buyers of one network: high enough for offices and campuses. */
  NETWORK_LIMIT: limit("NETWORK_LIMIT"),
  /** Requests of one paired scanner, and pairings from one address. */
  GATE_LIMIT: limit("GATE_LIMIT"),
  /** Searches of one person. */
  SEARCH_LIMIT: limit("SEARCH_LIMIT"),
  /** Searches of one person that call a model. */
  SEARCH_AI_LIMIT: limit("SEARCH_AI_LIMIT"),
  /** Events saved, liked or hidden by one person. */
  MARK_LIMIT: limit("MARK_LIMIT"),
  /** Requests of one API caller: a key, a person, or a network address. */
  API_LIMIT: limit("API_LIMIT"),
  /** Absent: search runs on rules alone. */
  AI: binding<Ai>("AI", "ai").optional(),
  /** Model that reads words the search rules do not cover. */
  SEARCH_MODEL: z.string().optional(),
  /** Embedding model for events and searches. */
  SEARCH_MEANING_MODEL: z.string().optional(),
  /** Origin of every absolute link. */
  PUBLIC_URL: z.string(PUBLIC_URL_PROBLEM).refine(isOrigin, PUBLIC_URL_PROBLEM),
  /** Provider of new payments. */
  PAYMENTS: z.enum(["sandbox", "stripe", "razorpay"] satisfies (keyof typeof PROVIDER_SECRETS)[], {
    error: "PAYMENTS must be sandbox, stripe or razorpay: set it under [vars] in wrangler.toml",
  }),
  MAIL_FROM: z
    .string(MAIL_FROM_PROBLEM)
    .regex(/^[^<>@]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, MAIL_FROM_PROBLEM),
  /** "1" on a developer's machine (.dev.vars): mails are stored for /dev/mails, and the demo can be seeded. */
  LOCAL: z.string().optional(),
  /** "1" on a public deployment without real money (`npm run deploy -- --demo`): the sandbox takes payments and every page shows a notice. */
  DEMO: z.string().optional(),
  /** Signs sessions. */
  AUTH_SECRET: secret("AUTH_SECRET"),
  /** Wraps each event's private signing key (AES-GCM). */
  KEY_WRAPPING_SECRET: secret("KEY_WRAPPING_SECRET"),
  /** Signs guest cookies and mailed links. */
  LINK_SECRET: secret("LINK_SECRET"),
  /** Signs the webhooks of the sandbox provider. */
  SANDBOX_WEBHOOK_SECRET: z.string().optional(),
  // Of the provider that PAYMENTS names, and of any earlier one with payments still to settle.
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  RAZORPAY_KEY_ID: z.string().optional(),
  RAZORPAY_KEY_SECRET: z.string().optional(),
  RAZORPAY_WEBHOOK_SECRET: z.string().optional(),
  /** Bot check before holds (Cloudflare Turnstile): both or neither. */
  TURNSTILE_SITE_KEY: z.string().optional(),
  TURNSTILE_SECRET: z.string().optional(),
  /** Bearer token of `/metrics`, at least 16 characters; without one there is no such page. */
  METRICS_TOKEN: z.string().optional(),
  /** Where errors are reported: a DSN of the Sentry protocol, `https://<key>@<host>/<project>`. */
  ERROR_REPORT_DSN: z
    .string()
    .regex(
      /^https?:\/\/[^@/:]+@[^@/]+\/\d+$/,
      "ERROR_REPORT_DSN must look like https://<key>@<host>/<project number>: set it under [vars] in wrangler.toml",
    )
    .optional(),
  /** Messages per second of one seat map's connection. */
  SEAT_MESSAGES_PER_SECOND: z
    .string()
    .regex(/^[1-9]\d*$/, "SEAT_MESSAGES_PER_SECOND must be a positive whole number: set it in wrangler.toml")
    .transform(Number)
    .default(10),
});

/** The part that the event's object reads. The bench runs the object without D1 and queues. */
const eventSchema = schema
  .pick({
    KEY_WRAPPING_SECRET: true,
    LOCAL: true,
    SEAT_MESSAGES_PER_SECOND: true,
    TURNSTILE_SITE_KEY: true,
    TURNSTILE_SECRET: true,
  })
  .extend({
    DB: schema.shape.DB.optional(),
    EFFECT_QUEUE: schema.shape.EFFECT_QUEUE.optional(),
  });

type Parsed = Readonly<z.output<typeof schema>>;

export interface Env extends Omit<Parsed, "EVENT"> {
  /** The class of `durable/`, typed outside the schema; EventAgent extends it. */
  readonly EVENT: DurableObjectNamespace<EventDurableObject>;
}

/** Each problem names its variable and the fix, never a value. */
export type Configuration =
  { readonly ok: true; readonly env: Env } | { readonly ok: false; readonly problems: readonly string[] };

/** Cloudflare passes the same object to every request of an isolate, so each isolate parses once. */
const parsed = new WeakMap<object, Configuration>();

/** The parsed configuration, or all its problems together, which are logged on the first call. */
export function readEnv(bindings: object): Configuration {
  const known = parsed.get(bindings);
  if (known) return known;
  const configuration = parseEnv(bindings);
  parsed.set(bindings, configuration);
  if (!configuration.ok) console.error(problemText(configuration.problems));
  return configuration;
}

/** For handlers without a response. @throws if the configuration is broken */
export function requireEnv(bindings: object): Env {
  const configuration = readEnv(bindings);
  if (!configuration.ok) throw new Error(problemText(configuration.problems));
  return configuration.env;
}

export type EventEnv = Readonly<z.output<typeof eventSchema>>;

/** For the event's object. @throws if one of its variables or secrets is broken */
export function requireEventEnv(bindings: object): EventEnv {
  const result = eventSchema.safeParse(bindings);
  if (result.success) return result.data;
  throw new Error(problemText(result.error.issues.map(({ message }) => message)));
}

function parseEnv(bindings: object): Configuration {
  const result = schema.safeParse(bindings);
  const problems = problemsOf(bindings, result.error);
  return result.success && problems.length === 0
    ? { ok: true, env: result.data as Env }
    : { ok: false, problems };
}

/** Every problem of bindings, variables and secrets, each with its remedy. For `npm run doctor`. */
export function configurationProblems(bindings: object): readonly string[] {
  return problemsOf(bindings, schema.safeParse(bindings).error);
}

function problemsOf(bindings: object, error: z.ZodError | undefined): readonly string[] {
  return [
    ...new Set([
      ...(error?.issues.map(({ message }) => message) ?? []),
      ...providerProblems(bindings as Readonly<Record<string, unknown>>),
      ...botCheckProblems(bindings as Readonly<Record<string, unknown>>),
    ]),
  ];
}

/** The sandbox takes payments on a developer's machine and on a declared demo, and nowhere else. */
export function takesSandboxPayments({
  PAYMENTS,
  LOCAL,
  DEMO,
}: Pick<Env, "PAYMENTS" | "LOCAL" | "DEMO">): boolean {
  return PAYMENTS === "sandbox" && (LOCAL === "1" || DEMO === "1");
}

/** True if holds need a bot check while the network or the event is busy. */
export function hasBotCheck({
  TURNSTILE_SITE_KEY,
  TURNSTILE_SECRET,
}: Pick<Env, "TURNSTILE_SITE_KEY" | "TURNSTILE_SECRET">): boolean {
  return Boolean(TURNSTILE_SITE_KEY && TURNSTILE_SECRET);
}

/** True on a public deployment without real money; every page shows a notice. */
export function isTestMode({ PAYMENTS, DEMO }: Pick<Env, "PAYMENTS" | "DEMO">): boolean {
  return PAYMENTS === "sandbox" && DEMO === "1";
}

/** A provider's secrets are complete or absent; those of the provider in PAYMENTS are complete. */
function providerProblems(bindings: Readonly<Record<string, unknown>>): string[] {
  return keysOf(PROVIDER_SECRETS).flatMap((provider) => {
    const names: readonly string[] = PROVIDER_SECRETS[provider];
    const missing = names.filter((name) => !bindings[name]);
    const current = bindings["PAYMENTS"] === provider;
    if (!current && missing.length === names.length) return [];
    const reason = current ? `PAYMENTS is ${provider}` : `other secrets of ${provider} are set`;
    const locally = provider === "sandbox" ? LOCAL_REMEDY : "";
    return missing.map(
      (name) => `${name} is missing while ${reason}: npx wrangler secret put ${name}${locally}`,
    );
  });
}

function botCheckProblems({
  TURNSTILE_SITE_KEY: siteKey,
  TURNSTILE_SECRET: secret,
}: Readonly<Record<string, unknown>>): string[] {
  if (Boolean(siteKey) === Boolean(secret)) return [];
  return [
    siteKey
      ? "TURNSTILE_SECRET is missing while TURNSTILE_SITE_KEY is set: npx wrangler secret put TURNSTILE_SECRET, or remove TURNSTILE_SITE_KEY"
      : "TURNSTILE_SITE_KEY is missing while TURNSTILE_SECRET is set: set it under [vars] in wrangler.toml, or npx wrangler secret delete TURNSTILE_SECRET",
  ];
}

function binding<Binding>(name: string, section: string) {
  return z.custom<Binding>(
    (value) => (typeof value === "object" && value !== null) || typeof value === "function",
    `${name} is not bound: add it under ${section} in wrangler.toml (docs/runbook.md, Deploy)`,
  );
}

function limit(name: string) {
  return binding<RateLimit>(name, "ratelimits");
}

function secret(name: string) {
  const problem = `${name} is missing: npx wrangler secret put ${name}${LOCAL_REMEDY}`;
  return z.string(problem).min(1, problem);
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}

function problemText(problems: readonly string[]): string {
  return ["The Worker's configuration is broken; every request gets 503.", ...problems].join("\n- ");
}
