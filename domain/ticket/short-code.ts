import { fromHex } from "../core/hex";

/**
 * A ticket's code for typing: the first 55 bits of its id in Crockford base32 plus a check character, in three groups
 * of four. It proves nothing: it is matched against the gate manifest only, and the scan records that it was typed.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA_CHARACTERS = 11;

/** @param ticketId 20 hex digits */
export function shortCode(ticketId: string): string {
  const values = prefixValues(fromHex(ticketId));
  const text = [...values, checkOf(values)].map((value) => ALPHABET[value]!).join("");
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/**
 * What a person typed, in any case, with any spaces and dashes, O for 0 and I or L for 1.
 * @returns the 55 bits as {@link ticketIdPrefix} gives them, or null when it is no short code or mistyped
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

/** The first 55 bits of a ticket id: what a short code can be compared with. */
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

/** A polynomial over GF(32): any one wrong character and any two exchanged ones change it. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => double(sum ^ value), 0);
}

function double(value: number): number {
  const next = value << 1;
  return next & 0x20 ? (next ^ 0x25) & 0x1f : next;
}
