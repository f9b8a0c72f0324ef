const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const BYTES = new Map(DIGITS.map((digits, byte) => [digits, byte]));

/** Lower-case hex, two digits per byte. */
export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += DIGITS[byte]!;
  return text;
}

/** @throws RangeError unless the text is an even number of lower-case hex digits */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length >> 1);
  for (let i = 0; i < text.length; i += 2) {
    const byte = BYTES.get(text.slice(i, i + 2));
    if (byte === undefined) throw new RangeError("not hex");
    bytes[i >> 1] = byte;
  }
  return bytes;
}
