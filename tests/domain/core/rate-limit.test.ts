import { expect, test } from "vitest";
import { TOO_MANY } from "#domain/core/rate-limit";

test("a refused rate is HTTP status 429 with the seconds until the next try (RFC 9110)", () => {
  expect(TOO_MANY).toEqual({ status: 429, headers: { "retry-after": "60" } });
});
