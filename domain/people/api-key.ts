import { type Outcome, accept, refuse } from "../core/outcome";

/** Marks a secret of this product, for secret scanners. */
export const API_KEY_PREFIX = "sdk_";
/** Characters of a key that stay visible, its mark included. */
export const API_KEY_VISIBLE = 12;

/** Characters of a key after its mark: 256 random bits in base64url. */
const SECRET = /^sdk_[A-Za-z0-9_-]{43}$/;

/** Keys of one organization that are not revoked. */
export const MOST_API_KEYS = 20;

/** The facts that a key's validity depends on, in epoch milliseconds. */
export interface ApiKeyLife {
  /** Null: does not expire. */
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

export type ApiKeyRefusal = "key_expired" | "key_revoked";

/** Whether a text has the form of an API key. */
export function isApiKey(text: string): boolean {
  return SECRET.test(text);
}

/** Accepts a key that is neither revoked nor expired; a revoked one is refused as such even after its expiry. */
export function decideApiKey(key: ApiKeyLife, now: number): Outcome<true, ApiKeyRefusal> {
  if (key.revokedAt !== null) return refuse("key_revoked");
  if (key.expiresAt !== null && now >= key.expiresAt) return refuse("key_expired");
  return accept(true);
}
