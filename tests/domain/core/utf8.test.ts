import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8, encodeUtf8 } from "#domain/core/utf8";

const hex = (...bytes: number[]) => Uint8Array.from(bytes);
const bytesOf = (text: string) => [...encodeUtf8(text)];

/** What the platform's strict decoder returns; null where it throws. */
function platformText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const EDGES = [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x1_0000, 0x10_ffff];

test.each(EDGES)("the code point %i at an edge of a length has the platform's bytes", (point) => {
  const text = String.fromCodePoint(point);
  expect(bytesOf(text)).toEqual([...new TextEncoder().encode(text)]);
  expect(decodeUtf8(encodeUtf8(text))).toBe(text);
});

test("characters of every length keep their order", () => {
  const mixed = "a\u00e9\u0939\u{1f3ad}\ud800b\u00e9";
  expect(bytesOf(mixed)).toEqual([...new TextEncoder().encode(mixed)]);
});

test("a lone surrogate is encoded as the replacement character", () => {
  for (const half of ["\ud800", "\udbff", "\udc00", "\udfff"])
    expect(bytesOf(half)).toEqual([0xef, 0xbf, 0xbd]);
});

/** Code points of every length, surrogates included. */
const text = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0x7ff), fc.nat(0xffff), fc.nat(0x10_ffff)), { maxLength: 8 })
  .map((points) => String.fromCodePoint(...points.filter((point) => point < 0xd800 || point > 0xdfff)));

test("every text has the platform's bytes and returns from them", () => {
  fc.assert(
    fc.property(text, (text) => {
      const bytes = encodeUtf8(text);
      expect([...bytes]).toEqual([...new TextEncoder().encode(text)]);
      expect(decodeUtf8(bytes)).toBe(text);
    }),
  );
});

/** Bytes near the limits of the format, where random bytes rarely are. */
const byte = fc.oneof(
  fc.constantFrom(
    0,
    0x7f,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc0,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0xff,
  ),
  fc.nat(255),
);

test("bytes are decoded or refused as by the platform's strict decoder", () => {
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 6 }), (bytes) => {
      expect(decodeUtf8(hex(...bytes))).toBe(platformText(hex(...bytes)));
    }),
    { numRuns: 500 },
  );
});

test.each([
  { name: "a continuation without a lead", bytes: [0x80] },
  { name: "the longer form of a slash", bytes: [0xc0, 0xaf] },
  { name: "the longer form of delete", bytes: [0xc1, 0xbf] },
  { name: "three bytes for a point of two", bytes: [0xe0, 0x9f, 0xbf] },
  { name: "four bytes for a point of three", bytes: [0xf0, 0x8f, 0xbf, 0xbf] },
  { name: "the first surrogate", bytes: [0xed, 0xa0, 0x80] },
  { name: "the last surrogate", bytes: [0xed, 0xbf, 0xbf] },
  { name: "a point past Unicode", bytes: [0xf4, 0x90, 0x80, 0x80] },
  { name: "a lead past Unicode", bytes: [0xf5, 0x80, 0x80, 0x80] },
  { name: "a text cut inside a character", bytes: [0x61, 0xe2, 0x82] },
])("$name is refused", ({ bytes }) => expect(decodeUtf8(hex(...bytes))).toBeNull());
