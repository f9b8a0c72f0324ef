/** Base45 (RFC 9285): two bytes in three characters of the QR code's alphanumeric set. */

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

const VALUE = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

export function encodeBase45(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    const value = pair ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]!;
    text += ALPHABET[value % 45]! + ALPHABET[Math.floor(value / 45) % 45]!;
    if (pair) text += ALPHABET[Math.floor(value / 2025)]!;
  }
  return text;
}

/** Strict: null for an invalid character, length or value, so that every byte sequence has exactly one encoding. */
export function decodeBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
  let at = 0;
  for (let i = 0; i < text.length; i += 3) {
    const low = VALUE.get(text[i]!);
    const middle = VALUE.get(text[i + 1]!);
    if (low === undefined || middle === undefined) return null;
    if (i + 2 === text.length) {
      const value = low + middle * 45;
      if (value > 0xff) return null;
      bytes[at++] = value;
      break;
    }
    const high = VALUE.get(text[i + 2]!);
    if (high === undefined) return null;
    const value = low + middle * 45 + high * 2025;
    if (value > 0xffff) return null;
    bytes[at++] = value >> 8;
    bytes[at++] = value & 0xff;
  }
  return bytes;
}
