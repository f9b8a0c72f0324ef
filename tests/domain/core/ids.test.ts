import fc from "fast-check";
import { expect, test } from "vitest";
import { hashId, isId, makeId, repeatableId } from "#domain/core/ids";
import { fromHex } from "#domain/core/hex";

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

/** SHA-256 of "a". */
const HASH = fromHex("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");

test("a hash gives the same id of version 7 each time, with a time before 2100", () => {
  expect(repeatableId(HASH)).toBe("011c0fc3-3a1b-7dca-bac2-31b39a23dc4d");
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 32 }), (hash) => {
      const id = repeatableId(hash);
      expect(isId(id)).toBe(true);
      expect(id).toBe(repeatableId(hash.slice()));
      expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBeLessThan(Date.UTC(2100, 0));
    }),
  );
});

test("a hash is written as an id of version 8, and stays as it is", () => {
  const hash = HASH.slice();
  expect(hashId(hash)).toBe("ca978112-ca1b-8dca-bac2-31b39a23dc4d");
  expect(hash).toEqual(HASH);
  expect(() => hashId(hash.subarray(0, 15))).toThrow(RangeError);
});

test.each([
  "0192ABCD-ef01-7000-8000-000000000000",
  "0192abcd-ef01-4000-8000-000000000000",
  "0192abcd-ef01-7000-c000-000000000000",
  "0192abcdef0170008000000000000000",
  "",
])("%j is not an id", (text) => expect(isId(text)).toBe(false));
