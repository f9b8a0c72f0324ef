import { toHex } from "./hex";

/**
 * A uuidv7 (RFC 9562 section 5.7), created by the caller of an action so that retries are idempotent.
 * @param now epoch milliseconds
 * @param random at least 10 random bytes
 */
export function makeId(now: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError("makeId needs 10 random bytes");
  const bytes = new Uint8Array(16);
  for (let i = 5, rest = now; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = toHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for the canonical lower-case form that {@link makeId} writes. */
export function isId(text: string): boolean {
  return ID.test(text);
}
