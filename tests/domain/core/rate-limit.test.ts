import { expect, test } from "vitest";
import { RETRY_AFTER, TOO_MANY } from "#domain/core/rate-limit";

test("a refused rate is HTTP status 429, with the seconds until the next try (RFC 9110)", () => {
  expect({ ...TOO_MANY, headers: RETRY_AFTER }).toEqual({ status: 429, headers: { "retry-after": "60" } });
});
