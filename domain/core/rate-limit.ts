/** The refusal reason of every rate limit; HTTP status 429. */
export const TOO_MANY_REQUESTS = "too_many_requests";
export type TooManyRequests = typeof TOO_MANY_REQUESTS;

/** Seconds until the next try: the period of every limit in wrangler.toml. */
export const RETRY_AFTER_SECONDS = 60;

/** Headers of a 429 response (RFC 9110 section 10.2.3). */
export const RETRY_AFTER: Readonly<Record<string, string>> = { "retry-after": String(RETRY_AFTER_SECONDS) };

/** Status of a response that a rate limit refused. The Worker adds {@link RETRY_AFTER} to every 429. */
export const TOO_MANY = { status: 429 } as const;
