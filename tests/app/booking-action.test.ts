import { expect, test } from "vitest";
import { actOnBooking } from "#app/parts/booking/booking-action";

type Arguments = Parameters<typeof actOnBooking>;

function deleteRating(outcome: object) {
  const services = { ratings: { withdraw: async () => outcome } } as unknown as Arguments[0];
  const form = new FormData();
  form.set("intent", "delete_rating");
  return actOnBooking(services, {} as Arguments[1], form, "https://stagedoor.test/bookings/b1").catch(
    (thrown: unknown) => thrown,
  );
}

test("a refused deletion is not reported as done", async () => {
  expect(await deleteRating({ ok: false, reason: "too_many_requests" })).toMatchObject({
    data: { problem: "too_many_requests" },
    init: { status: 429 },
  });
  const done = (await deleteRating({ ok: true, value: true })) as Response;
  expect(done.headers.get("location")).toBe("/bookings/b1?result=deleted#rating");
});
