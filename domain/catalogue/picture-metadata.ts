import type { PictureType } from "./picture";

/**
 * The picture without EXIF, XMP, comments, thumbnails and data after its end. Pixels, colour profile and orientation stay.
 * Requires a picture that `inspectPicture` accepted; AVIF is returned unchanged.
 */
export function withoutMetadata(bytes: Uint8Array, type: PictureType): Uint8Array {
  switch (type) {
    case "image/jpeg":
      return jpeg(bytes);
    case "image/png":
      return png(bytes);
    case "image/webp":
      return webp(bytes);
    case "image/avif":
      return bytes;
  }
}

/** Segments a decoder needs: JFIF, colour profile, Adobe colour transform. Other APPn and comment segments are dropped. */
const KEPT_JPEG = new Set([0xe0, 0xe2, 0xee]);
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ICC = Array.from("ICC_PROFILE", (letter) => letter.charCodeAt(0));

function jpeg(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 2)];
  let up = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda) break;
    const end = at + 2 + view.getUint16(at + 2);
    const part = bytes.subarray(at, end);
    if (marker === 0xe1 && startsWith(part, 4, EXIF)) up = orientationOf(part.subarray(10));
    const isMeta = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    // APP2 can also contain the MPF index of further pictures.
    const keeps = KEPT_JPEG.has(marker) && (marker !== 0xe2 || startsWith(part, 4, ICC));
    if (!isMeta || keeps) parts.push(part);
    at = end;
  }
  if (up > 1) parts.splice(1, 0, orientationPart(up));
  parts.push(bytes.subarray(at, endOfScans(bytes, at)));
  return join(parts);
}

/** Offset after the end marker; the file's length if the marker is missing. */
function endOfScans(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  return bytes.length;
}

/** EXIF orientation (tag 0x0112 of IFD0), 1 to 8; 1 if it is missing or invalid. */
function orientationOf(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1;
  const view = viewOf(tiff);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let n = 0; n < entries; n++) {
    const at = directory + 2 + n * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An EXIF segment with the orientation only. */
function orientationPart(up: number): Uint8Array {
  const tiff = [
    [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0],
    [0, 0, 0, 0],
  ].flat();
  const length = 2 + EXIF.length + tiff.length;
  return Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...EXIF, ...tiff]);
}

const DROPPED_PNG = new Set(["eXIf", "tEXt", "zTXt", "iTXt", "tIME", "dSIG"]);

function png(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (!DROPPED_PNG.has(letters(bytes, at + 4))) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return join(parts);
}

function webp(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const parts = [bytes.slice(0, 12)];
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const end = Math.min(bytes.length, at + 8 + length + (length % 2));
    const kind = letters(bytes, at);
    if (kind !== "EXIF" && kind !== "XMP ") {
      const part = bytes.slice(at, end);
      // Clears the EXIF and XMP flags of the VP8X header.
      if (kind === "VP8X") part[8] = part[8]! & ~0x0c;
      parts.push(part);
    }
    at = end;
  }
  const cleaned = join(parts);
  viewOf(cleaned).setUint32(4, cleaned.length - 8, true);
  return cleaned;
}

function letters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function startsWith(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
