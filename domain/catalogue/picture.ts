import { type Outcome, accept, refuse } from "../core/outcome";

/** Type and size of raster pictures from their bytes; the uploaded file name and type are not trusted. */

export type PictureType = "image/jpeg" | "image/png" | "image/webp" | "image/avif";

export interface Picture {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

export type PictureRefusal =
  "empty" | "too_large" | "not_a_picture" | "vector" | "not_whole" | "too_many_pixels" | "too_few_pixels";

export const PICTURE_LIMITS = { bytes: 5 * 1024 * 1024, longestSide: 6000, leastWidth: 600 } as const;

/** Reads type and size of a complete file from signature and header. Refuses files with data after the picture's end. */
export function inspectPicture(bytes: Uint8Array): Outcome<Picture, PictureRefusal> {
  if (bytes.length === 0) return refuse("empty");
  if (bytes.length > PICTURE_LIMITS.bytes) return refuse("too_large", { bytes: bytes.length });
  const read = readPicture(bytes);
  if (read === null) return refuse(looksLikeSvg(bytes) ? "vector" : "not_a_picture");
  if (read === "broken" || read.width === 0 || read.height === 0) return refuse("not_whole");
  const size = { width: read.width, height: read.height };
  if (Math.max(read.width, read.height) > PICTURE_LIMITS.longestSide) return refuse("too_many_pixels", size);
  if (read.width < PICTURE_LIMITS.leastWidth) return refuse("too_few_pixels", size);
  return accept(read);
}

type Read = Picture | "broken" | null;

function readPicture(bytes: Uint8Array): Read {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (matches(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(view);
  if (matches(bytes, 0, [0xff, 0xd8, 0xff])) return readJpeg(view);
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 4) === "WEBP") return readWebp(view, bytes);
  if (text(bytes, 4, 4) === "ftyp" && /avi[fs]/.test(text(bytes, 8, 32))) return readAvif(view, bytes);
  return null;
}

/** Reads the chunks up to IEND, which must end the file: data after it could be a second file. */
function readPng(view: DataView): Read {
  let at = 8;
  let size: { width: number; height: number } | null = null;
  while (at + 12 <= view.byteLength) {
    const length = view.getUint32(at);
    const kind = view.getUint32(at + 4);
    if (kind === 0x49484452 && length === 13 && at + 25 <= view.byteLength)
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    at += 12 + length;
    if (kind === 0x49454e44)
      return size && at === view.byteLength ? { type: "image/png", ...size } : "broken";
  }
  return "broken";
}

function readJpeg(view: DataView): Read {
  let at = 2;
  let size: { width: number; height: number } | null = null;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return "broken";
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 9 <= view.byteLength)
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xda) return size ? { type: "image/jpeg", ...size } : "broken";
    if (length < 2) return "broken";
    at += 2 + length;
  }
  return "broken";
}

function readWebp(view: DataView, bytes: Uint8Array): Read {
  if (view.byteLength < 30) return "broken";
  const whole = view.getUint32(4, true) + 8;
  if (whole !== view.byteLength && whole + 1 !== view.byteLength) return "broken";
  const type = "image/webp";
  switch (text(bytes, 12, 4)) {
    case "VP8 ":
      return {
        type,
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { type, width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return "broken";
  }
}

/** The largest `ispe` box: the meta box has one per item, and the picture is the largest item. */
function readAvif(view: DataView, bytes: Uint8Array): Read {
  let best: Picture | "broken" = "broken";
  const end = Math.min(bytes.length - 16, 65_536);
  for (let at = 0; at < end; at++) {
    if (text(bytes, at, 4) !== "ispe") continue;
    const width = view.getUint32(at + 8);
    const height = view.getUint32(at + 12);
    if (best === "broken" || width * height > best.width * best.height)
      best = { type: "image/avif", width, height };
  }
  return best;
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  return /<svg|<\?xml|<!doctype/i.test(text(bytes, 0, 512));
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
}

function matches(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte);
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
