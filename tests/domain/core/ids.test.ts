import fc from "fast-check";
import { expect, test } from "vitest";
import { isId, makeId } from "#domain/core/ids";

const random = fc.uint8Array({ minLength: 10, maxLength: 16 });

test("an id is a uuid of version 7: the time in its first 48 bits, ten random bytes after it", () => {
  const id = makeId(
    0x0192_abcd_ef01,
    Uint8Array.from([0xff, 0x12, 0xff, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0]),
  );
  expect(id).toBe("0192abcd-ef01-7f12-bf34-56789abcdef0");
  expect(makeId(0x0192_abcd_ef01, new Uint8Array(10))).toBe("0192abcd-ef01-7000-8000-000000000000");
});

test("every id has the canonical form", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 47), random, (now, bytes) => {
      expect(isId(makeId(now, bytes))).toBe(true);
    }),
  );
});

test("ids sort by their time", () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 47),
      fc.integer({ min: 1, max: 2 ** 40 }),
      random,
      random,
      (now, later, one, other) => {
        expect(makeId(now, one) < makeId(now + later, other)).toBe(true);
      },
    ),
  );
});

test("an id needs ten random bytes", () => {
  expect(() => makeId(0, new Uint8Array(9))).toThrow(RangeError);
});

test.each([
  "0192ABCD-ef01-7000-8000-000000000000",
  "0192abcd-ef01-4000-8000-000000000000",
  "0192abcd-ef01-7000-c000-000000000000",
  "0192abcdef0170008000000000000000",
  "",
])("%j is not an id", (text) => expect(isId(text)).toBe(false));
