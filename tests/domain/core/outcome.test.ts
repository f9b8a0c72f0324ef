import { expect, test } from "vitest";
import { guestBuyerKey, guestIdOf, isGuest, userBuyerKey, userIdOf } from "#domain/core/buyer-key";
import { accept, refuse } from "#domain/core/outcome";

test("an outcome is a value, or a reason with details if there are any", () => {
  expect(accept(5)).toEqual({ ok: true, value: 5 });
  expect(refuse("gone")).toStrictEqual({ ok: false, reason: "gone" });
  expect(refuse("full", { left: 0 })).toEqual({ ok: false, reason: "full", detail: { left: 0 } });
});

test("a buyer key belongs to an account or to a guest, never to both", () => {
  const [user, guest] = [userBuyerKey("guest:7"), guestBuyerKey("user:7")];
  expect([user, guest]).toEqual(["user:guest:7", "guest:user:7"]);
  expect([isGuest(user), userIdOf(user), guestIdOf(user)]).toEqual([false, "guest:7", null]);
  expect([isGuest(guest), userIdOf(guest), guestIdOf(guest)]).toEqual([true, null, "user:7"]);
  expect([isGuest("7guest:"), userIdOf("7user:")]).toEqual([false, null]);
});
