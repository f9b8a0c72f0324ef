import fc from "fast-check";
import { expect, test } from "vitest";
import { parseShortCode, shortCode, ticketIdPrefix } from "#domain/ticket/short-code";

const anyId = fc
  .uint8Array({ minLength: 10, maxLength: 10 })
  .map((bytes) => Buffer.from(bytes).toString("hex"));
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

test("a printed short code can be typed back: three groups of four, 55 bits of the id", () => {
  fc.assert(
    fc.property(anyId, (id) => {
      expect(shortCode(id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(parseShortCode(shortCode(id))).toBe(ticketIdPrefix(id));
    }),
  );
});

test("case, spaces, dashes, O for 0 and I or L for 1 are accepted", () => {
  fc.assert(
    fc.property(anyId, (id) => {
      const typed = shortCode(id)
        .toLowerCase()
        .replaceAll("-", "  ")
        .replaceAll("0", "o")
        .replaceAll("1", "l");
      expect(parseShortCode(` ${typed} `)).toBe(ticketIdPrefix(id));
      expect(parseShortCode(shortCode(id).replaceAll("1", "I").replaceAll("-", "–"))).toBe(
        ticketIdPrefix(id),
      );
    }),
  );
});

test("any single wrong character and any transposition are detected", () => {
  fc.assert(
    fc.property(anyId, fc.nat(11), fc.nat(30), (id, at, by) => {
      const text = shortCode(id).replaceAll("-", "");
      const wrong = ALPHABET[(ALPHABET.indexOf(text[at]!) + 1 + by) % 32]!;
      expect(parseShortCode(text.slice(0, at) + wrong + text.slice(at + 1))).toBeNull();
      const [a, b] = [text[at]!, text[at + 1]];
      if (b !== undefined && a !== b)
        expect(parseShortCode(text.slice(0, at) + b + a + text.slice(at + 2))).toBeNull();
    }),
  );
});

test.each(["", "7K2M", "7K2M-Q4XD-9F3", "7K2M-Q4XD-9F3TT", "ÄÄÄÄ-ÄÄÄÄ-ÄÄÄÄ", "T1:7K2MQ4XD9F3"])(
  "%j is not a short code",
  (typed) => {
    expect(parseShortCode(typed)).toBeNull();
  },
);
