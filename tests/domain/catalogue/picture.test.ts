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
