/** Crockford's base32: no I, L, O or U, so that a reference read aloud is typed correctly. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A booking's short reference, "K7Q2-M4XD": 40 random bits. Not a secret, and not a proof of purchase.
 * @param random at least 5 random bytes
 */
export function makeBookingReference(random: Uint8Array): string {
  if (random.length < 5) throw new RangeError("makeBookingReference needs 5 random bytes");
  let text = "";
  let bits = 0;
  let have = 0;
  for (let i = 0; i < 5; i++) {
    bits = (bits << 8) | random[i]!;
    have += 8;
    while (have >= 5) {
      have -= 5;
      text += ALPHABET[(bits >> have) & 31];
      bits &= (1 << have) - 1;
    }
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** Typed text in the form of {@link makeBookingReference}; null when it cannot be a reference. */
export function normaliseBookingReference(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (text.length !== 8 || [...text].some((letter) => !ALPHABET.includes(letter))) return null;
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
