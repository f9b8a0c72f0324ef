import { expect, test } from "vitest";
import { PICTURE_LIMITS, inspectPicture } from "#domain/catalogue/picture";

/** Built byte by byte, so that each test can change one. */
export function pngOf(width: number, height: number, after = new Uint8Array()): Uint8Array {
  const chunk = (kind: string, body: Uint8Array) => {
    const bytes = new Uint8Array(12 + body.length);
    new DataView(bytes.buffer).setUint32(0, body.length);
    bytes.set(new TextEncoder().encode(kind), 4);
    bytes.set(body, 8);
    return bytes;
  };
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, width);
  new DataView(head.buffer).setUint32(4, height);
  const parts = [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", new Uint8Array(20)),
    chunk("IEND", new Uint8Array()),
    after,
  ];
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const text = (words: string) => new TextEncoder().encode(words);

test("type and size are read from the bytes, not from the file name", () => {
  expect(inspectPicture(pngOf(1200, 800))).toEqual({
    ok: true,
    value: { type: "image/png", width: 1200, height: 800 },
  });
  const jpeg = Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 3, 0x20, 4, 0xb0, 1, 1, 0x11, 0, 0xff, 0xda, 0,
    2, 1, 2,
  ]);
  expect(inspectPicture(jpeg)).toEqual({
    ok: true,
    value: { type: "image/jpeg", width: 1200, height: 800 },
  });
  const webp = new Uint8Array(30);
  webp.set(text("RIFF"), 0);
  new DataView(webp.buffer).setUint32(4, 22, true);
  webp.set(text("WEBPVP8X"), 8);
  webp.set([1199 & 255, 1199 >> 8, 0, 799 & 255, 799 >> 8, 0], 24);
  expect(inspectPicture(webp)).toEqual({
    ok: true,
    value: { type: "image/webp", width: 1200, height: 800 },
  });
});

test.each([
  ["nothing", new Uint8Array(), "empty"],
  ["a drawing that could run scripts", text('<svg xmlns="http://www.w3.org/2000/svg"/>'), "vector"],
  ["an XML file", text('<?xml version="1.0"?><svg/>'), "vector"],
  ["a page that begins like a GIF", text("GIF89a/*<script>alert(1)</script>*/"), "not_a_picture"],
  ["a page behind a picture's end", pngOf(1200, 800, text("<script>alert(1)</script>")), "not_whole"],
  ["a picture cut off", pngOf(1200, 800).slice(0, 40), "not_whole"],
  ["a script that begins like a JPEG", text("\u00ff\u00d8"), "not_a_picture"],
  ["a JPEG without a frame", Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2]), "not_whole"],
  ["more pixels than a phone can draw", pngOf(6001, 10), "too_many_pixels"],
  ["a stamp", pngOf(599, 599), "too_few_pixels"],
  ["more bytes than allowed", new Uint8Array(PICTURE_LIMITS.bytes + 1), "too_large"],
] as const)("%s is refused, with its reason", (_what, bytes, reason) => {
  expect(inspectPicture(bytes)).toMatchObject({ ok: false, reason });
});

const aWebp = (kind: string, body: readonly number[]) => {
  const bytes = Uint8Array.from([...text("RIFF"), 0, 0, 0, 0, ...text("WEBP"), ...text(kind), ...body]);
  new DataView(bytes.buffer).setUint32(4, bytes.length - 8, true);
  return bytes;
};
const lossy = aWebp("VP8 ", [10, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0xb0, 0x44, 0x20, 0x43]);
/** Width less one in 14 bits, then height less one in 14 bits. */
const lossless = aWebp("VP8L", [10, 0, 0, 0, 0x2f, 0xaf, 0xc4, 0xc7, 0xf0, 0, 0, 0, 0, 0]);
const extended = aWebp("VP8X", [10, 0, 0, 0, 0, 0, 0, 0, 0xaf, 4, 0, 0x1f, 3, 0]);
const aJpeg = (frameMarker: number, ...before: number[]) =>
  Uint8Array.from([
    0xff,
    0xd8,
    ...before,
    0xff,
    frameMarker,
    0,
    11,
    8,
    3,
    0x20,
    4,
    0xb0,
    1,
    1,
    0x11,
    0,
    0xff,
    0xda,
    0,
    2,
    1,
    2,
  ]);
const ispe = (width: number, height: number) => {
  const bytes = new Uint8Array(20);
  bytes.set(text("ispe"), 4);
  new DataView(bytes.buffer).setUint32(12, width);
  new DataView(bytes.buffer).setUint32(16, height);
  return [...bytes];
};
const anAvif = (brand: string, ...boxes: number[][]) =>
  Uint8Array.from([0, 0, 0, 24, ...text("ftyp"), ...text(brand), ...boxes.flat(), 0, 0, 0, 0]);
const size = { width: 1200, height: 800 };

test.each([
  ["a lossy WebP", lossy, "image/webp"],
  ["a lossless WebP", lossless, "image/webp"],
  ["an extended WebP", extended, "image/webp"],
  ["a baseline JPEG", aJpeg(0xc0), "image/jpeg"],
  ["a JPEG of the last frame type", aJpeg(0xcf), "image/jpeg"],
  ["a JPEG with fill bytes before a marker", aJpeg(0xc2, 0xff, 0xff, 0xe0, 0, 4, 0, 0), "image/jpeg"],
  ["a JPEG with an empty segment", aJpeg(0xc0, 0xff, 0xfe, 0, 2), "image/jpeg"],
  ["an AVIF", anAvif("avif", ispe(1200, 800)), "image/avif"],
  ["an AVIF sequence", anAvif("avis", ispe(1200, 800)), "image/avif"],
  [
    "an AVIF that is compatible with the brand",
    anAvif(`mif1${"\0".repeat(24)}avif`, ispe(1200, 800)),
    "image/avif",
  ],
  [
    "an AVIF with a thumbnail before the picture",
    anAvif("avif", ispe(300, 200), ispe(1200, 800)),
    "image/avif",
  ],
  [
    "an AVIF with a thumbnail after the picture",
    anAvif("avif", ispe(1200, 800), ispe(300, 200)),
    "image/avif",
  ],
])("%s has its type and size", (_name, bytes, type) => {
  expect(inspectPicture(bytes)).toEqual({ ok: true, value: { type, ...size } });
});

test.each([
  ["tables of codes", 0xc4],
  ["an extension", 0xc8],
  ["arithmetic tables", 0xcc],
  ["an application segment", 0xe1],
])("a JPEG segment of %s is not its frame", (_name, marker) => {
  expect(inspectPicture(aJpeg(marker))).toMatchObject({ reason: "not_whole" });
});

test.each([
  ["a PNG", pngOf(1200, 800)],
  ["a JPEG", aJpeg(0xc0, 0xff, 0xe0, 0, 4, 0, 0).slice(0, -4)],
  ["a WebP", extended],
])("%s that is cut off anywhere is refused", (_name, bytes) => {
  for (let length = 0; length < bytes.length - 1; length++)
    expect(inspectPicture(bytes.slice(0, length)).ok, `${length} bytes`).toBe(false);
});

test("a WebP's length can leave out its last padding byte, and no other", () => {
  const padded = (more: number) => {
    const bytes = new Uint8Array(extended.length + more);
    bytes.set(extended);
    return inspectPicture(bytes);
  };
  expect(padded(1)).toMatchObject({ ok: true });
  expect(padded(2)).toMatchObject({ reason: "not_whole" });
});

test.each([
  [599, 800, "too_few_pixels"],
  [6001, 800, "too_many_pixels"],
  [800, 6001, "too_many_pixels"],
  [0, 800, "not_whole"],
  [800, 0, "not_whole"],
])("a picture of %i by %i is refused", (width, height, reason) => {
  expect(inspectPicture(pngOf(width, height))).toMatchObject({ reason });
});

test.each([
  [600, 1],
  [6000, 6000],
])("a picture of %i by %i is accepted", (width, height) => {
  expect(inspectPicture(pngOf(width, height))).toMatchObject({ ok: true });
});

test("each byte of a picture's signature counts", () => {
  const changed = (bytes: Uint8Array, at: number) =>
    bytes.map((byte, index) => (index === at ? byte ^ 0x20 : byte));
  for (let at = 0; at < 8; at++) expect(inspectPicture(changed(pngOf(1200, 800), at)).ok).toBe(false);
  for (let at = 0; at < 3; at++) expect(inspectPicture(changed(aJpeg(0xc0), at)).ok).toBe(false);
  for (const at of [0, 1, 2, 3, 8, 9, 10, 11]) expect(inspectPicture(changed(extended, at)).ok).toBe(false);
});
