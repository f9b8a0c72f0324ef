import { fromHex } from "../core/hex";

/**
 * A ticket's code for typing: the first 55 bits of its id in Crockford base32 plus a check character, in three groups
 * of four. Not authenticated: it is only matched against the gate manifest, and the scan records that it was typed.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA_CHARACTERS = 11;

/**
 * The short code of a ticket, "XXXX-XXXX-XXXX".
 * @param ticketId 20 hex digits
 */
export function shortCode(ticketId: string): string {
  const values = prefixValues(fromHex(ticketId));
  const text = [...values, checkOf(values)].map((value) => ALPHABET[value]!).join("");
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/**
 * Parses a typed short code: case, spaces and dashes are ignored, O is read as 0, I and L as 1.
 * @returns the 55 bits as {@link ticketIdPrefix} returns them, or null when it is not a short code or mistyped
 */
export function parseShortCode(typed: string): bigint | null {
  const text = typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (text.length !== DATA_CHARACTERS + 1) return null;
  const values = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return null;
  const check = values.pop()!;
  if (check !== checkOf(values)) return null;
  return values.reduce((bits, value) => (bits << 5n) | BigInt(value), 0n);
}

/** The first 55 bits of a ticket id, for comparison with a short code. */
export function ticketIdPrefix(ticketId: string): bigint {
  return BigInt(`0x${ticketId.slice(0, 14)}`) >> 1n;
}

function prefixValues(id: Uint8Array): number[] {
  const values: number[] = [];
  for (let character = 0; character < DATA_CHARACTERS; character++) {
    let value = 0;
    for (let bit = character * 5; bit < character * 5 + 5; bit++)
      value = (value << 1) | ((id[bit >> 3]! >> (7 - (bit & 7))) & 1);
    values.push(value);
  }
  return values;
}

/** A polynomial over GF(32): detects any single wrong character and any transposition. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => double(sum ^ value), 0);
}

function double(value: number): number {
  const next = value << 1;
  return next & 0x20 ? (next ^ 0x25) & 0x1f : next;
}
