/** An action that moves money needs a password entered at most this long ago. */
export const FRESH_SIGN_IN_MS = 10 * 60_000;

/**
 * Whether the session's password was entered recently enough to move money.
 * @param signedInAt epoch ms; null when unknown, as during an outage
 * @param now epoch ms
 */
export function isFreshSignIn(signedInAt: number | null | undefined, now: number): boolean {
  return signedInAt !== null && signedInAt !== undefined && now - signedInAt < FRESH_SIGN_IN_MS;
}
