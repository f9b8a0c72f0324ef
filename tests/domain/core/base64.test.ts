import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, toBase64 } from "#domain/core/base64";

// RFC 4648, section 10.
test("bytes are encoded as in the standard's examples, and decoded again", () => {
  const text = (bytes: string) => toBase64(new TextEncoder().encode(bytes));
  expect(["", "f", "fo", "foo", "foobar"].map(text)).toEqual(["", "Zg==", "Zm8=", "Zm9v", "Zm9vYmFy"]);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      expect([...fromBase64(toBase64(bytes))!]).toEqual([...bytes]);
    }),
  );
});

test("a text that is not base64 has no bytes", () => {
  expect(fromBase64("Zg*=")).toBeNull();
});
