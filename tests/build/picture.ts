/** A PNG with a header and an end, and no pixels. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8 + 25 + 12);
  const view = new DataView(bytes.buffer);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  view.setUint32(8, 13);
  bytes.set(new TextEncoder().encode("IHDR"), 12);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set(new TextEncoder().encode("IEND"), 8 + 25 + 4);
  return bytes;
}

/** The bytes followed by a text. */
export function withText(bytes: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...bytes, ...new TextEncoder().encode(text)]);
}
