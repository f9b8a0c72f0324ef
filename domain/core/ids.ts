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
  return uuidOf(bytes, 7);
}

/**
 * A uuidv7 from a hash, so that a repeated action makes the same id again. Its time is a part of the hash, before 2100.
 * @param hash at least 16 bytes
 */
export function repeatableId(hash: Uint8Array): string {
  const time = hash.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) % YEAR_2100;
  return makeId(time, hash.subarray(6, 16));
}

/**
 * A uuidv8 (RFC 9562 section 5.8) of a hash.
 * @param hash at least 16 bytes
 */
export function hashId(hash: Uint8Array): string {
  if (hash.length < 16) throw new RangeError("hashId needs 16 bytes");
  return uuidOf(hash.slice(0, 16), 8);
}

const YEAR_2100 = 4_102_444_800_000;

/** Writes version and variant into the bytes. */
function uuidOf(bytes: Uint8Array, version: number): string {
  bytes[6] = (version << 4) | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = toHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for the canonical lower-case form that {@link makeId} writes. */
export function isId(text: string): boolean {
  return ID.test(text);
}
