import { expect, test } from "vitest";
import { requireFreshSignIn } from "#app/guards";
import { FRESH_SIGN_IN_MS, isFreshSignIn } from "#domain/people/fresh-sign-in";
import { resultOf, routeContext } from "../build/route-call";

const PAGE = "https://stagedoor.test/organizations/o/events/e/bookings/b/refund.data?kind=amount&index";

const call = (signedInAt: number | null, entered?: URLSearchParams) =>
  resultOf(async () => requireFreshSignIn(routeContext({}, { signedInAt }), new Request(PAGE), entered));

test("a sign-in is fresh for less than ten minutes, and never when its time is unknown", () => {
  expect(isFreshSignIn(0, FRESH_SIGN_IN_MS - 1)).toBe(true);
  expect(isFreshSignIn(0, FRESH_SIGN_IN_MS)).toBe(false);
  for (const unknown of [null, undefined]) expect(isFreshSignIn(unknown, 0)).toBe(false);
});

test("a page that moves money opens after a fresh sign-in", async () => {
  expect(await call(Date.now())).toMatchObject({ status: 200 });
});

test("without one, the page redirects to the password form and back with the entered values", async () => {
  const stale = await call(Date.now() - FRESH_SIGN_IN_MS);
  const to = (location: string | null) => new URL(location!, PAGE).searchParams.get("to");
  expect(stale.status).toBe(303);
  expect(to(stale.location)).toBe("/organizations/o/events/e/bookings/b/refund?kind=amount");
  const entered = await call(null, new URLSearchParams({ reason: "late start" }));
  expect(to(entered.location)).toBe("/organizations/o/events/e/bookings/b/refund?reason=late+start");
});
