import { describe, expect, test } from "vitest";
import { inspectPicture } from "#domain/catalogue/picture";
import { withoutMetadata } from "#domain/catalogue/picture-metadata";

const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const ascii = (words: string) => Array.from(words, (letter) => letter.charCodeAt(0));
const u16 = (n: number) => [n >> 8, n & 0xff];
const u32 = (n: number) => [n >>> 24, (n >> 16) & 0xff, (n >> 8) & 0xff, n & 0xff];

const part = (marker: number, body: readonly number[]) => [0xff, marker, ...u16(body.length + 2), ...body];
const directory = (up: number) =>
  [
    [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 2],
    [1, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0],
    [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0],
    [0, 0, 0, 0],
  ].flat();
/** Two entries: the orientation, and a placeholder for the location. */
const exif = (up: number) =>
  part(0xe1, [...ascii("Exif\0\0"), ...directory(up), ...ascii("GPS 12.97 77.59")]);
const frame = part(0xc0, [8, ...u16(800), ...u16(1200), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
const scan = [...part(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 3, 0xff, 0, 4, 0xff, 0xd9];

function aJpeg(...more: (readonly number[])[]): Uint8Array {
  return Uint8Array.from([0xff, 0xd8, ...more.flat(), ...frame, ...scan]);
}

describe("a photograph", () => {
  test("loses its location, its comment and the data after its end, but no pixels", () => {
    const hostile = Uint8Array.from([
      ...aJpeg(
        part(0xe0, ascii("JFIF\0")),
        exif(1),
        part(0xfe, ascii("by Meera")),
        part(0xed, ascii("8BIM")),
      ),
      ...ascii("<html><script>alert(1)</script>PK\u0003\u0004"),
    ]);
    const clean = withoutMetadata(hostile, "image/jpeg");
    for (const left of ["GPS", "Exif", "Meera", "8BIM", "<script>", "PK"])
      expect(text(clean)).not.toContain(left);
    expect(text(clean)).toContain("JFIF");
    expect(inspectPicture(clean)).toEqual({
      ok: true,
      value: { type: "image/jpeg", width: 1200, height: 800 },
    });
    expect(Array.from(clean.slice(-scan.length))).toEqual(scan);
  });

  test("taken in portrait keeps its orientation", () => {
    const clean = withoutMetadata(aJpeg(exif(6)), "image/jpeg");
    expect(text(clean)).not.toContain("GPS");
    expect(withoutMetadata(clean, "image/jpeg")).toEqual(clean);
    const at = text(clean).indexOf("Exif");
    expect(at).toBe(6);
    expect(clean[at + 6 + 8 + 2 + 9]).toBe(6);
    expect(inspectPicture(clean).ok).toBe(true);
  });

  test("keeps its colour profile and loses embedded further pictures", () => {
    const clean = text(
      withoutMetadata(
        aJpeg(part(0xe2, ascii("ICC_PROFILE\0\u0001\u0001colours")), part(0xe2, ascii("MPF\0more"))),
        "image/jpeg",
      ),
    );
    expect(clean).toContain("colours");
    expect(clean).not.toContain("MPF");
  });
});

test("a PNG loses its text and time chunks and keeps the others unchanged", () => {
  const chunk = (kind: string, body: readonly number[]) => [
    ...u32(body.length),
    ...ascii(kind),
    ...body,
    9,
    9,
    9,
    9,
  ];
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const head = chunk("IHDR", [...u32(900), ...u32(600), 8, 6, 0, 0, 0]);
  const rest = [...chunk("IDAT", [1, 2, 3]), ...chunk("IEND", [])];
  const given = [
    ...signature,
    ...head,
    ...chunk("tEXt", ascii("Author\0Meera")),
    ...chunk("eXIf", ascii("GPS")),
    ...rest,
  ];
  expect([...withoutMetadata(Uint8Array.from(given), "image/png")]).toEqual([...signature, ...head, ...rest]);
});

test("a WebP loses EXIF and XMP and their header flags", () => {
  const little = (n: number) => u32(n).toReversed();
  const chunk = (kind: string, body: readonly number[]) => [
    ...ascii(kind),
    ...little(body.length),
    ...body,
    ...(body.length % 2 ? [0] : []),
  ];
  const body = [
    ...ascii("WEBP"),
    ...chunk("VP8X", [0x1c, 0, 0, 0, 0x83, 3, 0, 0x57, 2, 0]),
    ...chunk("VP8 ", [1, 2, 3]),
    ...chunk("EXIF", ascii("GPS")),
    ...chunk("XMP ", ascii("Meera")),
  ];
  const clean = withoutMetadata(
    Uint8Array.from([...ascii("RIFF"), ...little(body.length), ...body]),
    "image/webp",
  );
  expect(text(clean)).not.toMatch(/GPS|Meera/);
  expect(clean[20]).toBe(0x10);
  expect(inspectPicture(clean)).toMatchObject({ ok: true, value: { width: 900, height: 600 } });
});

test("the orientation is written as one EXIF entry (tag 0x0112, one short) of a big-endian directory", () => {
  const clean = withoutMetadata(aJpeg(exif(8)), "image/jpeg");
  expect(Array.from(clean.slice(2, 2 + 36))).toEqual([
    0xff,
    0xe1,
    0,
    34,
    ...ascii("Exif\0\0"),
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    8,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
});
