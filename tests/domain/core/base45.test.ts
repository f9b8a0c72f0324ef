import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase45, encodeBase45 } from "#domain/core/base45";

const bytesOf = (text: string) => new TextEncoder().encode(text);

test.each([
  ["AB", "BB8"],
  ["Hello!!", "%69 VD92EX0"],
  ["base-45", "UJCLQE7W581"],
  ["ietf!", "QED8WEX0"],
])("%j is %j, as in RFC 9285", (plain, encoded) => {
  expect(encodeBase45(bytesOf(plain))).toBe(encoded);
  expect(decodeBase45(encoded)).toEqual(bytesOf(plain));
});

test("every byte sequence returns from its text", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      expect([...decodeBase45(encodeBase45(bytes))!]).toEqual([...bytes]);
    }),
  );
});

test("a text that decodes is the only text of its bytes", () => {
  const character = fc.constantFrom(..."0189AFGWXYZ $%*+-./:a");
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 7 }), (text) => {
      const bytes = decodeBase45(text);
      if (bytes) expect(encodeBase45(bytes)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test("the highest values of one and two bytes are the last that decode", () => {
  expect([...decodeBase45("U5")!]).toEqual([0xff]);
  expect(decodeBase45("V5")).toBeNull();
  expect([...decodeBase45("FGW")!]).toEqual([0xff, 0xff]);
  expect(decodeBase45("GGW")).toBeNull();
});

test.each(["A", "AAAA", "a0", "0a", "00a", "=00"])("%j is refused", (text) =>
  expect(decodeBase45(text)).toBeNull(),
);
