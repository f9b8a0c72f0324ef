import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHex, toHex } from "#domain/core/hex";

test("bytes are two lower-case digits each and return from them", () => {
  expect(toHex(Uint8Array.from([0, 0x0a, 0x7f, 0xff]))).toBe("000a7fff");
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 8 }), (bytes) => {
      expect([...fromHex(toHex(bytes))]).toEqual([...bytes]);
    }),
  );
});

test.each(["a", "abc", "AB", "zz", "0g", " 00"])("%j is refused as hex", (text) =>
  expect(() => fromHex(text)).toThrow(RangeError),
);
