import { expect, test } from "vitest";
import { decideAdminChange } from "#domain/people/admin-change";

test("an admin changes the rights of others but never their own", () => {
  expect(decideAdminChange("u1", "u2")).toEqual({ ok: true, value: null });
  expect(decideAdminChange("u1", "u1")).toEqual({ ok: false, reason: "yourself" });
});
